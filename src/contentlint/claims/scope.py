"""Why a sentence that speaks of an effect would not be reported: what stands around the effect itself."""

from __future__ import annotations

from contentlint.claims.features import EFFECTS, Reading, read
from contentlint.claims.lexicon import Match
from contentlint.claims.unit import Unit

REACH = 5  # words between a negation or hedge and the effect it governs


def _effects(reading: Reading) -> list[Match]:
    return [m for m in reading.found if m.name in EFFECTS or m.name in ("effective", "effect-noun")]


def _governed(reading: Reading, effect: Match, name: str) -> bool:
    return any(m.name == name and 0 <= effect.first - m.last < REACH for m in reading.found)


def hedge(unit: Unit) -> str:
    """``"full"``, ``"half"`` or ``"none"``: how the effects of the sentence are hedged, the least hedged counting."""
    reading = read(unit.text)
    effects = _effects(reading)
    if not effects:
        return "none"
    if all(_governed(reading, e, "hedge-full") for e in effects):
        return "full"
    if all(_governed(reading, e, "hedge-full") or _governed(reading, e, "hedge-half") for e in effects):
        return "half"
    return "none"


def clears(unit: Unit) -> str | None:
    """What clears the sentence (``question``, ``negated``, ``evidence-absent``), or None."""
    text = unit.text.rstrip("\"”’') ")
    if text.endswith("?"):
        return "question"
    return None
