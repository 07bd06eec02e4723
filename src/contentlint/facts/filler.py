"""Filler text: the shuffled Latin that designers leave where the words will stand."""

from __future__ import annotations

import re
from functools import cache

from contentlint.facts.page_type import word_table
from contentlint.facts.shown import mentioning
from contentlint.lazy import lazy
from contentlint.page import Page, fact

_WORD = lazy(r"[^\W\d_]+")
_LATIN = ("dolor", "volupt", "qui", "ipsa", "ipsum", "aut ", "unt ")  # one stands in nearly every sentence of it
LEAST = 6
"""Words: fewer tell nothing."""
SHARE = 0.7
"""Of the words, how many are Cicero's in filler text; in English text it is one in ten ("in", "a", "do", "minus")."""


@fact
def filler(page: Page) -> frozenset[int]:
    """The blocks of filler text, by their index."""
    return frozenset(block.index for block in mentioning(page, _LATIN) if is_filler(block.text))


def is_filler(text: str) -> bool:
    """Whether a text is shuffled Cicero (``data/filler.toml``)."""
    words = _WORD.findall(text.lower())
    known = _cicero()
    return len(words) >= LEAST and sum(word in known for word in words) >= SHARE * len(words)


@cache
def _cicero() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", word_table("filler.toml")["text"].lower()))
