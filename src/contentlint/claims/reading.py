"""A sentence taken apart: its words, the lexicon entries in them, and their order in the abstract."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from contentlint.claims.lexicon import Match, Token, lexicon, named, rules, tokens

_DIGIT = re.compile(r"\d")


class Reading(NamedTuple):
    """A sentence taken apart: its tokens and every lexicon entry found in them."""

    words: tuple[Token, ...]
    found: tuple[Match, ...]
    names: frozenset[str]


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Tokens and matches of `text` (kept, since a heading or lead-in stands above many sentences)."""
    words = tokens(text)
    found = lexicon().match(words)
    return Reading(tuple(words), tuple(found), frozenset(m.name for m in found))


def abstract(reading: Reading) -> list[str]:
    """The sentence as a row of class tags and the words that are in no class."""
    at: dict[int, tuple[int, int, str]] = {}
    tags = rules()["tags"]
    order = {name: i for i, name in enumerate(tags)}
    for m in reading.found:
        rank = order.get(m.name)
        if rank is not None and (
            m.first not in at or (m.last - m.first, -rank) > (at[m.first][0] - m.first, -at[m.first][1])
        ):
            tag = tags[m.name]
            at[m.first] = (m.last, rank, tag + m.form[:2] if m.form in ("s", "ing", "ed", "base") else tag)
    row, i = [], 0
    while i < len(reading.words):
        if i in at:
            row.append(at[i][2])
            i = at[i][0]
        else:
            row.append(_DIGIT.sub("0", reading.words[i].text))
            i += 1
    return row


def covered(reading: Reading, names: tuple[str, ...]) -> float:
    """The share (0 to 1) of the content words of a sentence that stand in one of the classes `names`."""
    inside: set[int] = set()
    for m in reading.found:
        if m.name in names:
            inside.update(range(m.first, m.last))
    small = named("small")
    content = [i for i, w in enumerate(reading.words) if w.text not in small and w.text[0].isalnum()]
    return sum(i in inside for i in content) / max(1, len(content))
