"""Which language tags name a language."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def is_known(tag: str) -> bool:
    """True where the first subtag of a language tag stands in the IANA registry as a language, as ACT rules ask.

    The rest of the tag isn't looked at; grandfathered tags (``i-lux``) and three-letter codes of languages that have
    one of two letters (``eng``) aren't known.
    """
    primary = tag.strip().lower().partition("-")[0]
    return primary in _subtags() or (len(primary) == 3 and primary.isascii() and "qaa" <= primary <= "qtz")


@cache
def _subtags() -> frozenset[str]:
    text = Path(__file__).with_name("data").joinpath("language-subtags.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = set(lines[0].split())
    for line in lines[1:]:
        first, _, last = line.partition(": ")
        found.update(first + letter for letter in last)
    return frozenset(found)
