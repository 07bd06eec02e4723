"""Syllables of a word.

English words are looked up in three steps, each of which answers for the words the one before doesn't know:

1. *medical*: a table of medical words and acronyms that the next two get wrong (``data/syllables-en-medical.txt``);
2. *dictionary*: the words of the CMU Pronouncing Dictionary that the patterns get wrong (``data/syllables-en.txt``);
3. *patterns*: a decision list, learned from that dictionary, of how many syllables a run of vowel letters makes in
   its context (same file). Steps 2 and 3 together give the dictionary's own count for every word in it.

Words of other languages have one syllable more than they have places to hyphenate, by pyphen's patterns; that is a
typographer's count, at times lower than what is heard. Data files and patterns are loaded at the first word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.text.hyphenation import hyphenator
from contentlint.text.language import primary_subtag

WINDOWS = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 4), (4, 4), (5, 5))
"""How many letters before and after a vowel run its contexts take in, from the shortest context to the longest."""

_VOWELS = lazy("[aeiouy]+")
_RUN = lazy("[AEIOUY]+")
_PARTS = lazy(r"\d++(?:[.,:]\d++)*+|[^\W\d_]+(?:'[^\W\d_]+)*+")
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\uff07": "'"})
_SPELLED_OUT = lazy("[B-DF-HJ-NP-TV-XZ]{2,5}")
_ACRONYMS = lazy("[A-Z]{2,}s")
_SIBILANT = lazy(r"(?:[sxz]|[cs]h|[cgsz]e)\Z")
_CACHE_SIZE = 1 << 15


class EnglishTables(NamedTuple):
    """The English data: syllables by word, and of a vowel run by context (see ``with_stems``)."""

    medical: dict[str, int]
    dictionary: dict[str, int]
    patterns: Mapping[str, int | None]


@lru_cache(maxsize=_CACHE_SIZE)
def count_syllables(word: str, language: str = "en") -> int:
    """Syllables of one word; ``language`` is a BCP 47 tag, of which only the language counts.

    Curly and straight apostrophes are the same. A compound has the syllables of its parts; a run of digits counts as
    one; letters that are spelled out (``CT``, ``L4``) count one each (W: three). No letter or digit: 0. A letter's
    case matters only for acronyms.

    Raises LookupError where pyphen has no dictionary for the language.
    """
    return _count(word, primary_subtag(language))


def _count(word: str, language: str) -> int:
    parts = _PARTS.findall(unicodedata.normalize("NFC", word).translate(_APOSTROPHES))
    if language == "en":
        return sum(1 if part[0].isdigit() else count_english(part, english_tables()) for part in parts)
    places = hyphenator(language)
    return sum(1 if part[0].isdigit() else 1 + places.count(part.lower().replace("'", "")) for part in parts)


def count_english(word: str, tables: EnglishTables) -> int:
    """Syllables of one English word of letters and straight apostrophes, at least 1, by these tables."""
    if _ACRONYMS.fullmatch(word):
        word = word[:-1]
    if _SPELLED_OUT.fullmatch(word):
        return len(word) + 2 * word.count("W")
    for known in (word, word := word.lower(), word.removesuffix("s")):
        if known in tables.medical:
            return tables.medical[known]
    if word in tables.dictionary:
        return tables.dictionary[word]
    stem, ending = possessive_stem(word)
    return (tables.dictionary.get(stem) or max(1, count_by_pattern(stem, tables.patterns))) + ending


def possessive_stem(word: str) -> tuple[str, int]:
    """A word without its possessive 's, and the syllables that the 's adds: 1 after a hissing sound, else 0."""
    stem = word.removesuffix("'s")
    return stem, int(stem != word and _SIBILANT.search(stem) is not None)


def count_by_pattern(word: str, patterns: Mapping[str, int | None]) -> int:
    """Syllables by patterns alone: for each vowel run, those of its longest context with a pattern, or else one.

    ``patterns`` is what ``with_stems`` gives, so that the search can stop at a context that none of them goes on from.
    """
    bounded = f"^{_unaccented(word)}$"
    return sum(_count_run(bounded, *run.span(), patterns) for run in _VOWELS.finditer(bounded))


def _count_run(text: str, start: int, end: int, patterns: Mapping[str, int | None]) -> int:
    run, syllables = text[start:end].upper(), 1
    for left, right in WINDOWS:
        context = text[max(0, start - left) : start] + run + text[end : end + right]
        if context not in patterns:
            break
        known = patterns[context]
        syllables = syllables if known is None else known
    return syllables


def with_stems(patterns: Mapping[str, int]) -> dict[str, int | None]:
    """The patterns, and None for every shorter context of one."""
    stems: dict[str, int | None] = {}
    for pattern in patterns:
        if run := _RUN.search(pattern):
            start, end = run.span()
            for left, right in WINDOWS:
                context = pattern[max(0, start - left) : end + right]
                stems[context] = None
                if context == pattern:  # and so are all wider ones
                    break
    return stems | dict(patterns)


def contexts(word: str) -> Iterator[Iterator[str]]:
    """For each vowel run of a lower-case word its contexts, shortest first: ``E``, ``Et``, ``nEt``, … in *knee-net*.

    The run is in capitals; ``^`` and ``$`` stand for the word's ends.
    """
    bounded = f"^{word}$"
    for run in _VOWELS.finditer(bounded):
        yield _contexts_of(bounded, run.start(), run.end())


def _contexts_of(text: str, start: int, end: int) -> Iterator[str]:
    run = text[start:end].upper()
    for left, right in WINDOWS:
        yield text[max(0, start - left) : start] + run + text[end : end + right]


def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


@cache
def english_tables(*, medical: bool = True) -> EnglishTables:
    """The tables of the data files; without ``medical``, those of the CMU dictionary alone."""
    heard = read_tables("syllables-en.txt")
    ours = read_tables("syllables-en-medical.txt") if medical else {"words": {}, "patterns": {}}
    return EnglishTables(ours["words"], heard["exceptions"], with_stems(heard["patterns"] | ours["patterns"]))


def read_tables(name: str) -> dict[str, dict[str, int]]:
    """A data file's tables by name: ``[name]`` opens one, its lines are a count and the entries that have it."""
    tables: dict[str, dict[str, int]] = {}
    for line in (Path(__file__).parents[1] / "data" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            table = tables[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            count, words = line.split(maxsplit=1)
            table.update(dict.fromkeys(words.split(), int(count)))
    return tables
