"""Why a sentence that speaks of an effect is not reported: what stands around the effect itself.

The rules are those of the annotation guide's second question: negated, asked, conditional for consent, attributed only
to be criticised, or about evidence being absent. They decide whatever the weights say.
"""

from __future__ import annotations

import re
from functools import cache

from contentlint.claims.features import EFFECTS
from contentlint.claims.lexicon import Match, named, patterns
from contentlint.claims.lists import is_of_pages
from contentlint.claims.reading import Reading, read
from contentlint.claims.unit import Unit
from contentlint.lazy import lazy

REACH = 5  # words between a hedge and the effect it governs
NEAR = 2  # the same for a finite verb, which only an adverb hedges: "often eases"
_WORKS = frozenset(
    ("effective", "works", "work", "worked", "successful")
)  # as good as a verb: "is an effective treatment"
_SAYING = (
    frozenset(EFFECTS) - {"verb-help"},
    frozenset(("effective", "effect-noun", "comparison")),
    frozenset(("verb-help",)),
)
_TREATED = frozenset(("treatment", "generic-treatment", "provider", "first-person"))
_COUNTS = frozenset("% percent per in out half third quarter most millions thousands".split())
MENU = 3  # upright strokes that make a row of links of a sentence
_AUTHORS = lazy(r"[A-Z][\w'’-]{1,30} [A-Z]{1,3}, [A-Z][\w'’-]{1,30} [A-Z]{1,3}[,.]")
"""The first two authors of a paper, as reference lists name them (Vancouver style)."""
_LEVELS = ("none", "half", "full")
_AUXILIARIES = frozenset("is are was were has have had been be being gets get got".split())
_BREAKS = frozenset((":", ";", ".", "...", "which", "that", "because", "but"))

CUES = {
    "turn": "while although though but however yet",
    "consent": "i signing booking using",
    "negated": "cannot can't not don't doesn't won't never no unable impossible nobody without nor isn't aren't wasn't"
    " hasn't haven't",
    "evidence-absent": "evidence proof data research researcher researchers trial trials study studies review reviews proven"
    " tested studied confirmed replicated unproven anecdotal investigational debunked",
    "criticised": "some many other certain most wary beware sceptical skeptical cautious watch red steer believe trust called"
    " myth myths misconception misconceptions misleading hype unsubstantiated false bogus scam scams claim claims advert"
    " adverts ad ads promise promises page pages leaflet leaflets headline headlines regulator authority agency watchdog ftc"
    " asa fda mhra tga ahpra court",
    "conditional": "if when unless should",
    "asked": "whether if how what which",
    "attributed": "based described viewed seen understood said proponents advocates believers practitioners followers"
    " tradition traditional",
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
    return tuple((name, frozenset(CUES[name].split()), STEMS.get(name, ()), found[name]) for name in found)


def _matching(text: str) -> list[str]:
    """The patterns of ``clears`` that match, in their order."""
    plain, words = text.replace("’", "'"), read(text).distinct
    found = []
    for name, cues, stems, pattern in _cued():
        cued = not cues.isdisjoint(words) or (stems and any(stem in word for word in words for stem in stems))
        if cued and pattern.search(plain):
            found.append(name)
    return found


def _effects(reading: Reading) -> list[Match]:
    """What is said to happen, one a place: the verbs of effect, else its nouns and adjectives, else "helps"."""
    works = [m for m in reading.found if m.name == "effective" and _WORKS & set(reading.texts[m.first : m.last])]
    for names in _SAYING:
        if found := {m.first: m for m in reading.found if m.name in names}:
            return [*found.values(), *(m for m in works if m.first not in found)]
    return works


def _governed(reading: Reading, effect: Match, name: str) -> bool:
    reach = NEAR if effect.form in ("s", "ed") else REACH
    return any(m.first <= effect.first and effect.first - m.last < reach for m in _hedges(reading) if m.name == name)


def _hedges(reading: Reading) -> list[Match]:
    """The hedges of a sentence; "you can expect" is none."""
    sure = [m for m in reading.found if m.name == "certainty" and m.last - m.first > 1]
    found = [m for m in reading.found if m.name in ("hedge-half", "hedge-full")]
    return [m for m in found if not any(s.first <= m.first and m.last <= s.last for s in sure)]


def hedge(unit: Unit) -> str:
    """``"full"``, ``"half"`` or ``"none"``: how the effects of the sentence are hedged, the least hedged counting.

    "It can ease pain and improve sleep": a hedge holds for what follows without a subject of its own, up to a colon or
    semicolon. A bare "helps" is itself half a hedge (annotation guide, question 5).
    """
    reading = read(unit.text)
    least, carried, last = "full", "none", 0
    effects = _effects(reading)
    for effect in effects:
        said = next((level for level in ("full", "half") if _governed(reading, effect, f"hedge-{level}")), "none")
        if said == "none" and not _is_finite(reading, effect):
            said = _between(reading, last, effect.first) or carried
        carried, last = said, effect.last
        least = min(least, said, key=_LEVELS.index)
    return least if effects else "none"


def _is_finite(reading: Reading, effect: Match) -> bool:
    """Whether a form has a subject of its own: "eases", "was healed"; not "keeps skin hydrated"."""
    before = reading.texts[effect.first - 1] if effect.first else ""
    return effect.form == "s" or effect.form == "" or (effect.form in ("ed", "form") and before in _AUXILIARIES)


def _between(reading: Reading, start: int, end: int) -> str | None:
    """The hedge that stands between two effects: "designed to deeply cleanse the skin, improve tone"; None without one."""
    if not _BREAKS.isdisjoint(reading.texts[start:end]):
        return "none"
    return next((m.name.removeprefix("hedge-") for m in _hedges(reading) if start <= m.first and m.last <= end), None)


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
    if "turn" in found:  # "we cannot promise it, but most patients walk pain free" still makes the claim
        return None
    if found:
        return found[0]
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
