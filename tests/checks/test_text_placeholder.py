import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.facts.page_type import word_table

TABLE = word_table("placeholders.toml")
PATTERNS = [*TABLE["exact"], *(pattern for patterns in TABLE["patterns"].values() for pattern in patterns)]


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_a_trigger(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True)).lower()
    assert any(word in text for word in TABLE["triggers"])
