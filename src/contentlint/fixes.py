"""Fixes put into the text: safe ones on demand, never inside template code, and twice changes nothing."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import NamedTuple

from contentlint.atomic import write_atomically
from contentlint.config import Config
from contentlint.engine import lint_page, open_page
from contentlint.finding import Edit, Finding
from contentlint.page import Page
from contentlint.source import Source

ROUNDS = 10
"""How often a page is linted anew because one fix made room for the next."""


class Fixed(NamedTuple):
    """A page after its fixes: the new text, and how many were put in."""

    text: str
    made: int


def fix(source: Source, config: Config, *, unsafe: bool = False) -> Fixed:
    """The text of a source with its fixes put in.

    Raises:
        SourceError: it can't be read as text.
    """
    text, count = source.text, 0
    for _ in range(ROUNDS):
        page = open_page(Source.from_text(text, source.name))
        edits, fixes = chosen_edits(page, lint_page(page, config).findings, unsafe=unsafe)
        if not fixes:
            break
        text, count = applied(text, edits), count + fixes
    return Fixed(text, count)


def chosen_edits(page: Page, findings: Iterable[Finding], *, unsafe: bool) -> tuple[list[Edit], int]:
    """The edits that can be made together, and of how many fixes: none overlaps another or cuts into template code."""
    taken: list[Edit] = []
    count = 0
    for finding in findings:
        found = finding.fix
        if found is None or finding.ignored is not None or not (found.safe or unsafe):
            continue
        if all(_is_free(edit, taken, page) for edit in found.edits) and applied(page.text, found.edits) != page.text:
            taken += found.edits
            count += 1
    return taken, count


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made; they don't overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def write(source: Source, text: str) -> None:
    """Writes a text back to the file of a source, in the encoding and with the byte order mark it was read with.

    Raises:
        OSError: the file can't be written.
        UnicodeEncodeError: the encoding of the file has no place for a new character.
    """
    assert source.path is not None
    encoding = source.encoding
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    mark = marks.get(encoding.name, b"") if encoding.how == "bom" else b""
    write_atomically(source.path, mark + text.encode(encoding.name))


def _is_free(edit: Edit, taken: list[Edit], page: Page) -> bool:
    overlaps = any(edit.start < other.end and other.start < edit.end for other in taken)
    cuts = any(
        region.start < edit.end
        and edit.start < region.end
        and not (edit.start <= region.start and region.end <= edit.end)
        for region in page.masked.regions
    )
    return not overlaps and not cuts
