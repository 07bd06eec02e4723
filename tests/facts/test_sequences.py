"""Words that follow one another, after the examples of Vale's documentation and program, in words of our own."""

import re
from typing import Any

import pytest

from contentlint.facts import sequences as module
from contentlint.facts.sequences import MOST, MissingTaggerError, Step, Steps, sequences
from contentlint.text.tagging import words_in


def found(steps: list[dict[str, Any]], text: str, *, ignore_case: bool = False) -> list[str]:
    matches = sequences(Steps.parse(steps), words_in(text), ignore_case=ignore_case)
    return [" ".join(word.text for word in words) for words in matches]


def p(pattern: str, **more: Any) -> dict[str, Any]:
    return {"pattern": pattern, **more}


def test_patterns_stand_side_by_side_as_whole_words() -> None:
    assert found([p("of"), p("all"), p("times")], "Best of all times, of all timeset, off all times.") == [
        "of all times"
    ]
    assert found([p("knee"), p("'s")], "The knee's fine.") == ["knee 's"]
    assert found([p(","), p("and")], "Rest, and rest and, then.") == [", and"]


def test_every_anchor_is_told_once() -> None:
    assert found([p("very")], "A very very good day.") == ["very", "very"]


def test_case_counts_unless_it_is_said_otherwise() -> None:
    text = "Rest Now. rest now."
    assert found([p("rest"), p("now")], text) == ["rest now"]
    assert found([p("rest", ignore_case=True), p("[Nn]ow")], text) == ["Rest Now", "rest now"]
    assert found([p("rest"), p("now")], text, ignore_case=True) == ["Rest Now", "rest now"]


def test_a_negated_step_is_another_word_but_is_one() -> None:
    steps = [p("in"), p("the|a", negate=True)]
    assert found(steps, "In in the morning, in pain, in") == ["in pain"]
    # Left of the anchor, which is the first that isn't negated.
    assert found([p("not", negate=True), p("sure")], "sure, not sure, be sure") == ["be sure"]


def test_words_may_be_skipped_up_to_a_number() -> None:
    steps = [p("data"), p("is", skip=2)]
    assert found(steps, "data is; data for this is") == ["data is", "data is"]
    assert found(steps, "data for this one is") == []
    before = [p("best", skip=1), p("player", negate=True), p("ever")]
    assert found(before, "best big day ever") == ["best day ever"]  # what the anchor skips lies behind it
    assert found(before, "best one big day ever") == []
    assert found([p("best", skip=1), p("ever")], "best day ever, best big day ever") == ["best ever"]


def test_what_is_left_of_the_anchor_skips_towards_it() -> None:
    steps = [{"tag": "JJS", "skip": 2}, p("of"), p("all")]
    assert found(steps, "The greatest basketball player of all.") == ["greatest of all"]
    assert found(steps, "The greatest of all.") == ["greatest of all"]
    assert found(steps, "The greatest basketball player here of all.") == []


def test_a_nearer_word_is_passed_over_where_the_rest_fails() -> None:
    assert found([p("a"), p("b", skip=3), p("c")], "a b x b c") == ["a b c"]


def test_tags() -> None:
    steps = [{"tag": "MD"}, p("be"), {"tag": "JJ"}, {"tag": "VB|VBN"}]
    assert found(steps, "It would be great write a letter. It would be great to write.") == ["would be great write"]
    assert found([p("walk", tag="VB")], "You can't walk.") == ["walk"]
    assert found([p("walk", tag="NN")], "You can't walk.") == found([p("run", tag="VB")], "You can't walk.") == []
    # As in Vale, a negated step with both has neither.
    assert found([p("of"), p("times", tag="CD", negate=True)], "of times, of seven, of people") == ["of people"]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("of all", "must be a list of steps"),
        ([], "must be a list of steps"),
        ([p("a")] * (MOST + 1), f"{MOST} at most"),
        (["of"], "'of' is no table"),
        ([{"patern": "a"}], "patern: no such key in a step; did you mean `pattern`?"),
        ([{"skip": 2}], "needs a pattern or a tag"),
        ([p("a", skip=-1)], "skip: -1 isn't between"),
        ([p("a", skip=10**9)], "isn't between"),
        ([p("a", skip="2")], "skip: '2' doesn't fit"),
        ([p("a", negate="yes")], "negate: 'yes' doesn't fit"),
        ([p("(a+)+b")], "a repeat within a repeat"),
        ([p("(a")], "is no regular expression"),
        ([{"tag": "NN"}], "needs a pattern that isn't negated"),
        ([p("a", negate=True)], "needs a pattern that isn't negated"),
    ],
)
def test_what_is_wrong_is_told(steps: Any, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        Steps.parse(steps)


def test_a_tag_without_a_tagger_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_installed", lambda: False)
    assert Steps.parse([p("a")]) == (Step(pattern=Steps.parse([p("a")])[0].pattern),)
    with pytest.raises(MissingTaggerError, match=r"pip install 'contentlint\[vale\]'"):
        Steps.parse([p("a"), {"tag": "NN"}])


def test_a_word_without_end_fits_nothing() -> None:
    assert found([p(r"\w+")], f"{'a' * 2000} b") == ["b"]
