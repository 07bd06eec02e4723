"""Lists of conditions: what the sentence or heading above a list says of its items."""

from __future__ import annotations

from functools import lru_cache

from contentlint.claims.lexicon import named, patterns
from contentlint.claims.reading import Reading, covered, read
from contentlint.claims.unit import Unit

_NOT_ONE = ("all", "other", "more")
_SEVERAL = 3  # conditions that make a row of them
_LONGEST_ROW = 60  # words
_LONGEST_ITEM = 19  # words
_SHARE = 0.5  # of the words of a sentence, from which on it says little else
_LONGEST_NAME = 6  # words of a condition that the lexicon doesn't know
_DOING = frozenset(("treatment", "generic-treatment", "describe-session", "credential", "verb-help"))
LONGEST_LEAD = 300  # characters: more is not the lead-in of a list


def introduction(unit: Unit) -> str:
    """What says of the list that `unit` stands in what its items are: its lead-in if that tells, else the heading.

    A lead-in with a colon speaks for its list, whatever it says: no heading above it does.
    """
    return unit.lead_in if _said(unit.lead_in) or unit.lead_in.endswith(":") else unit.heading


def lead(unit: Unit) -> str:
    """How the list that `unit` stands in is introduced: ``"conditions"``, ``"asserted"``, ``"neutral"`` or ``""``.

    Under ``"conditions"`` ("Problems we treat:") every short item is one, under ``"asserted"`` ("Helpful for:") those
    that name one.
    """
    return _said(introduction(unit))


@lru_cache(maxsize=1024)
def _said(text: str) -> str:
    if not text or len(text) >= LONGEST_LEAD:
        return ""
    found = patterns("lists")
    if found["answered"].search(text):  # "What are the benefits?" - what follows asserts them
        return "asserted"
    if text.endswith("?") or found["neutral"].search(text):
        return "neutral"
    return next((kind for kind in ("conditions", "asserted") if found[kind].search(text)), "")


@lru_cache(maxsize=1024)
def is_of_pages(heading: str) -> bool:
    """Whether what follows this heading are other pages or sources by name ("See also", "References")."""
    return patterns("lists")["elsewhere"].search(heading.strip()) is not None


def only_conditions(reading: Reading) -> bool:
    """Whether a short sentence is little more than the names of conditions."""
    return len(reading.texts) <= _LONGEST_ITEM and _is_filled(reading)


def _is_filled(reading: Reading) -> bool:
    return covered(reading, ("condition",)) >= _SHARE


def condition_list(unit: Unit) -> bool:
    """Whether `unit` names conditions in a list that says it treats them."""
    reading = read(unit.text)
    if unit.role == "heading" or not reading.texts or reading.texts[0] in _NOT_ONE:
        return False
    if "condition" not in reading.names:
        return _could_be_one(unit, reading) and lead(unit) == "conditions"
    if lead(unit) not in ("conditions", "asserted"):
        return False
    if _is_row(unit, reading) or only_conditions(reading):
        return True
    return len(reading.texts) <= _LONGEST_ITEM and unit.text[-1:] not in ".!?:" and reading.names.isdisjoint(_never())


def _is_row(unit: Unit, reading: Reading) -> bool:
    """Whether the unit is a row of conditions ("Heart: angina, palpitations ..."); in a paragraph it must say little else."""
    several = sum(m.name == "condition" for m in reading.found) >= _SEVERAL
    return (
        several
        and len(reading.texts) <= _LONGEST_ROW
        and reading.names.isdisjoint(_never())
        and (unit.role != "paragraph" or _is_filled(reading))
    )


def _could_be_one(unit: Unit, reading: Reading) -> bool:
    """Whether an item could be the name of a condition that the lexicon doesn't know: a few plain words."""
    return unit.role in ("item", "cell", "term") and unit.text[:1].isalpha() and unit.lead_in != "" and is_name(reading)


def is_name(reading: Reading) -> bool:
    """Whether the words could be a name: few, no mark behind them, and nothing of what a name never holds."""
    return (
        0 < len(reading.texts) <= _LONGEST_NAME
        and reading.texts[-1][-1].isalnum()
        and reading.names.isdisjoint(_never())
        and reading.names.isdisjoint(_DOING)
    )


def _never() -> frozenset[str]:
    return named("not-a-condition")
