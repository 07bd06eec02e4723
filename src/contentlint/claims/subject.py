"""What a page is about: on one that hardly speaks of illness or treatment, the words of a claim mean something else.

"Reverse the button", "this works for most browsers", "our best offer ends today": privacy notices, guides to a web form
and a hospital's annual report use the verbs of effect for other things.
"""

from __future__ import annotations

from collections.abc import Sequence

from contentlint.claims.reading import read
from contentlint.claims.unit import Unit

LEAST = 10
"""Sentences: a shorter text tells nothing of its subject."""
SHARE = 0.05
"""Of the sentences, how many must speak of care. Seen on 2026-11-22 on pages with ten sentences and the words of a claim:
none of 190 clinic pages had fewer (the least 0.059), 19 of 32 pages of a manual for web designers had."""
_CARE = frozenset(("treatment", "condition", "mechanism-noun", "body-agent"))
_NAMED = frozenset(("treatment", "condition"))


def speaks_of_care(units: Sequence[Unit]) -> bool:
    """Whether enough sentences of a page name a treatment, an illness or a part of the body; True for a short one."""
    if len(units) < LEAST:
        return True
    return sum(not read(unit.text).names.isdisjoint(_CARE) for unit in units) >= SHARE * len(units)


def names_care(unit: Unit) -> bool:
    """Whether the sentence itself names a treatment or an illness, whatever its page is about."""
    return not read(unit.text).names.isdisjoint(_NAMED)
