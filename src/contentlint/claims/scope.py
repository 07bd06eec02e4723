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

REACH = 5  # words between a hedge and the effect it governs
NEAR = 2  # the same for a finite verb, which only an adverb hedges: "often eases"
_SAYING = (
    (frozenset(EFFECTS) | {"effective"}) - {"verb-help"},
    frozenset(("effect-noun", "comparison")),
    frozenset(("verb-help",)),
)
_LEVELS = ("none", "half", "full")

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
    """What is said to happen, one a place: the verbs and adjectives of effect, else its nouns, else "helps"."""
    for names in _SAYING:
        if found := {m.first: m for m in reading.found if m.name in names}:
            return list(found.values())
    return []


def _governed(reading: Reading, effect: Match, name: str) -> bool:
    reach = NEAR if effect.form in ("s", "ed") else REACH
    return any(m.name == name and m.first <= effect.first and effect.first - m.last < reach for m in reading.found)


def hedge(unit: Unit) -> str:
    """``"full"``, ``"half"`` or ``"none"``: how the effects of the sentence are hedged, the least hedged counting.

    "It can ease pain and improve sleep": a hedge holds for the verbs that follow in the same form as well. A bare
    "helps" is itself half a hedge (annotation guide, question 5).
    """
    reading = read(unit.text)
    least, carried = "full", "none"
    effects = _effects(reading)
    for effect in effects:
        said = next((level for level in ("full", "half") if _governed(reading, effect, f"hedge-{level}")), "none")
        if said == "none" and effect.form in ("base", "ing"):
            said = carried
        carried = said
        least = min(least, said, key=_LEVELS.index)
    return least if effects else "none"


def clears(unit: Unit) -> str | None:
    """What clears the sentence whatever its words: a reason, or None.

    ``question``, ``consent``, ``negated``, ``evidence-absent``, ``criticised``, ``conditional``, ``asked``,
    ``attributed``, ``quoted``, ``instruction``, ``described``, ``names-a-page``.
    """
    if unit.role == "item" and is_of_pages(unit.heading):
        return "names-a-page"
    text = unit.text.strip().rstrip("\"”’') ")
    if text.endswith("?"):
        return "question"
    found = _matching(unit.text)
    if "turn" in found:  # "we cannot promise it, but most patients walk pain free" still makes the claim
        return None
    if found:
        return found[0]
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
