import re

from contentlint.lazy import Lazy


def test_a_pattern_is_compiled_once_and_searched_as_any() -> None:
    pattern = Lazy(r"b(.)", re.I)
    assert "compiled" not in vars(pattern)
    assert pattern.findall("abc Bd") == ["c", "d"]
    assert [match.span() for match in pattern.finditer("abc Bd")] == [(1, 3), (4, 6)]
    assert (match := pattern.search("abc Bd", 2)) is not None and match.start() == 4
    assert pattern.search("abc", 0, 2) is None
    assert pattern.match("abc") is None
    assert pattern.match("abc", 1) is not None
    assert pattern.compiled is pattern.compiled
