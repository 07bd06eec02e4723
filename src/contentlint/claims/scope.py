"""Why a sentence that speaks of an effect is not reported: what stands around the effect itself.

The rules are those of the annotation guide's second question: negated, asked, conditional for consent, attributed only
to be criticised, or about evidence being absent. They decide whatever the weights say.
"""

from __future__ import annotations

from contentlint.claims.features import EFFECTS
from contentlint.claims.lexicon import Match, named, patterns
from contentlint.claims.reading import Reading, read
from contentlint.claims.unit import Unit

REACH = 5  # words between a negation or hedge and the effect it governs


def _points(reading: Reading) -> list[Match]:
    return [m for m in reading.found if m.name in EFFECTS or m.name in ("effective", "effect-noun")]


def _governed(reading: Reading, effect: Match, name: str) -> bool:
    return any(m.name == name and 0 <= effect.first - m.last < REACH for m in reading.found)


def hedge(unit: Unit) -> str:
    """``"full"``, ``"half"`` or ``"none"``: how the effects of the sentence are hedged, the least hedged counting."""
    reading = read(unit.text)
    effects = _points(reading)
    if not effects:
        return "none"
    if all(_governed(reading, e, "hedge-full") for e in effects):
        return "full"
    if all(_governed(reading, e, "hedge-full") or _governed(reading, e, "hedge-half") for e in effects):
        return "half"
    return "none"


def clears(unit: Unit) -> str | None:
    """What clears the sentence whatever its words: a reason, or None.

    ``question``, ``consent``, ``negated``, ``evidence-absent``, ``criticised``, ``conditional``, ``asked``,
    ``attributed``, ``quoted``, ``instruction``, ``described``.
    """
    text = unit.text.strip().rstrip("\"”’') ")
    if text.endswith("?"):
        return "question"
    plain = unit.text.replace("’", "'")
    found = patterns("clears")
    if found["turn"].search(plain):  # "we cannot promise it, but most patients walk pain free" still makes the claim
        return None
    for reason, pattern in found.items():
        if reason != "turn" and pattern.search(plain):
            return reason
    return "described" if _described(unit) else None


def _described(unit: Unit) -> bool:
    """A full sentence about an illness, a habit or the body in which no treatment and nobody acts."""
    reading = read(unit.text)
    if (
        unit.role in ("heading", "item", "cell")
        or not reading.found
        or not reading.names.isdisjoint(named("actors") | {"verb-cure"})
    ):
        return False
    if (
        unit.text[-1:] != "."
        or reading.found[0].name not in ("condition", "body-agent", "goal")
        or reading.found[0].first > 2
    ):
        return False
    return any(m.name in EFFECTS and m.form == "s" for m in reading.found)
