import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.difficulty import clauses, difficulty, is_long_word, passives


def passive_words(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in passives(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The wound was cleaned.", ["was cleaned"]),
        ("It is usually not covered by your plan.", ["is usually not covered"]),
        ("You will be seen and then be sent home.", ["be seen", "be sent"]),
        ("Your teeth got broken.", ["got broken"]),
        ("We are located in Oak Street.", []),
        ("If you are concerned or tired, call us.", []),
        ("She was interested in it.", []),
        ("They are in need of it; the speed is indeed high.", []),
        ("We cleaned it.", []),
        ("He is well-prepared and a hundred times better.", []),
    ],
)
def test_the_passive_is_found_and_states_are_not(sentence: str, found: list[str]) -> None:
    assert passive_words(sentence) == found


def test_reasons_are_told_in_order() -> None:
    easy = difficulty("Come and see us.")
    assert easy.reasons == ("4 words",)
    hard = difficulty(
        "Comprehensive musculoskeletal rehabilitation, which is delivered by specialists, takes time, because muscles that have "
        "been injured heal slowly, although exercise helps, and we go on until you are well."
    )
    assert hard.reasons[0] == "29 words"
    assert [reason.split(" ", 1)[1] for reason in hard.reasons[1:-1]] == ["long words", "clauses strung together"]
    assert hard.reasons[-1] == "passive"
    assert hard.weight > easy.weight


def test_clauses_are_counted_by_what_joins_them() -> None:
    assert clauses("We help.") == 1
    assert clauses("We help, but you do the work; it takes weeks, because muscles are slow.") == 4


@pytest.mark.parametrize(
    ("word", "language", "long"),
    [("medicine", "en", True), ("doctor", "en", False), ("2026", "en", False), ("Wirbelsäule", "de", True), ("Rücken", "de", False)],
)  # fmt: skip
def test_long_words(word: str, language: str, long: bool) -> None:
    assert is_long_word(word, language) is long


@given(st.text(alphabet="abe .,;isd'", max_size=200))
def test_any_text_has_a_weight_and_a_reason(text: str) -> None:
    assert difficulty(text).reasons
    assert difficulty(text).weight >= 0
