import pytest

from contentlint.facts.actions import Action, listed, references
from contentlint.facts.swaps import Either, Swap, accepts, alternatives, expanded


@pytest.mark.parametrize(
    ("action", "found", "made"),
    [
        (["replace", "use"], "utilise", "use"),
        (["replace", "use", "apply"], "utilise", "use or apply"),
        (["replace"], "x", None),
        (["remove"], "very", None),
        (["suggest", "spellings"], "x", None),
        (["edit", "regex", r"(\w+)-(\w+)", "$2 ${1}"], "up-to", "to up"),
        (["edit", "trim_right", ".?!"], "Rest.?", "Rest"),
        (["edit", "trim_left", "#"], "##a#", "a#"),
        (["edit", "trim", " "], " a ", "a"),
        (["edit", "truncate", " "], "the the", "the"),
        (["edit", "split", " ", "1"], "a b", "b"),
        (["edit", "split", " ", "7"], "a b", None),
        (["edit", "remove", ".!"], "a.b!", "ab"),
        (["edit", "replace", "a", "b"], "aa", "bb"),
        (["edit", "trim", "x"], "abc", None),
        (["edit", "regex", "a", "$9"], "aa", None),
    ],
)
def test_an_action_says_what_could_stand_there(action: list[str], found: str, made: str | None) -> None:
    assert Action.parse(action).apply(found) == made


@pytest.mark.parametrize(
    "action",
    [
        "replace",
        ["edit"],
        ["edit", "shout", "x"],
        ["edit", "regex", "(a+)+b", ""],
        ["edit", "regex", "a"],
        [1],
        ["edit", "trim"],
    ],
)
def test_an_action_that_cant_be_used_is_refused(action: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Action.parse(action)


def test_lists_in_words() -> None:
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed(["a", "b", "c"], "'") == "a', 'b' or 'c"
    assert listed(["a"]) == "a" and listed([]) == ""


def test_groups_of_go_and_of_python() -> None:
    assert references("$1-${2}\\") == r"\g<1>-\g<2>\\"


def test_swaps_are_checked_and_sorted() -> None:
    assert list(Swap.parse({"a": "b", "abc": "d"})) == ["abc", "a"]
    for value in ({}, ["a"], {"a": 1}, {"(a+)+b": "c"}, {"(?<=a+)b": "c"}):
        with pytest.raises(ValueError, match=r"\w"):
            Swap.parse(value)
    with pytest.raises(ValueError, match="could run away"):
        Either.parse({"a": "(a+)+b"})


def test_replacements_offer_and_accept() -> None:
    assert alternatives(r"a|b\|c|") == ["a", "b|c"]
    assert accepts("a|b", "b") and accepts("[Cc]heck-?up", "checkup") and not accepts("use", "Use")
    assert expanded("$2 $1", "(a) (b)", "a b", ignore_case=False) == "b a"
    assert expanded("$3", "(a)", "a", ignore_case=False) == "$3"
