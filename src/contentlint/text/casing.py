"""Capitals of headings: title case and sentence case, word by word.

The small words are those of the AP Stylebook (articles, conjunctions and prepositions of up to three letters) and of The
Chicago Manual of Style 17, 8.159 (prepositions of any length as well), as Vale has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SMALL = frozenset("a an and as at but by en for if in nor of on or per the to v v. via vs vs.".split())
"""Words that stay small within a title."""

PREPOSITIONS = frozenset(
    "with from into during including until against among throughout despite towards upon concerning about over through "
    "before between after since without under within along following across beyond around down near above".split()
)
"""Longer prepositions, which Chicago keeps small as well."""

_WORD = re.compile(r"[^\W_][^\s/–—-]*")
_TOKEN = re.compile(r"[^\W_*][^\s]*|\*+[^\s]*")
_OPENS = re.compile(r"[:.!?—–]\W*\Z")
_NUMBER = re.compile(r"\d+\.\Z")


class Word(NamedTuple):
    """A word of a heading: half-open offsets, and the forms that it may have; the first is the preferred one."""

    start: int
    end: int
    forms: tuple[str, ...]


def title_case(text: str, *, chicago: bool = False) -> Iterator[Word]:
    """The words of a text with their form in a title. Words in capitals, and ``to`` in either form, pass as they are."""
    small = SMALL | PREPOSITIONS if chicago else SMALL
    found = list(_WORD.finditer(text))
    for number, match in enumerate(found):
        word = match[0].rstrip(".,;:!?)\"'”’") or match[0]
        lower = word.lower()
        edge = number in (0, len(found) - 1) or _OPENS.search(text[: match.start()])
        upper = word[:1].upper() + word[1:]
        if lower == "to" and not edge:
            forms: tuple[str, ...] = ("to", "To")  # a capital in infinitives, which only a tagger could tell
        elif lower in small and not edge:
            forms = (lower,)
        else:
            forms = (upper,)
        yield Word(match.start(), match.start() + len(word), forms)


def sentence_case(text: str, indicators: Iterable[str] = ()) -> Iterator[Word]:
    """The words of a text with their form in a sentence: a capital at its start, and after a word that an indicator ends."""
    ends = tuple(indicators)
    before = ""
    for number, match in enumerate(_TOKEN.finditer(text)):
        word = match[0]
        opens = (
            not number or (bool(ends) and before.endswith(ends)) or (number == 1 and _NUMBER.match(before) is not None)
        )
        form = word[:1].upper() + word[1:].lower() if opens else word.lower()
        yield Word(*match.span(), (form,))
        before = word
