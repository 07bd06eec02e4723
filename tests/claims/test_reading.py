"""A sentence taken apart, and words looked up before a pattern is tried."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.claims import sources, support
from contentlint.claims.reading import may_hold, read

TOLD = sources.words()
CUED = {
    "study": (support.NAMED, support.NAMED_CUES),
    "promise": (TOLD.promises, TOLD.promise_cues),
    "journal": (TOLD.journals, TOLD.journal_cues),
}


@pytest.mark.parametrize("name", CUED)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_match_is_without_its_cue(name: str, data: st.DataObject) -> None:
    pattern, cues = CUED[name]
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    assert may_hold(text, cues)


@pytest.mark.parametrize("text", ["The Rose is red.", "rose", "ROSE?", "a rose's thorn", "prim'rose", "‘rose’", "roſe"])
def test_a_cue_is_found_however_it_is_written(text: str) -> None:
    assert may_hold(text, frozenset(("rose",)))


@pytest.mark.parametrize("text", ["", "The roses are red.", "prim-roses", "Don't eat it.", "Crème brûlée"])
def test_where_no_cue_stands_no_pattern_is_tried(text: str) -> None:
    assert not may_hold(text, frozenset(("rose",)))


def test_digits_are_told_from_each_other_by_nobody() -> None:
    assert read("Open 24 hours").plain == ["open", "00", "hours"]
    assert read("Open all hours").plain == ["open", "all", "hours"]
