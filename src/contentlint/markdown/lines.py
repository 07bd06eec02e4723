"""Where the content of a block stands in the source, line by line: what markdown-it cuts off is found again."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from contentlint.lazy import lazy

_LINE_END = lazy(r"\r\n?|\n")
_HASHES = lazy(r"[^#]*+#{1,6}[ \t]*+")
_PIPE = lazy(r"(?<!\\)\|")


class Content:
    """The text of a block and its places: segments of an offset of the text and where it stands in the source."""

    def __init__(self, text: str, segments: list[tuple[int, int]]) -> None:
        self.text = text
        self._offsets = [offset for offset, _ in segments]
        self._sources = [source for _, source in segments]

    def source(self, offset: int) -> int:
        """The place of the character at the offset."""
        at = max(bisect_right(self._offsets, offset) - 1, 0)
        return self._sources[at] + offset - self._offsets[at] if self._offsets else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of a half-open span, from its first character to its last."""
        first = self.source(start)
        return first, self.source(end - 1) + 1 if end > start else first

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The span in pieces that stand in one piece in the source."""
        for cut in self._offsets[bisect_right(self._offsets, start) : bisect_right(self._offsets, end - 1)]:
            yield start, cut
            start = cut
        if start < end:
            yield start, end


class Lines:
    """The lines of the source: their texts as markdown-it sees them, and their places as they are."""

    def __init__(self, source: str) -> None:
        self.texts = _LINE_END.split(source)
        breaks = list(_LINE_END.finditer(source))
        self.starts = [0, *(match.end() for match in breaks)]
        self.ends = [*(match.start() for match in breaks), len(source)]
        self._row: tuple[int, list[tuple[int, int]]] = (-1, [])
        self._normal = [0]
        for text in self.texts:
            self._normal.append(self._normal[-1] + len(text) + 1)

    def block(self, begin: int, end: int) -> tuple[int, int]:
        """The span of the lines `begin` to `end` (not included), without blank lines at their end."""
        last = min(end, len(self.texts)) - 1
        while last > begin and not self.texts[last].strip():
            last -= 1
        return self.starts[begin], self.ends[max(last, begin)]

    def content(self, text: str, begin: int, end: int) -> Content:
        """Where the lines of a text stand that was cut from the lines `begin` to `end`, less what stood before each."""
        segments, offset, line = [], 0, min(begin, len(self.texts) - 1)
        for part in text.split("\n"):
            core = part.lstrip(" \t")
            line, column = self._find(core, line, end)
            segments += _segments(offset, part, core, self.texts[line], self.starts[line] + column, column)
            offset += len(part) + 1
            line = min(line + 1, len(self.texts) - 1)
        return Content(text, segments)

    def _find(self, core: str, line: int, end: int) -> tuple[int, int]:
        for index in range(line, min(end, len(self.texts))):
            text = self.texts[index].replace("\0", "\ufffd")
            for ending in (text, text.rstrip(" \t"), text.rstrip()):
                if ending.endswith(core):
                    return index, len(ending) - len(core)
            if (column := text.find(core)) >= 0:
                return index, column
        return line, 0

    def heading(self, text: str, line: int) -> Content:
        """Where the text of a heading with hash signs stands."""
        match = _HASHES.match(self.texts[line])
        return Content(text, [(0, self.starts[line] + (match.end() if match else 0))])

    def cell(self, text: str, line: int, begin: int, column: int) -> Content:
        """Where the text of a cell stands, in a table row that begins at `begin` of the text that markdown-it sees."""
        if self._row[0] != line:
            self._row = line, _cells(self.texts[line], begin - self._normal[line])
        start, end = self._row[1][column] if column < len(self._row[1]) else 2 * (len(self.texts[line]),)
        raw = self.texts[line][start:end]
        cuts = [match.start() for match in re.finditer(r"\\\|", raw)]
        plain = raw.replace("\\|", "|").replace("\0", "\ufffd")
        shift = max(plain.find(text), 0)
        segments = [(-shift, self.starts[line] + start)]
        segments += [(cut - n - shift, self.starts[line] + start + cut + 1) for n, cut in enumerate(cuts)]
        return Content(text, segments)


def _segments(offset: int, part: str, core: str, line: str, place: int, column: int) -> list[tuple[int, int]]:
    lead = len(part) - len(core)
    if line[max(column - lead, 0) : column] == part[:lead]:
        return [(offset, place - lead)]
    # Tabs that markdown-it cut in two stand as blanks: they share the place of the text behind them.
    return [*((offset + at, place) for at in range(lead)), (offset + lead, place)]


def _cells(line: str, start: int) -> list[tuple[int, int]]:
    """The spans of the cells of a row: pipes at its ends stand between no cells, and escaped pipes are text."""
    end = len(line.rstrip())
    cuts = [match.start() for match in _PIPE.finditer(line, start, end)]
    bounds = [*([] if cuts[:1] == [start] else [start - 1]), *cuts, end]
    return [(left + 1, right) for left, right in pairwise(bounds)]
