"""From a sentence in its place to the claims it makes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from contentlint.claims.categories import EFFECT_WORDS, WORDS, chosen, starts_with_effect
from contentlint.claims.features import around, features
from contentlint.claims.lexicon import named, rules
from contentlint.claims.lists import condition_list, introduction, is_name, lead, only_conditions
from contentlint.claims.model import gate_of, probability, weigh, worth_weighing
from contentlint.claims.reading import Reading, read
from contentlint.claims.scope import clears, hedge
from contentlint.claims.unit import Claim, Unit

THRESHOLD = 0.62  # the default operating point: see scripts/score_units.py for the curve around it
LOW = 0.15  # below this a proposal is not worth listing in the inventory; findings begin at the `least` of the rules
LISTED = 0.9  # a condition under "we treat:" is reported whatever its words weigh
ROW = 4  # blocks of conditions in a row that make a list
GAP = 2  # short names in between that the lexicon doesn't know
IN_ROW = 0.8
PROMISED = 0.65  # a heading that is a verb of effect with its object
PHRASED = 0.65  # a phrasing that claims by itself: of ten such sentences that the weights alone miss, eight are claims
_NO_OBJECT = frozenset("and & for of in at by with from , : ( - or".split())  # behind a noun: "lifts and fillers"
SHORT = 6  # words up to which the whole item is marked: "Digestive disorders", not its last word


def detect(unit: Unit) -> tuple[Claim, ...]:
    """The claims of one sentence, the likeliest category first; nothing where no trigger word stands."""
    reading = read(unit.text)
    if not reading.distinct:
        return ()
    listed = condition_list(unit)
    if not listed and reading.names.isdisjoint(named("triggers")):
        return ()
    hedged, promised = _is_hedged(unit, reading), unit.role == "heading" and _promises(reading)
    if not (listed or hedged or promised) and not worth_weighing(
        reading.distinct, reading.names, _above(unit.heading, unit.lead_in)
    ):
        return ()
    weight = weigh(features(unit))
    weighed, phrasing = probability(weight), _phrasing(unit, reading)
    score = max(weighed, LISTED * listed, PROMISED * promised, PHRASED * bool(phrasing), LOW * hedged)
    if score < LOW or (not listed and _is_bare(unit, reading)):
        return ()
    reason = clears(unit)
    if phrasing and not listed and weighed < THRESHOLD:
        names = [phrasing]
    else:
        names = chosen(unit, reading, weight, listed=listed)
    return tuple(_claim(unit, reading, name, score, reason) for name in names)


def _phrasing(unit: Unit, reading: Reading) -> str | None:
    """The category of the first phrasing that claims whatever else the sentence says; a button says nothing."""
    if unit.role == "button":
        return None
    known = rules()["phrasings"]
    return next((s.signal.category for s in reading.signals if s.signal.name in known and not s.negated), None)


def _is_bare(unit: Unit, reading: Reading) -> bool:
    """Whether nothing is said of a condition but its name: with nothing above it, or as the title of its page."""
    alone = not (unit.lead_in or unit.heading) or (unit.role == "heading" and unit.text == unit.title)
    return alone and only_conditions(reading) and reading.names.isdisjoint(EFFECT_WORDS)


def _promises(reading: Reading) -> bool:
    """Whether a heading says what the subject of its page does: "Calms the nervous system"."""
    return len(reading.texts) > 1 and reading.texts[1] not in _NO_OBJECT and starts_with_effect(reading, ("s",))


def _is_hedged(unit: Unit, reading: Reading) -> bool:
    """True for "acupuncture may ease knee pain": nothing to report, but it belongs into the inventory."""
    names = reading.names
    return (
        "hedge-full" in names
        and not names.isdisjoint(("treatment", "generic-treatment"))
        and hedge(unit.text) == "full"
    )


@lru_cache(maxsize=1024)
def _above(heading: str, lead_in: str) -> int:
    return gate_of(around("h", heading) + around("l", lead_in))


def detect_all(units: Sequence[Unit]) -> list[tuple[Claim, ...]]:
    """The claims of each sentence of a page, given in reading order.

    Beside what `detect` finds, a row of blocks that name conditions and nothing else is taken as one list of
    conditions, unless what stands above it is neutral (symptoms, causes, related pages). A few names in it may be
    unknown.
    """
    found = [detect(unit) for unit in units]
    row: list[int] = []
    gap: list[int] = []
    for i, unit in enumerate(units):
        if unit.role in ("paragraph", "cell"):
            reading = read(unit.text)
            if only_conditions(reading) and lead(unit) != "neutral":
                row += [*gap, i]
                gap = []
                continue
            if row and len(gap) < GAP and is_name(reading):
                gap.append(i)
                continue
        _report_row(units, row, found)
        row, gap = [], []
    _report_row(units, row, found)
    return found


def _report_row(units: Sequence[Unit], row: Sequence[int], found: list[tuple[Claim, ...]]) -> None:
    if len(row) < ROW or sum(only_conditions(read(units[i].text)) for i in row) < ROW:
        return
    for i in row:
        score = max(IN_ROW, found[i][0].score if found[i] else 0.0)
        found[i] = (_claim(units[i], read(units[i].text), "condition-list", score, clears(units[i])),)


def is_reported(claim: Claim, threshold: float = THRESHOLD) -> bool:
    """Whether a claim is reported; else it is worth a look only (confidence low)."""
    return claim.clears is None and claim.score >= threshold


def _claim(unit: Unit, reading: Reading, category: str, score: float, reason: str | None) -> Claim:
    words = _places(reading, WORDS.get(category, EFFECT_WORDS)) or _places(reading, EFFECT_WORDS)
    if not words or (category == "condition-list" and len(reading.texts) <= SHORT):
        words = ((0, len(unit.text)),)
    named = [m.name for m in reading.found]
    flags = tuple(
        flag for flag, name in (("serious-condition", "serious"), ("vulnerable-group", "vulnerable")) if name in named
    )
    softened = hedge(introduction(unit) if category == "condition-list" and unit.role != "paragraph" else unit.text)
    return Claim(
        category,
        words[0][0],
        words[-1][1],
        words,
        "certain" if "certainty" in reading.names else "stated" if softened == "none" else "hedged",
        softened,
        _first(unit, reading, "treatment") or _first(unit, reading, "generic-treatment"),
        _first(unit, reading, "condition"),
        flags,
        round(score, 4),
        reason,
    )


def _places(reading: Reading, names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    at = reading.spans
    for name in names:
        if found := [(at[m.first][0], at[m.last - 1][1]) for m in reading.found if m.name == name]:
            return tuple(found)
    return ()


def _first(unit: Unit, reading: Reading, name: str) -> str | None:
    for m in reading.found:
        if m.name == name:
            return unit.text[reading.spans[m.first][0] : reading.spans[m.last - 1][1]]
    return None
