"""Lists of conditions: what the sentence or heading above a list says of its items."""

from __future__ import annotations

from functools import lru_cache

from contentlint.claims.lexicon import named, patterns
from contentlint.claims.reading import Reading, covered, read
from contentlint.claims.unit import Unit

_NOT_ONE = ("all", "other", "more")
LONGEST_LEAD = 300  # characters: more is not the lead-in of a list


def lead(unit: Unit) -> str:
    """How the list that `unit` stands in is introduced: ``"asserted"``, ``"neutral"`` or ``""``."""
    return _said(unit.lead_in) or _said(unit.heading)


@lru_cache(maxsize=1024)
def _said(text: str) -> str:
    if not text or len(text) >= LONGEST_LEAD:
        return ""
    found = patterns("lists")
    if text.endswith("?") or found["neutral"].search(text):
        return "neutral"
    return "asserted" if found["asserts"].search(text) else ""


@lru_cache(maxsize=1024)
def is_of_pages(heading: str) -> bool:
    """Whether what follows this heading are other pages or sources by name ("See also", "References")."""
    return patterns("lists")["elsewhere"].search(heading.strip()) is not None


def only_conditions(reading: Reading) -> bool:
    """Whether the sentence is little more than the names of conditions."""
    return 0 < len(reading.texts) < 20 and covered(reading, ("condition",)) >= 0.5


def condition_list(unit: Unit) -> bool:
    """Whether `unit` names conditions in a list that says it treats them."""
    if unit.role == "heading" or lead(unit) != "asserted":
        return False
    reading = read(unit.text)
    if not 0 < len(reading.texts) < 20 or "condition" not in reading.names or reading.texts[0] in _NOT_ONE:
        return False
    return only_conditions(reading) or (
        unit.text[-1:] not in ".!?:" and reading.names.isdisjoint(named("not-a-condition"))
    )
