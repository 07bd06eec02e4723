"""The characters that stand for all others where a regular expression is judged.

Two places of a pattern clash where some character fits both. Unicode has a million, so that one of each kind is tried:
between the characters and the ends of ranges that the pattern names, letters, digits, blanks and marks are each all alike.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

LATIN = 0x180
"""Every character below this code point is tried itself."""

_KINDS = (re.compile(r"\d"), re.compile(r"[^\W\d]"), re.compile(r"\s"), re.compile(r"[^\w\s]"))
_LAST_CASED = 0x1F000
"""No character from here on has a capital or small form (Unicode 16; tested)."""


class Alphabet:
    """The characters that tell the places of one pattern apart.

    ``fold`` takes capitals and small letters as one, as ``re.IGNORECASE`` does; ``mixed`` where only parts of the pattern do
    so, which makes a negated set hold both forms.
    """

    def __init__(self, tree: Any, *, fold: bool, mixed: bool = False) -> None:
        self.fold = fold or mixed
        self.mixed = mixed
        points = frozenset(_points(tree))
        self.characters = _tried(points) if any(point > LATIN for point in points) else _latin()
        self.keys = self._keys(self.characters)

    def of(self, operator: str, argument: Any) -> frozenset[str]:
        """What one place of a pattern may hold, given the operator and argument of ``re``'s parser."""
        if operator == "ANY":
            return self.keys
        if operator == "LITERAL":
            return self._keys((chr(argument),))
        if operator == "NOT_LITERAL":
            return self._without(frozenset((chr(argument),)))
        negated = str(argument[0][0]) == "NEGATE"
        named = frozenset(char for item in argument for char in self._members(str(item[0]), item[1]))
        return self._without(named) if negated else self._keys(named)

    def _without(self, named: frozenset[str]) -> frozenset[str]:
        if self.mixed:
            return self._keys(self.characters - named)
        return self.keys - self._keys(named)

    def _members(self, kind: str, value: Any) -> Iterable[str]:
        if kind == "LITERAL":
            return (chr(value),)
        if kind == "RANGE":
            return (char for char in self.characters if value[0] <= ord(char) <= value[1])
        if kind == "CATEGORY":
            return filter(_category(value).match, self.characters)
        return ()

    def _keys(self, characters: Iterable[str]) -> frozenset[str]:
        return frozenset(map(folded, characters) if self.fold else characters)


def folded(char: str) -> str:
    """One form for all characters that ``re.IGNORECASE`` takes as the same (and for a few that it doesn't)."""
    return char.lower()[0].upper()[0].lower()[0]


def _points(tree: Any) -> Iterator[int]:
    """The code points where one stretch of like characters ends and another begins."""
    for item in tree:
        match item:
            case (operator, int(code)) if str(operator) in ("LITERAL", "NOT_LITERAL"):
                yield from (code, code + 1)
            case (operator, (int(low), int(high))) if str(operator) == "RANGE":
                yield from (low, high + 1)
            case str() | int() | None:
                pass
            case _:
                yield from _points(item)


@lru_cache(maxsize=1)
def _latin() -> frozenset[str]:
    return frozenset((*map(chr, range(LATIN)), *"ЖжΩωא中あ٣‐’…\u2028\u212a\u212b\u1e9e"))


@lru_cache(maxsize=64)
def _tried(points: frozenset[int]) -> frozenset[str]:
    """Latin letters, all that have case, and one of each kind between any two points."""
    edges = sorted({LATIN, *(point for point in points if point > LATIN), sys.maxunicode + 1})
    found = (kind.search(_all(), *edge) for edge in pairwise(edges) for kind in _KINDS)
    return _latin() | _cased() | frozenset(match[0] for match in found if match)


@lru_cache(maxsize=1)
def _cased() -> frozenset[str]:
    every = map(chr, range(LATIN, _LAST_CASED))
    return frozenset(char for char in every if char.lower() != char or char.upper() != char)


@lru_cache(maxsize=1)
def _all() -> str:
    return "".join(map(chr, range(sys.maxunicode + 1)))


@lru_cache(maxsize=8)
def _category(name: Any) -> re.Pattern[str]:
    """The pattern of a category such as ``CATEGORY_NOT_DIGIT``."""
    _, _, kind = str(name).partition("_")
    negated, _, kind = kind.rpartition("_")
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[kind]
    return re.compile(f"\\{letter.upper() if negated else letter}")
