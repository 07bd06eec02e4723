"""Where things stand in what the report shows of a page: its entries, and offsets of the source found in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from contentlint.facts.images import source_of
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.prose import CHROME, Block
from contentlint.source import Span

TEXT, HEADING, ITEM, QUOTE, CELL, IMAGE, TITLE, DESCRIPTION = range(8)
"""Kinds of entries."""

_KINDS = {"heading": HEADING, "item": ITEM, "term": ITEM, "quote": QUOTE, "cell": CELL, "title": TITLE}
_NOT_SHOWN = frozenset(("option", "graphic", "fallback"))


class Entry(NamedTuple):
    """Something to show, in reading order: its kind, its words (of an image: its file), and where it stands in the source.

    ``level`` is that of a heading. ``alt`` is the text of an image: None where there is none, "" where it is empty.
    ``chrome`` tells that it stands in a menu, footer or the like.
    """

    kind: int
    text: str
    start: int
    end: int
    level: int = 0
    alt: str | None = None
    chrome: bool = False
    block: Block | None = None


class At(NamedTuple):
    """A place in an entry, half-open, in code points of its text; ``entry`` is -1 for what stands nowhere in the text."""

    entry: int = -1
    start: int = 0
    end: int = 0


def place_across(entries: Iterable[Entry], start: int) -> At:
    """The entry around an offset, all of it: for findings across pages, whose page is closed by then."""
    for number, entry in enumerate(entries):
        if entry.start <= start <= entry.end:
            return At(number, 0, len(entry.text))
    return At()


class Finder:
    """The entries of a page, and where an offset of the source stands in them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.entries = _entries(page)
        self._starts = [entry.start for entry in self.entries]
        self._of_block = {id(entry.block): number for number, entry in enumerate(self.entries) if entry.block}
        self._elements = sorted((e for e in page.elements if e.index >= 0), key=lambda element: element.start)
        self._element_starts = [element.start for element in self._elements]

    def place(self, start: int, end: int) -> At:
        """Where a stretch of the source is read: in the text itself, else as the text of the element whose tag it is in."""
        number = self._entry(start)
        if number >= 0 and (at := self._within(number, start, end)).end > at.start:
            return at
        if not self.page.is_markdown and (element := self._tag_at(start)) is not None:
            return self._content(element, number)
        return At(number, 0, len(self.entries[number].text)) if number >= 0 else At()

    def slice(self, block: Block, start: int, end: int) -> At:
        """A part of a block of text."""
        number = self._of_block.get(id(block), -1)
        return At(number, start, end) if number >= 0 else At()

    def sentence(self, at: At) -> At:
        """The sentence around a place; the whole entry where there is none."""
        if at.entry < 0:
            return at
        entry = self.entries[at.entry]
        for sentence in entry.block.sentences if entry.block is not None else ():
            if sentence.start <= at.start < sentence.end:
                return At(at.entry, sentence.start, sentence.end)
        return At(at.entry, 0, len(entry.text))

    def _entry(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        for near in range(number, max(number - 4, -1), -1):
            if self.entries[near].start <= offset < max(self.entries[near].end, self.entries[near].start + 1):
                return near
        return -1

    def _within(self, number: int, start: int, end: int) -> At:
        entry = self.entries[number]
        if entry.kind == IMAGE:
            return At(number, 0, len(entry.text))
        if entry.block is None or self.page.is_markdown:
            return At()
        places = entry.block.places
        characters = range(places.length)
        first = bisect_right(characters, start, key=places.end)
        last = bisect_right(characters, end - 1, key=places.start) if end > start else first
        return At(number, first, max(first, last))

    def _tag_at(self, offset: int) -> Element | None:
        number = bisect_right(self._element_starts, offset) - 1
        element = self._elements[number] if number >= 0 else None
        return element if element is not None and offset < element.open_end else None

    def _content(self, element: Element, number: int) -> At:
        if (block := self.page.block_of(element)) is None:
            return At(number, 0, len(self.entries[number].text)) if number >= 0 else At()
        first, last = block.runs[0].start, block.runs[-1].end
        number = self._entry(first)
        if number < 0 or last > self.entries[number].end:
            return At()
        return self._within(number, first, last)


def _entries(page: Page) -> list[Entry]:
    found = [_text(page, block) for block in page.blocks if block.role not in _NOT_SHOWN]
    found += [
        Entry(HEADING, "", *page.locate(heading), heading.level) for heading in page.headings if heading.block is None
    ]
    found += [_image(page, image) for image in page.images]
    if (description := page.description) is not None:
        found.append(Entry(DESCRIPTION, description.text, *page.locate(description), block=description))
    found.sort(key=lambda entry: entry.start)
    return found


def _text(page: Page, block: Block) -> Entry:
    at = page.locate(block) if page.is_markdown else Span(block.runs[0].start, block.runs[-1].end)
    chrome = not block.is_content and block.role != "title"
    return Entry(_KINDS.get(block.role, TEXT), block.text, *at, block.level, chrome=chrome, block=block)


def _image(page: Page, image: Element) -> Entry:
    alt = "…" if image.unknown("alt") else image.get("alt")
    chrome = bool(page.flags(image) & CHROME)
    name = source_of(image) or "an image whose address is not known"
    name = name if not name.startswith("data:") else "an image within the page"
    return Entry(IMAGE, name[-120:], *page.locate(image), alt=alt, chrome=chrome)
