import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.text.patterns import LONGEST, RegularExpression, compiled
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


ATOMS = st.sampled_from(["a", "b", "[ab]", ".", r"\w", "ab"])
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
@given(PATTERNS, st.sampled_from(["a", "b", "ab", "aab", "aba"]))
def test_what_passes_does_not_run_away(pattern: str, unit: str) -> None:
    try:
        passed = RegularExpression.parse(pattern + "c")
    except ValueError:
        return
    with no_hang():
        assert compiled(passed).search((unit * LONGEST)[: LONGEST // 2] + "!") is None
