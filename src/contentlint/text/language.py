"""Language tags, as pages write them in ``lang`` attributes."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple


@lru_cache(maxsize=256)  # asked of every block of text, and a site has few languages
def primary_subtag(tag: str) -> str:
    """The language alone of a BCP 47 tag, in lower case: ``en`` for ``en``, ``en-US``, ``en_us`` and `` EN ``.

    Empty where the tag is empty. Nothing is checked against the registry. Source: RFC 5646, section 2.1
    (https://www.rfc-editor.org/rfc/rfc5646#section-2.1); the underscore is POSIX and WordPress usage.
    """
    return tag.strip().lower().replace("_", "-").partition("-")[0]


def is_known(tag: str) -> bool:
    """True where the first subtag of a language tag stands in the IANA registry as a language, as ACT rules ask.

    The rest of the tag isn't looked at; grandfathered tags (``i-lux``) and three-letter codes of languages that have
    one of two letters (``eng``) aren't known.
    """
    primary = tag.strip().lower().partition("-")[0]
    if len(primary) < 3:
        return primary in _subtags().short
    listed = primary[2:] in _subtags().long.get(primary[:2], ())
    return listed or (len(primary) == 3 and primary.isascii() and "qaa" <= primary <= "qtz")


class _Subtags(NamedTuple):
    """The languages of two letters, and of those of three, by the first two, the third letters."""

    short: frozenset[str]
    long: dict[str, frozenset[str]]


@cache
def _subtags() -> _Subtags:
    text = Path(__file__).parents[1].joinpath("data", "language-subtags.txt").read_text(encoding="utf-8")
    short, *long = (line for line in text.splitlines() if not line.startswith("#"))
    pairs = (line.partition(": ") for line in long)
    return _Subtags(frozenset(short.split()), {first: frozenset(last) for first, _, last in pairs})
