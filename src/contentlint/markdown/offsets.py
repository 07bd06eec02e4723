"""Places of HTML text in the text it was made from."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

Place = tuple[int, int, int, int]
"""`(html_start, html_end, source_start, source_end)`, half-open, in code points."""


class Rendered(NamedTuple):
    """HTML and where it comes from.

    `places` are in order and disjoint in the HTML. A place of equal lengths maps character by character, and then the
    texts are the same; any other maps as a whole. What the renderer adds on its own (line breaks) has no place.
    """

    html: str
    places: tuple[Place, ...]


class OffsetMap:
    """The way back from spans of the HTML to spans of the source."""

    def __init__(self, rendered: Rendered) -> None:
        self._places = rendered.places
        self._starts = [place[0] for place in rendered.places]
        self._ends = [place[1] for place in rendered.places]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The smallest span of the source that encloses the first and the last of the HTML span; O(log n).

        What lies between may come from elsewhere: the address of `<a href=…>` from a reference at the end of the page.
        """
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, max(end, start + 1)) - 1
        if first > last:
            return self._between(last, first)
        one, other = self._part(first, start, end), self._part(last, start, end)
        return min(one[0], other[0]), max(one[1], other[1])

    def _part(self, index: int, start: int, end: int) -> tuple[int, int]:
        html_start, html_end, source_start, source_end = self._places[index]
        if html_end - html_start != source_end - source_start:
            return source_start, source_end
        begin = min(max(start, html_start), html_end) - html_start
        stop = min(max(end, start), html_end) - html_start
        return source_start + begin, source_start + max(begin, stop)

    def _between(self, before: int, after: int) -> tuple[int, int]:
        left = self._places[before][3] if before >= 0 else 0
        right = self._places[after][2] if after < len(self._places) else left
        return min(left, right), max(left, right)


def escaped(text: str) -> str:
    """The text as HTML character data or attribute value, escaped as markdown-it does it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class HtmlWriter:
    """HTML under construction, with the place of each piece in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._pieces: list[str] = []
        self._places: list[Place] = []
        self._size = 0

    def add(self, html: str, place: tuple[int, int] | None = None) -> None:
        """Append HTML that comes from the half-open span of the source, if from any."""
        at = self._size
        self._pieces.append(html)
        self._size += len(html)
        if place and html and place[0] < place[1]:
            self._note(html, at, *place)

    def _note(self, html: str, at: int, start: int, end: int) -> None:
        size = len(html)
        if size != end - start:
            self._places.append((at, at + size, start, end))
        elif html == self.source[start:end]:
            self._note_verbatim(at, size, start, end)
        elif size > 1:
            # Equal lengths by chance would read as character by character: two pieces of it cannot.
            self._places += [(at, at + 1, start, end), (at + 1, at + size, start, end)]

    def _note_verbatim(self, at: int, size: int, start: int, end: int) -> None:
        if self._places:
            html_start, html_end, source_start, source_end = self._places[-1]
            if html_end == at and source_end == start and html_end - html_start == source_end - source_start:
                self._places[-1] = (html_start, at + size, source_start, end)
                return
        self._places.append((at, at + size, start, end))

    def rendered(self) -> Rendered:
        """All that was appended."""
        return Rendered("".join(self._pieces), tuple(self._places))
