"""Pairs of patterns: what to write instead of what (Vale's ``swap``), or which of two isn't to be mixed (``either``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Self

from contentlint.facts.actions import references
from contentlint.facts.terms import Terms
from contentlint.text.patterns import RegularExpression

_SIGNS = re.compile(r"[\\\[\](){}*+^$]|\.[*+?]|\w\?$")


class Swap(dict[str, str]):
    """Regular expressions, and what to write instead of what each finds; alternatives are parted by ``|``."""

    type_name = "table of patterns and what to write instead"

    @classmethod
    def parse(cls, value: object) -> Self:
        """The table, checked; the longest pattern comes first.

        Raises:
            ValueError: it is none, is empty, or holds a pattern that can't be used.
        """
        if not isinstance(value, Mapping) or not value:
            raise ValueError(f"{value!r} is not a {cls.type_name}")
        if not all(isinstance(text, str) for pair in value.items() for text in pair):
            raise ValueError(f"{value!r} holds something that isn't text; put it in quotes")
        for pattern in value:
            RegularExpression.parse(pattern)
        return cls(sorted(value.items(), key=lambda pair: -len(pair[0])))

    @cached_property
    def terms(self) -> Terms:
        """The patterns."""
        return tuple(map(RegularExpression, self))

    @cached_property
    def replacements(self) -> tuple[str, ...]:
        """What to write instead of each, in the same order."""
        return tuple(self.values())


class Either(Swap):
    """Pairs of regular expressions of which a page should hold only one."""

    type_name = "table of pairs of patterns"

    @classmethod
    def parse(cls, value: object) -> Self:
        """The pairs, checked.

        Raises:
            ValueError: it is no table, is empty, or holds a pattern that can't be used.
        """
        found = super().parse(value)
        for pattern in found.values():
            RegularExpression.parse(pattern)
        return found


def expanded(replacement: str, pattern: str, found: str, *, ignore_case: bool) -> str:
    """A replacement with what the groups of its pattern hold (``$1``)."""
    if "$" not in replacement:
        return replacement
    match = re.search(pattern, found, re.I if ignore_case else 0)
    try:
        return match.expand(references(replacement)) if match is not None else replacement
    except (re.error, IndexError):
        return replacement


def alternatives(replacement: str) -> list[str]:
    r"""What a replacement offers: the parts between its ``|`` (``\|`` is a plain one)."""
    parts = re.split(r"(?<!\\)\|", replacement)
    return [part.replace("\\|", "|") for part in parts if part]


def is_plain(text: str) -> bool:
    """True for words that could stand on a page; false for a pattern of them, such as a term of a vocabulary."""
    return _SIGNS.search(text) is None


@lru_cache(maxsize=4096)
def accepts(replacement: str, found: str) -> bool:
    """True where the words found are what the replacement asks for: word by word, or as a pattern of what may stand there."""
    if found in alternatives(replacement):
        return True
    if is_plain(replacement):
        return False
    try:
        return re.fullmatch(RegularExpression.parse(replacement), found) is not None
    except (ValueError, re.error):
        return False
