"""Readability of a text: count once, then every formula that fits the language.

``measure(sentences, "en-US")`` does it all for one text. For a page and its sections, ``count`` each section, then
``assess`` each section's counts, and their sum for the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from contentlint.text.counting import LANGUAGES, Counts, count
from contentlint.text.formulas import FORMULAS, GRADES
from contentlint.text.language import primary_subtag

__all__ = [
    "LANGUAGES",
    "MINIMUM_SENTENCES",
    "MINIMUM_WORDS",
    "WORDS_PER_MINUTE",
    "Counts",
    "GradeRange",
    "NotMeasured",
    "Reading",
    "assess",
    "count",
    "grade",
    "measure",
    "minutes",
    "scores",
]

MINIMUM_WORDS = 100
"""Words below which no score is given: Flesch's (1948) and Dale and Chall's (1948) samples had a hundred."""

MINIMUM_SENTENCES = 5
"""Sentences below which no score is given: one long sentence more or less would decide it. Our own choice."""

SMOG_SENTENCES = 30
"""Sentences below which SMOG is extrapolated: McLaughlin (1969) made it for samples of thirty."""

WORDS_PER_MINUTE: Mapping[str, int] = MappingProxyType(
    {"de": 179, "en": 228, "es": 218, "fr": 195, "it": 188, "nl": 202, "pt": 181, "ru": 184}
)
"""Reading speed of adults by language: Trauzettel-Klosinski & Dietz (2012), *Standardized assessment of reading
performance: the new International Reading Speed Texts IReST*, Investigative Ophthalmology & Visual Science 53(9),
https://doi.org/10.1167/iovs.11-8284. Read aloud; silent readers are a little faster (English: 238, Brysbaert 2019).
The value for ru was not seen in print; that for pt neither, but Macedo & Silva (2013) give 180 for the same study's readers
in Brazil and measured 191 in Portugal (http://repositorium.uminho.pt/handle/1822/42099, read 2026-11-22)."""


class GradeRange(NamedTuple):
    """What the formulas that give a year of school say together, in years."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was measured."""

    language: str
    """Primary subtag."""
    counts: Counts
    scores: Mapping[str, float]
    """By name of formula; not rounded."""
    extrapolated: frozenset[str]
    """Names of the scores that rest on a smaller sample than their formula was made for."""
    grade: GradeRange | None
    """None for languages without a formula that gives years of school."""
    minutes: float
    """Reading time."""


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A text that no score is given for."""

    language: str
    """Primary subtag; may be empty."""
    counts: Counts
    reason: str
    """In words for the user: ``62 words; 100 are needed``."""


def measure(
    sentences: Iterable[str],
    language: str,
    *,
    minimum_words: int = MINIMUM_WORDS,
    minimum_sentences: int = MINIMUM_SENTENCES,
) -> Reading | NotMeasured:
    """Count sentences and work out every score that fits the language (a BCP 47 tag)."""
    counts = count(sentences, language)
    return assess(counts, language, minimum_words=minimum_words, minimum_sentences=minimum_sentences)


def assess(
    counts: Counts,
    language: str,
    *,
    minimum_words: int = MINIMUM_WORDS,
    minimum_sentences: int = MINIMUM_SENTENCES,
) -> Reading | NotMeasured:
    """Every score for counts of that language, or why there is none: language, script, or too small a sample."""
    language = primary_subtag(language)
    reason = _why_not(counts, language, max(1, minimum_words), max(1, minimum_sentences))
    if reason is not None:
        return NotMeasured(language, counts, reason)
    found = scores(counts, language)
    extrapolated = {"smog_index"} & found.keys() if counts.sentences < SMOG_SENTENCES else ()
    return Reading(
        language=language,
        counts=counts,
        scores=MappingProxyType(found),
        extrapolated=frozenset(extrapolated),
        grade=grade(found, language),
        minutes=minutes(counts, language),
    )


def _why_not(counts: Counts, language: str, minimum_words: int, minimum_sentences: int) -> str | None:
    if not language:
        return "the language isn't known"
    if language not in LANGUAGES:
        return f"no formula for language {language!r}"
    if counts.words < minimum_words:
        return f"{counts.words} words; {minimum_words} are needed"
    if counts.foreign_words * 2 > counts.words:
        return f"most words aren't in the letters of language {language!r}"
    if counts.sentences < minimum_sentences:
        return f"{counts.sentences} sentences; {minimum_sentences} are needed"
    return None


def scores(counts: Counts, language: str) -> dict[str, float]:
    """The scores that fit the language, by name, however small the sample; none for other languages or no words."""
    if not counts.words:
        return {}
    return {name: formula(counts) for name, formula in FORMULAS.get(primary_subtag(language), {}).items()}


def grade(scores: Mapping[str, float], language: str) -> GradeRange | None:
    """Median and range, in years of school, of those scores that are grades; None where there are none."""
    grades = sorted(scores[name] for name in GRADES.get(primary_subtag(language), ()) if name in scores)
    if not grades:
        return None
    middle = (grades[(len(grades) - 1) // 2] + grades[len(grades) // 2]) / 2
    return GradeRange(middle, grades[0], grades[-1])


def minutes(counts: Counts, language: str) -> float:
    """Reading time in minutes. Raises KeyError for a language not in WORDS_PER_MINUTE."""
    return counts.words / WORDS_PER_MINUTE[primary_subtag(language)]
