import copy
import pickle
import re

import pytest

from contentlint.lazy import lazy


def test_a_pattern_is_compiled_at_first_use_and_answers_as_any() -> None:
    pattern = lazy(r"b(.)", re.I)
    assert not any(isinstance(value, re.Pattern) for value in vars(pattern).values())
    assert pattern.findall("abc Bd") == ["c", "d"]
    assert [match.span() for match in pattern.finditer("abc Bd")] == [(1, 3), (4, 6)]
    assert (match := pattern.search("abc Bd", 2)) is not None and match.start() == 4
    assert pattern.search("abc", 0, 2) is None
    assert pattern.match("abc") is None
    assert pattern.match("abc", 1) is not None
    assert pattern.sub(r"\1", "abc") == "ac"
    assert (pattern.groups, pattern.flags & re.I) == (1, re.I)


def test_a_pattern_can_be_copied_before_and_after_its_use() -> None:
    pattern = lazy(r"\d")
    assert pickle.loads(pickle.dumps(pattern)).findall("a1") == ["1"]
    assert pattern.findall("b2") == ["2"]
    assert copy.copy(pattern).search("c") is None


def test_bytes_have_patterns_too() -> None:
    assert lazy(rb"\d+").findall(b"1 or 22") == [b"1", b"22"]


def test_a_broken_pattern_is_told_at_first_use() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")
