"""Offsets in code points as the protocol's positions, whatever unit the client counts in, and back."""

from __future__ import annotations

from typing import NamedTuple

from contentlint.source import Source, Span

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
"""The position encodings of the protocol: columns in bytes, in 16-bit units (the default), in code points."""


class At(NamedTuple):
    """A position as the protocol has it: line and character from 0; characters are units of the encoding."""

    line: int
    character: int


class Positions:
    """A text as the client counts it. Lines end where the protocol says: at CR, LF and both together.

    ``text`` is what the client sent. A byte order mark at its start is no part of the page: offsets count behind it.
    """

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        self.encoding = encoding
        self.page_text = text.removeprefix("\ufeff")
        self._mark = len(text) - len(self.page_text)
        self._source = Source.from_text(text)
        self._text = text

    def at(self, offset: int) -> At:
        """The position of an offset into ``page_text``."""
        offset += self._mark
        line = self._source.position(offset).line
        return At(line - 1, self._units(self._text[self._source.line(line).start : offset]))

    def offset(self, at: At) -> int:
        """The offset of a position, held within its line and the text; within a character, where that begins."""
        last = self._source.position(len(self._text)).line
        if at.line >= last:
            return len(self.page_text)
        line = self._source.line(at.line + 1)
        return max(line.start + self._characters(self._text[line.start : line.end], at.character) - self._mark, 0)

    def span(self, start: At, end: At) -> Span:
        """The stretch between two positions."""
        return Span(self.offset(start), self.offset(end))

    def _units(self, text: str) -> int:
        if self.encoding == UTF32 or text.isascii():
            return len(text)
        if self.encoding == UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)

    def _characters(self, line: str, units: int) -> int:
        if self.encoding == UTF32 or line.isascii():
            return min(max(units, 0), len(line))
        for number, character in enumerate(line):
            units -= self._units(character)
            if units < 0:
                return number
        return len(line)
