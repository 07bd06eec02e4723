"""Words that say nothing by themselves, by language, read when first asked for."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.tables import read_toml
from contentlint.text.language import primary_subtag

_APOSTROPHES = str.maketrans("\u2018\u2019\u00b4`", "''''")
_EDGES = lazy(r"^[\W_]+|[\W_]+$")
_KNOWN = 1 << 12  # texts of links and headings, which the pages of a site share
_NUMBERED = lazy(r"^[\W\d_]+|[\W\d_]+$")


class Words(NamedTuple):
    """The lists of one language (``data/words.toml`` says what each holds); empty for a language without lists."""

    alt_openings: tuple[str, ...] = ()
    alt_generic: frozenset[str] = frozenset()
    link_generic: frozenset[str] = frozenset()
    heading_generic: frozenset[str] = frozenset()
    title_stop: frozenset[str] = frozenset()


_NO_WORDS = Words()


def words(language: str) -> Words:
    """The lists for a language tag; English where a page doesn't tell its language."""
    return _read().get(primary_subtag(language) or "en", _NO_WORDS)


@lru_cache(maxsize=_KNOWN)
def plain(text: str) -> str:
    """Text for comparing: NFC, case-folded, white space folded, one kind of apostrophe; words and accents stay."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES).split())


@lru_cache(maxsize=_KNOWN)
def bare(text: str) -> str:
    """``plain`` text without the punctuation around it."""
    return _EDGES.sub("", plain(text))


def unnumbered(text: str) -> str:
    """``plain`` text without the digits and punctuation around it, and with blanks for hyphens and underscores."""
    return _NUMBERED.sub("", plain(text).replace("_", " ").replace("-", " "))


def is_generic_alt(text: str, language: str) -> bool:
    """Whether an alt in a language says no more than that there is an image: "photo", "slide-2", or dots and dashes."""
    return unnumbered(text) in words(language).alt_generic or all(unicodedata.category(c)[0] in "PZ" for c in text)


@cache
def _read() -> dict[str, Words]:
    tables = read_toml(Path(__file__).parents[1] / "data" / "words.toml")
    return {language: _words(table) for language, table in tables.items()}


def _words(table: dict[str, list[str]]) -> Words:
    lists = {name: frozenset(map(plain, values)) for name, values in table.items() if name != "alt_openings"}
    return Words(tuple(sorted(table["alt_openings"], key=len, reverse=True)), **lists)
