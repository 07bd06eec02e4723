import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.text import patterns
from contentlint.text.patterns import LONGEST, RegularExpression, RunawayError, compiled, matches, steps
from tests.hang import no_hang

HARMLESS = [
    r"\d{1,2}/\d{1,2}/\d{4}",
    r"\bno\s+\w+\s+pain\b",
    r"(?:\w+\s){0,5}cure",
    r"(?:\w++\s?)*",
    r"(?:acne|asthma|eczema)(?:, (?:acne|asthma|eczema))*",
    r"([a-z]+\.)+com",
    r"\d+ of \d+|\d+ in \d+",
    r".{0,40}cure.{0,40}",
    r"(?<!very )safe(?! to)",
    r"(?i:botox)®?",
    r"[^.]+\.",
    r"no (?:\w+ ){0,3}pain (?:\w+ ){0,3}at all",
    r"(?:[^a-zA-Z]+[a-z]+)*",
    r"\d+(?:\.\d+)?%",
    "(?:[α-ω]+[–—]+)+x",
]
DANGEROUS = [
    r"(a+)+$",
    r"([a-zA-Z]+)*x",
    r"(\w+\s?)*x",
    r"(.*,)*x",
    r"(a|aa)+x",
    r"(?:a|a?)+x",
    r"(.*a){12}x",
    r"(\w?a)*x",
    r"(?>(a+)+)b",
    r"(?=(a+)+b)a",
    r".*cure.*x",
    r"(?:x+x+)?y",
    r"(?:x+x+|z)y",
    r"\s*\s*\s*x",
    r"(a{1,9}){9}x",
    r"(?:a?){30}a{30}",
    r"(\d+)-\1",
    r"(a)?(?(1)b|c)",
    r"(?:\w+龥+)+x",  # letters beyond Latin belong to \w as well
    "(?:\\w+[\u2070-\u2089]+)+x",
    "(?:[\u2080-\u2089]+[\u2085-\u2099]+)+x",
    "(?:[Β-Ω]+[γ-ω]+)+x",  # the same letters where case doesn't count
    "(?:k+\u212a+)+x",  # the Kelvin sign is a k to IGNORECASE
    "(?:(?i:k)+[^a-zA-Z]+)+x",
    r"(?a)(?:\W+[é]+)+x",
    r"(?a:x)",
    r"(?:\W+€+)+x",
    r"(",
    r"a{2,1}",
]


@pytest.mark.parametrize("pattern", HARMLESS)
def test_ordinary_patterns_pass(pattern: str) -> None:
    assert RegularExpression.parse(pattern) == pattern
    assert compiled(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", DANGEROUS)
def test_patterns_that_could_run_away_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        RegularExpression.parse(pattern)


def test_the_refusal_says_what_to_write() -> None:
    with pytest.raises(
        ValueError, match=re.escape(r"make the inner repeat possessive (`\w++`), or bound it (`{0,40}`)")
    ):
        RegularExpression.parse(r"(\w+\s?)*x")
    assert RegularExpression.parse(r"(\w++\s?)*x")


def test_only_text_is_a_pattern() -> None:
    with pytest.raises(ValueError, match="write it as text"):
        RegularExpression.parse(3)


def test_case_counts_unless_it_is_told_not_to() -> None:
    assert compiled("botox").search("BOTOX") is None
    assert compiled("botox", True).search("BOTOX") is not None


def test_a_pattern_too_long_to_judge_is_refused() -> None:
    with pytest.raises(ValueError, match="too long; split it"):
        RegularExpression.parse("ab?" * 2_000)
    with no_hang():
        RegularExpression.parse("ab?" * 1_600)


def test_steps_are_the_lengths_that_a_repeat_may_take() -> None:
    assert steps("cure") == 1
    assert steps("(?:a{0,9})b") == 10
    assert steps("a{1,10}a{1,10}b") == 100
    assert steps("a+b") == LONGEST


def test_a_pattern_is_stopped_where_the_text_is_too_long_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "MOST_STEPS", 1_000)
    assert [[m[0] for m in each] for each in matches(compiled("a{1,9}b"), ["aab", "x"])] == [["aab"], []]
    assert len(list(matches(compiled("a{1,9}b"), ["a" * 111]))) == 1
    with pytest.raises(RunawayError, match="more than 1,000 steps on this text; bound its repeats"):
        list(matches(compiled("a{1,9}b"), ["a" * 112]))
    with pytest.raises(RunawayError):
        list(matches(compiled("a{1,9}b"), ["a" * 56] * 2))


ATOMS = st.sampled_from(["a", "b", "[ab]", ".", r"\w", "ab", "龥", "[龤-龥]", "[^a]", r"\W", "k", "[^b-z]"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{0,9}", "{2,}", "*?", "++"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda p: f"(?:{p[0]}|{p[1]})"),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(PATTERNS, st.sampled_from(["a", "b", "ab", "aab", "aba", "龥", "a龥", "!", "k", "\u212a"]), st.booleans())
def test_what_passes_does_not_run_away(pattern: str, unit: str, ignore_case: bool) -> None:
    try:
        passed = RegularExpression.parse(pattern + "c")
    except ValueError:
        return
    with no_hang():
        assert compiled(passed, ignore_case).search((unit * LONGEST)[: LONGEST // 2] + "!") is None
