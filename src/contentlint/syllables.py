"""Syllables of a word.

English words are looked up in three steps, each of which answers for the words the one before doesn't know:

1. *medical*: a table of medical words and acronyms that the next two get wrong (``data/syllables-en-medical.txt``);
2. *dictionary*: the words of the CMU Pronouncing Dictionary that the patterns get wrong (``data/syllables-en.txt``);
3. *patterns*: a decision list, learned from that dictionary, of how many syllables a run of vowel letters makes in
   its context (same file). Steps 2 and 3 together give the dictionary's own count for every word in it.

Words of other languages have one syllable more than they have places to hyphenate, as pyphen knows them; that is a
typographer's count, at times lower than what is heard. Both data files, and pyphen, are loaded at the first word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from contentlint.language import primary_subtag

if TYPE_CHECKING:
    from pyphen import Pyphen

WINDOWS = ((0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 4), (4, 4), (5, 5))
"""How many letters before and after a vowel run its contexts take in, from the shortest context to the longest."""

_VOWELS = re.compile("[aeiouy]+")
_RUN = re.compile("[AEIOUY]+")
_PARTS = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*+")
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\uff07": "'"})
_SPELLED_OUT = re.compile("[B-DF-HJ-NP-TV-XZ]{2,5}")
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h|[cgsz]e)\Z")
_CACHE_SIZE = 1 << 16


class _English(NamedTuple):
    """The English data: syllables by word, and of a vowel run by context."""

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
    count = _count_english if language == "en" else _counter(language)
    return sum(1 if part[0].isdigit() else count(part) for part in parts)


def _count_english(part: str) -> int:
    medical, dictionary, patterns = _english()
    for known in (part, part.removesuffix("s"), part.lower()):
        if known in medical:
            return medical[known]
        if _SPELLED_OUT.fullmatch(known):
            return len(known) + 2 * known.count("W")
    word = part.lower()
    stem, ending = possessive_stem(word)
    if word in dictionary:
        return dictionary[word]
    return (dictionary.get(stem) or max(1, count_by_pattern(stem, patterns))) + ending


def possessive_stem(word: str) -> tuple[str, int]:
    """A word without its possessive 's, and the syllables that the 's adds: 1 after a hissing sound, else 0."""
    stem = word.removesuffix("'s")
    return stem, int(stem != word and _SIBILANT.search(stem) is not None)


def count_by_pattern(word: str, patterns: Mapping[str, int | None]) -> int:
    """Syllables by patterns alone: for each vowel run, those of its longest context with a pattern, or else one.

    ``patterns`` is what ``with_stems`` gives, so that the search can stop at a context that none of them goes on from.
    """
    total = 0
    for around in contexts(_unaccented(word)):
        syllables = 1
        for context in around:
            if context not in patterns:
                break
            known = patterns[context]
            if known is not None:
                syllables = known
        total += syllables
    return total


def with_stems(patterns: Mapping[str, int]) -> dict[str, int | None]:
    """The patterns, and None for every shorter context of one."""
    stems: dict[str, int | None] = {}
    for pattern in patterns:
        if run := _RUN.search(pattern):
            stems.update(dict.fromkeys(_contexts_of(pattern, run.start(), run.end())))
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
def _english(*, medical: bool = True) -> _English:
    pronounced = read_tables("syllables-en.txt")
    ours = read_tables("syllables-en-medical.txt") if medical else {"words": {}, "patterns": {}}
    return _English(ours["words"], pronounced["exceptions"], with_stems(pronounced["patterns"] | ours["patterns"]))


def read_tables(name: str) -> dict[str, dict[str, int]]:
    """A data file's tables by name: ``[name]`` opens one, its lines are a count and the entries that have it."""
    tables: dict[str, dict[str, int]] = {}
    for line in (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            table = tables[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            count, words = line.split(maxsplit=1)
            table.update(dict.fromkeys(words.split(), int(count)))
    return tables


class _Hyphenator(NamedTuple):
    pyphen: Pyphen

    def __call__(self, part: str) -> int:
        return len(self.pyphen.positions(part.lower().replace("'", ""))) + 1


@cache
def _counter(language: str) -> _Hyphenator:
    import pyphen

    if pyphen.language_fallback(language) is None:
        raise LookupError(f"no hyphenation dictionary for language {language!r}")
    return _Hyphenator(pyphen.Pyphen(lang=language))
