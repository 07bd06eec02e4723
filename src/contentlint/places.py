"""The way back from text as it is read, decoded and folded, to where it stands in the source."""

from __future__ import annotations

from bisect import bisect_right

from contentlint.lazy import lazy
from contentlint.templates import CONTROL, OUTPUT

_WORDS = lazy(r"\S+(?: \S+)*+")  # with a single blank between them


class Places:
    """Where each character of a folded text of ``length`` stands in the source, gathered piece by piece.

    Kept as stretches: the number of the first character of each, and its span. One that is as long as its span stands
    there character by character; the characters of any other (a decoded reference) all stand at the whole of it.
    """

    def __init__(self) -> None:
        self.length = 0
        self._firsts: list[int] = []
        self._spans: list[tuple[int, int]] = []
        self._blank: tuple[int, int] | None = None  # the first of the blanks since the last word
        self._last = ""

    def start(self, number: int) -> int:
        """The source offset where a character starts; where the text ends, for one behind it."""
        if number >= self.length:
            return self._spans[-1][1]
        first, (start, end), count = self._stretch(number)
        return start + number - first if end - start == count else start

    def end(self, number: int) -> int:
        """The source offset where a character ends."""
        first, (start, end), count = self._stretch(number)
        return start + number - first + 1 if end - start == count else end

    def _stretch(self, number: int) -> tuple[int, tuple[int, int], int]:
        """The stretch that a character is in: its first character, its span, and how many characters it has."""
        found = bisect_right(self._firsts, number)
        first = self._firsts[found - 1]
        behind = self._firsts[found] if found < len(self._firsts) else self.length
        return first, self._spans[found - 1], behind - first

    def add(self, text: str, start: int, end: int) -> None:
        """A piece that stands at a span, character by character where both are of one length."""
        exact = end - start == len(text)
        if not exact or CONTROL in text or OUTPUT in text:
            for number, char in enumerate(text):
                self._add_character(char, *((start + number, start + number + 1) if exact else (start, end)))
            return
        at = 0
        for words in _WORDS.finditer(text):
            first, behind = words.span()
            if first > at:
                self._blank = self._blank or (start + at, start + at + 1)
            self._append(behind - first, (start + first, start + behind))
            self._last = ""
            at = behind
        if at < len(text):
            self._blank = self._blank or (start + at, start + at + 1)

    def _add_character(self, char: str, start: int, end: int) -> None:
        if char == CONTROL or char.isspace():
            self._blank = self._blank or (start, end)
        elif char == self._last == OUTPUT and self._blank is None:
            self._spans[-1] = (self._spans[-1][0], end)
        else:
            self._append(1, (start, end))
            self._last = char

    def _append(self, count: int, span: tuple[int, int]) -> None:
        if self._blank is not None and self.length:
            self._stretch_out(1, self._blank)
        self._blank = None
        self._stretch_out(count, span)

    def _stretch_out(self, count: int, span: tuple[int, int]) -> None:
        self._firsts.append(self.length)
        self._spans.append(span)
        self.length += count
