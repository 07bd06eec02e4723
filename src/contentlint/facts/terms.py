"""Lists of terms found in a text, whether words or regular expressions, and what excepts a match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from contentlint.facts.scopes import Passage
from contentlint.facts.wording import fold, vocabulary
from contentlint.page import Page
from contentlint.text.patterns import RegularExpression, as_part

_PLAIN = re.compile(r"[\w '’-]*\w[\w '’-]*")
_WORD = re.compile(r"\w+")
_PATTERN = re.compile(r"[\\\[\](){}?*|^$]")

Terms = tuple[RegularExpression, ...]
"""Words, phrases and regular expressions."""


class Found(NamedTuple):
    """A match in a text: half-open offsets, and the number of the term in its list."""

    start: int
    end: int
    term: int


class Finder:
    """Finds the terms of a list in the texts of a page; ``patterns`` are those that are no plain words.

    Each word of the list is looked up among the words of the page first, so that a long list costs little; with
    ``nonword`` a term may stand within a word.
    """

    def __init__(self, page: Page, terms: Terms, *, ignore_case: bool, nonword: bool) -> None:
        plain, others = _sorted(terms, nonword)
        live: tuple[int, ...] = ()
        if plain:
            known = vocabulary(page).words
            live = tuple(number for number, words in plain if words <= known)
        options = (ignore_case, nonword)
        self.patterns: Terms = tuple(terms[number] for number in others)
        self._patterns = [_compiled(terms, chosen, *options) for chosen in (others, live) if chosen]

    def find(self, passage: Passage) -> Iterator[Found]:
        """The matches in a text, from left to right; of two that overlap, the one that begins first, then the longer."""
        found = [
            Found(*match.span(), numbers[match.lastindex or 0])
            for pattern, numbers in self._patterns
            for match in passage.search(pattern)
        ]
        if len(self._patterns) > 1:
            found.sort(key=lambda each: (each.start, -each.end))
        last = 0
        for each in found:
            if each.start >= last:
                yield each
                last = each.end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of a match without the blanks at its ends."""
    found = text[start:end]
    return start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())


class Exceptions:
    """What a rule puts up with: a match that holds an exception, or that stands within one of several words.

    ``words`` are the vocabulary of the configuration, in any case; one with signs of a regular expression counts as such.
    """

    def __init__(self, exceptions: Terms = (), words: frozenset[str] = frozenset()) -> None:
        terms = list(map(as_part, exceptions)) + [_of_vocabulary(word) for word in sorted(words)]
        phrases = [term for term in terms if " " in term or "\\s" in term]
        terms.sort(key=len, reverse=True)
        self._single = re.compile(rf"\b(?:{'|'.join(terms)})\b", re.M) if terms else None
        self._phrase = re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.I) if phrases else None

    def cover(self, passage: Passage, start: int, end: int) -> bool:
        """True where the match at these offsets is excepted."""
        if self._single is None:
            return False
        if self._single.search(passage.text[start:end].strip()):
            return True
        return self._phrase is not None and any(
            match.start() <= start and end <= match.end() for match in passage.search(self._phrase)
        )


@lru_cache(maxsize=256)
def exceptions_of(exceptions: Terms, words: frozenset[str]) -> Exceptions:
    """The exceptions of a rule and a vocabulary, ready to be asked."""
    return Exceptions(exceptions, words)


@lru_cache(maxsize=256)
def with_flags(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    """A pattern ready to run, line by line where it asks for the ends of lines."""
    return re.compile(pattern, re.M | (re.I if ignore_case else 0))


def _of_vocabulary(word: str) -> str:
    if _PATTERN.search(word):
        try:
            return as_part(RegularExpression.parse(word))
        except ValueError:
            pass
    return f"(?i:{re.escape(word)})"


@lru_cache(maxsize=256)
def _sorted(terms: Terms, nonword: bool) -> tuple[tuple[tuple[int, frozenset[str]], ...], tuple[int, ...]]:
    """The plain terms with their words, and the numbers of all others."""
    plain, others = [], []
    for number, term in enumerate(terms):
        if not nonword and _PLAIN.fullmatch(term) and "’" not in term:
            plain.append((number, frozenset(_WORD.findall(fold(term)))))
        else:
            others.append(number)
    return tuple(plain), tuple(others)


@lru_cache(maxsize=512)
def _compiled(
    terms: Terms, chosen: tuple[int, ...], ignore_case: bool, nonword: bool
) -> tuple[re.Pattern[str], dict[int, int]]:
    """The chosen terms as one pattern, and the number of the term for each of its outer groups."""
    numbers, parts, group = {}, [], 1
    for number in chosen:
        numbers[group] = number
        parts.append(f"({as_part(terms[number])})")
        group += 1 + re.compile(terms[number]).groups
    edge = "" if nonword else r"\b"
    return with_flags(f"{edge}(?:{'|'.join(parts)}){edge}", ignore_case), numbers
