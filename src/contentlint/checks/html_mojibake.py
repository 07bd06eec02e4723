from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span

_LEADS = frozenset(map(chr, (*range(0xC2, 0xF5), 0xFFFD)))  # what damage begins with: most English pages hold none


@cache
def _damage() -> re.Pattern[str]:
    """UTF-8 read as windows-1252: a lead byte as its letter, then as many following bytes as theirs."""
    follow = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "\x81\x8d\x8f\x90\x9d"
    follow = "".join(f"\\u{ord(char):04x}" for char in follow)
    return re.compile(
        rf"(?:[\u00c2-\u00df][{follow}]|[\u00e0-\u00ef][{follow}]{{2}}|[\u00f0-\u00f4][{follow}]{{3}})+|\ufffd+"
    )


@rule("html-mojibake", tags={"html"}, references=["html-charset"])
def html_mojibake(page: Page, *, most: int = 20) -> Iterator[Hit]:
    """No letter came through a wrong encoding.

    "weâ€™re" was "we’re" before a program read UTF-8 as Windows text and saved it again; mending the declaration won't help.

    Options:
        most: how many places of a page are told.

    Bad:
        <p>We[[â€™]]re here</p>

    Good:
        <p>We’re here, in São Paulo – à côté. SÃO PAULO</p>
    """
    if page.text.isascii():
        return
    others = _not_ascii(page.text)
    if _LEADS.isdisjoint(others) or not _damage().search(others):
        return
    told = 0
    for match in _damage().finditer(page.text):
        repaired = _repaired(match[0])
        if repaired is None or told >= most:
            continue
        told += 1
        message = f"this was {repaired} before it came through a wrong encoding; write it again, and save as UTF-8"
        if not repaired:
            message = "a letter got lost here in a wrong encoding; write it again, and save as UTF-8"
        yield Hit(Span(*match.span()), message, suggestion=repaired or None)


def _not_ascii(text: str) -> str:
    """The other characters alone: what stands side by side in the text does so here, and this is a hundredth of it."""
    return text.encode("utf-8", "surrogatepass").translate(None, bytes(range(128))).decode("utf-8", "surrogatepass")


def _repaired(text: str) -> str | None:
    if text[0] == "\ufffd":
        return ""
    raw = bytes(ord(char) if ord(char) < 256 else char.encode("cp1252")[0] for char in text)
    try:
        found = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return found if found.isprintable() or found.isspace() else None
