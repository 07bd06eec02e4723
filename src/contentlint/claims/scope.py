"""Why a sentence that speaks of an effect is not reported: what stands around the effect itself.

The rules are those of the annotation guide's second question: negated, asked, conditional for consent, attributed only
to be criticised, or about evidence being absent. They decide whatever the weights say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from contentlint.claims.features import EFFECTS
from contentlint.claims.lexicon import Match, named, patterns
from contentlint.claims.lists import is_of_pages
from contentlint.claims.reading import Reading, read
from contentlint.claims.unit import Unit
from contentlint.lazy import lazy

REACH = 5  # words between a hedge and the effect it governs
NEAR = 2  # the same for a finite verb, which only an adverb hedges: "often eases"
_SAYING = (
    (frozenset(EFFECTS) | {"effective"}) - {"verb-help"},
    frozenset(("effect-noun", "comparison")),
    frozenset(("verb-help",)),
)
_TREATED = frozenset(("treatment", "generic-treatment", "provider", "first-person"))
_COUNTS = frozenset("% percent per in out half third quarter most millions thousands".split())
MENU = 3  # upright strokes that make a row of links of a sentence
_AUTHORS = lazy(r"[A-Z][\w'’-]{1,30} [A-Z]{1,3}, [A-Z][\w'’-]{1,30} [A-Z]{1,3}[,.]")
"""The first two authors of a paper, as reference lists name them (Vancouver style)."""
_LEVELS = ("none", "half", "full")
_OF_THE_BODY = ("condition", "body-agent", "goal")
_AUXILIARIES = frozenset("is are was were has have had been be being gets get got".split())
_BREAKS = frozenset((":", ";", ".", "...", "which", "that", "because", "but"))

CUES = {
    "turn": "while whilst although though but however yet",
    "consent": "i signing booking using",
    "negated": "cannot can't not don't doesn't won't never no unable impossible nobody without nor isn't aren't wasn't"
    " hasn't haven't",
    "evidence-absent": "evidence proof data research researcher researchers trial trials study studies review reviews proven"
    " tested studied confirmed replicated unproven anecdotal investigational debunked",
    "criticised": "some many other certain most wary beware sceptical skeptical cautious watch red steer believe trust called"
    " myth myths misconception misconceptions misleading hype unsubstantiated false bogus scam scams claim claims advert"
    " adverts ad ads promise promises page pages leaflet leaflets headline headlines regulator authority agency watchdog ftc"
    " asa fda mhra tga ahpra court",
    "conditional": "if when unless should effective successful safe",
    "asked": "whether if how what which",
    "attributed": "based described viewed seen understood said proponents advocates believers practitioners followers"
    " tradition traditional believe believed hold held say claim argue taught thought theorised theorized",
    "quoted": "phrase phrases word words term terms slogan slogans expression expressions wording call calls",
    "instruction": "please do don't avoid take finish complete keep wear rinse apply put change clean sleep eat drink wash rest"
    " elevate",
}
"""For each pattern of the table ``clears``: the words of which it needs at least one (looked up before it is tried)."""
STEMS = {"evidence-absent": ("pseudoscien",), "criticised": ("exaggerat", "overstat", "quack")}
"""The beginnings of words that do as well."""


@cache
def _cued() -> tuple[tuple[str, frozenset[str], tuple[str, ...], re.Pattern[str]], ...]:
    found = patterns("clears")
    names = sorted(found, key=lambda name: name != "turn")  # the turn first, since it decides alone
    return tuple((name, frozenset(CUES[name].split()), STEMS.get(name, ()), found[name]) for name in names)


def _matching(text: str) -> str | None:
    """The first pattern of ``clears`` that matches."""
    plain, words = text.replace("’", "'"), read(text).distinct
    lower = plain.lower()
    for name, cues, stems, pattern in _cued():
        cued = not cues.isdisjoint(words) or (stems and any(stem in lower for stem in stems))
        if cued and pattern.search(plain):
            return name
    return None


def _effects(reading: Reading) -> list[Match]:
    """What is said to happen, one a place: the verbs and adjectives of effect, else its nouns, else "helps"."""
    for names in _SAYING:
        if found := {m.first: m for m in reading.found if m.name in names}:
            return list(found.values())
    return []


class _Hedges:
    """The hedges of a sentence by place: which effects each governs, and which stand between two effects."""

    def __init__(self, reading: Reading) -> None:
        self.found = _hedges(reading)
        self.starts = [m.first for m in self.found]
        self.far = _governed(self.found, REACH)
        self.near = _governed(self.found, NEAR)

    def of(self, effect: Match) -> str:
        """The strongest hedge within reach before an effect."""
        names = (self.near if effect.form in ("s", "ed") else self.far).get(effect.first, ())
        return next((level for level in ("full", "half") if f"hedge-{level}" in names), "none")

    def between(self, start: int, end: int) -> str | None:
        """The first hedge within these words; None without one."""
        for m in self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if m.last <= end:
                return m.name.removeprefix("hedge-")
        return None


def _governed(hedges: list[Match], reach: int) -> dict[int, set[str]]:
    """For each word from the first of a hedge to less than `reach` behind its end: the classes of hedges that govern it."""
    found: dict[int, set[str]] = {}
    for m in hedges:
        for i in range(m.first, m.last + reach):
            found.setdefault(i, set()).add(m.name)
    return found


def _hedges(reading: Reading) -> list[Match]:
    """The hedges of a sentence; "you can expect" is none."""
    sure = {i for m in reading.found if m.name == "certainty" and m.last - m.first > 1 for i in range(m.first, m.last)}
    found = [m for m in reading.found if m.name in ("hedge-half", "hedge-full")]
    return [m for m in found if not (m.first in sure and m.last - 1 in sure)]


def hedge(text: str) -> str:
    """``"full"``, ``"half"`` or ``"none"``: how the effects of a sentence are hedged, the least hedged counting.

    "It can ease pain and improve sleep": a hedge holds for what follows without a subject of its own, up to a colon or
    semicolon. A bare "helps" is itself half a hedge (annotation guide, question 5).
    """
    reading = read(text)
    effects = _effects(reading)
    if not effects:
        return "none"
    hedges = _Hedges(reading)
    least, carried, last = "full", "none", 0
    for effect in effects:
        said = hedges.of(effect)
        if said == "none" and not _is_finite(reading, effect):
            said = _between(reading, hedges, last, effect.first) or carried
        carried, last = said, effect.last
        least = min(least, said, key=_LEVELS.index)
    return least


def _is_finite(reading: Reading, effect: Match) -> bool:
    """Whether a form has a subject of its own: "eases", "was healed"; not "keeps skin hydrated"."""
    before = reading.texts[effect.first - 1] if effect.first else ""
    return effect.form == "s" or effect.form == "" or (effect.form in ("ed", "form") and before in _AUXILIARIES)


def _between(reading: Reading, hedges: _Hedges, start: int, end: int) -> str | None:
    """The hedge that stands between two effects: "designed to deeply cleanse the skin, improve tone"; None without one."""
    if not _BREAKS.isdisjoint(reading.texts[start:end]):
        return "none"
    return hedges.between(start, end)


def clears(unit: Unit) -> str | None:
    """What clears the sentence whatever its words: a reason, or None.

    ``question``, ``consent``, ``negated``, ``evidence-absent``, ``criticised``, ``conditional``, ``asked``,
    ``attributed``, ``quoted``, ``instruction``, ``described``, ``names-a-page``, ``names-a-source``.
    """
    if (unit.role == "item" and is_of_pages(unit.heading)) or unit.text.count("|") >= MENU:
        return "names-a-page"
    if _AUTHORS.match(unit.text):
        return "names-a-source"
    text = unit.text.strip().rstrip("\"”’') ")
    if text.endswith("?"):
        return "question"
    found = _matching(unit.text)
    if found == "turn":  # "we cannot promise it, but most patients walk pain free" still makes the claim
        return None
    if found is not None:
        return found
    return "described" if _described(unit) or _is_prevalence(unit) else None


def _is_prevalence(unit: Unit) -> bool:
    """How many people have an illness, where no treatment and nobody acts (annotation guide, example 16)."""
    reading = read(unit.text)
    return (
        not _COUNTS.isdisjoint(reading.distinct)
        and reading.names.isdisjoint(_TREATED)
        and patterns("described")["prevalence"].search(unit.text) is not None
    )


def _described(unit: Unit) -> bool:
    """A full sentence about an illness, a habit or the body in which no treatment and nobody acts."""
    if unit.role in ("heading", "item", "cell") or unit.text[-1:] != ".":
        return False
    reading = read(unit.text)
    found = any(m.name in EFFECTS and m.form == "s" for m in reading.found)
    return found and (_is_of_the_body(reading, named("actors")) or _goes_on_about_the_body(unit, reading))


def _is_of_the_body(reading: Reading, actors: frozenset[str]) -> bool:
    """Whether a sentence begins with an illness, a habit or the body, and none of the classes `actors` is in it."""
    return _is_without(reading, actors) and reading.found[0].name in _OF_THE_BODY and reading.found[0].first <= 2


def _goes_on_about_the_body(unit: Unit, reading: Reading) -> bool:
    """Whether a pronoun stands for what the sentence before was about: "The liver is a gland. It makes bile."."""
    actors = named("actors") - {"pronoun"}
    if reading.texts[0] not in ("it", "they") or not _is_without(reading, actors):
        return False
    return _is_of_the_body(read(unit.before), actors)


def _is_without(reading: Reading, actors: frozenset[str]) -> bool:
    return bool(reading.found) and reading.names.isdisjoint(actors | {"verb-cure"})
