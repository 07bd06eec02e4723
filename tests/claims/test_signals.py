import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.claims.lexicon import lexicon, rules, words_of
from contentlint.claims.signals import Signals, compile_signal, signals


def seen(line: str, text: str) -> list[tuple[str, bool]]:
    words = words_of(text)
    found = lexicon().match(words)
    matcher = Signals([compile_signal("it", "cure", line)])
    return [(" ".join(words[s.first : s.last]), s.negated) for s in matcher.seen(words, found)]


def test_elements_follow_within_their_reach() -> None:
    assert seen("'best ~2 'clinic", "the best small eye clinic") == [("best small eye clinic", False)]
    assert seen("'best ~2 'clinic", "the best of all small clinic") == []
    assert seen("'best ~2 'clinic", "the clinic is best") == []


def test_classes_and_words_can_be_mixed() -> None:
    assert seen("verb-reduce ~3 condition", "it relieves the pain") == [("relieves the pain", False)]
    assert seen("'cat|condition ~1 'is", "the cat is here") == [("cat is", False)]


def test_a_word_inside_an_idiom_says_nothing() -> None:
    assert seen("'best ~2 'clinic", "best clinic")
    assert not seen("'best ~3 'clinic", "best practice in our clinic")


def test_a_start_is_asked_for_with_a_caret() -> None:
    assert seen("^ verb-reduce", "Reduces swelling")
    assert not seen("^ verb-reduce", "It always reduces swelling")


def test_a_negation_before_it_is_told() -> None:
    assert seen("'safe", "it is not safe") == [("safe", True)]
    assert seen("'safe", "never mind that it is quite safe") == [("safe", False)]


def test_a_reach_is_a_number() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        compile_signal("it", "cure", "'a ~b 'c")


def test_signals_speak_for_known_categories() -> None:
    categories = {signal.category for signal in signals().all}
    assert {"efficacy", "cure", "superiority", "none"} <= categories
    assert {signal.name for signal in signals().all} == rules()["signals"].keys() | rules()["phrasings"].keys()


@given(st.lists(st.sampled_from(["best", "clinic", "not", "safe", "relieves", "pain", "the", "in"]), max_size=30))
def test_a_signal_lies_inside_its_sentence(chosen: list[str]) -> None:
    words = words_of(" ".join(chosen))
    for s in signals().seen(words, lexicon().match(words)):
        assert 0 <= s.first < s.last <= len(words)
