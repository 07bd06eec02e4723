import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.vale.expressions import translate


@pytest.mark.parametrize(
    ("pattern", "found", "passed"),
    [
        (r"(?i)knee", ["KNEE"], ["hip"]),
        (r"the (?i)knee|hip", ["the KNEE", "HIP"], ["The knee"]),
        (r"(a(?i)b)c", ["aBc", "abc"], ["aBC", "Abc"]),
        (r"(?i)a(?-i)b", ["Ab"], ["AB"]),
        (r"(?i:a)b", ["Ab"], ["AB"]),
        (r"\p{Lu}\p{L}+", ["Éva"], ["éva"]),
        (r"\P{L}", ["1"], ["é"]),
        (r"[\p{L}-]+x", ["é-x"], ["1x"]),
        (r"[[:alpha:]]+[[:digit:]]", ["a1"], ["11", "é1"]),
        (r"[^[:space:]]z", ["az"], [" z"]),
        (r"end\z", ["the end"], ["end\n"]),
        (r"\Qa.b(\E", ["a.b("], ["axb("]),
        (r"(?<n>a)(?P<m>b)", ["ab"], ["ba"]),
        (r"(?<!very |so )good", ["good", "too good"], ["very good", "so good"]),
        (r"(?<=very |so )good", ["very good"], ["too good"]),
        (r"(?<!works? )as", ["likes as"], ["works as", "work as"]),
        (r"\x{2019}s", ["it’s"], ["it's"]),
        (r"don't", ["don't", "don’t"], ["dont"]),
        (r"[]a]x", ["]x"], ["bx"]),
        (r"[a|b[]c", ["|c", "[c"], ["dc"]),
        (r"\<p\>", ["<p>"], ["p"]),
        (r"(?:a\)|[)])(?i)x", ["a)X", ")x"], ["aX"]),
    ],
)
def test_what_vale_finds_is_found(pattern: str, found: list[str], passed: list[str]) -> None:
    compiled = re.compile(translate(pattern))
    assert all(compiled.search(text) for text in found)
    assert not any(compiled.search(text) for text in passed)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"(?<!\w+ )good", "looks back over a text of any length"),
        (r"(a)b(?<!\1)", "looks back for what a group held"),
        (r"(?U)a+", "the flag `U`"),
        (r"\p{Klingon}", "isn't known here"),
        (r"[a", "isn't closed"),
        (r"(?<=(a", "isn't closed"),
        (r"\k<n>", "isn't known to Python"),
    ],
)
def test_what_python_lacks_is_refused_by_name(pattern: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        translate(pattern)


@given(st.text(alphabet="ab(|)[]^\\?<!=:iP{}'.+*-QEpLu ", max_size=20))
def test_any_text_is_translated_or_refused(pattern: str) -> None:
    try:
        translated = translate(pattern)
    except ValueError:
        return
    assert isinstance(translated, str)


@given(st.text(alphabet="abc .+*?|()", max_size=12))
def test_plain_patterns_stay_as_they_are(pattern: str) -> None:
    if "(?" not in pattern:
        assert translate(pattern) == pattern
