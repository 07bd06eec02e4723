"""Masking of template syntax: what an engine would read becomes fillers of the same length.

Three limits, on purpose: the first closer ends a tag unless a string on the same line hides it; `{{` in a script or
style counts only where it cannot be code; `[[…]]` counts only on one line, with a name in it, outside scripts.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.templates import angle, curly
from contentlint.templates.branches import NO_BRANCHES, Branches
from contentlint.templates.front_matter import FrontMatter, front_matter
from contentlint.templates.scan import CONTROL, OUTPUT, Kind, Region, Scan

__all__ = ["CONTROL", "OUTPUT", "Branches", "FrontMatter", "Kind", "Masked", "Region", "mask"]


class Masked(NamedTuple):
    """A text whose template syntax is filled up, and what stood there.

    `text` has the length of the input, in code points; line breaks stay, every other character of a region is a
    filler. `regions` are in order and disjoint, empty for plain text; a server-side include is a region, but stands
    unfilled, for it is a comment already. Front matter is a region too: `layout` where it names one, else `control`.
    """

    text: str
    regions: tuple[Region, ...] = ()
    branches: Branches = NO_BRANCHES
    front_matter: FrontMatter | None = None

    @property
    def extends_layout(self) -> bool:
        """Whether the page fills in a layout that stands elsewhere, so is only part of what a visitor gets."""
        return any(region.kind == "layout" for region in self.regions)

    @property
    def has_includes(self) -> bool:
        """Whether other files are brought into the page."""
        return any(region.kind == "include" for region in self.regions)


Reader = Callable[[Scan, int], int | None]
_READERS: dict[str, Reader] = {
    "{{": curly.double,
    "{%": curly.percent,
    "{#": curly.hash_comment,
    "<%": angle.percent,
    "<?": angle.php,
    "[[": curly.square,
    "<!--#": angle.server_side,
}
# Every opener ends in one of these characters behind one of those. Python finds a single character twenty times as
# fast as two, so this tells a page without templates apart in a third of the time of seven searches.
_MARKS = (("{", "{"), ("%", "{<"), ("#", "{-"), ("?", "<"), ("[", "["))
_NOT_LINE_BREAK = lazy(r"[^\r\n]")
_NO_LAYOUT = (None, False, "", "null", "none", "nil")


def mask(text: str) -> Masked:
    """Fill up the template syntax of a text from which a byte order mark is already gone; linear, never raises."""
    plain = not any(_stands_behind(text, char, before) for char, before in _MARKS)
    openers = () if plain else tuple(opener for opener in _READERS if opener in text)
    front = front_matter(text) if text.startswith(("---", "+++", "{")) else None
    if not openers and not front:
        return Masked(text)
    scan = Scan(text)
    at = _add_front_matter(scan, front) if front else 0
    if openers:
        _read(scan, _opener(openers), at)
    return Masked(_filled(text, scan.regions), tuple(scan.regions), scan.branches.build(), front)


def _stands_behind(text: str, char: str, before: str) -> bool:
    at = text.find(char, 1)
    while at > 0:
        if text[at - 1] in before:
            return True
        at = text.find(char, at + 1)
    return False


def _add_front_matter(scan: Scan, front: FrontMatter) -> int:
    layout = front.data.get("layout") not in _NO_LAYOUT
    return scan.add(0, front.end, "layout" if layout else "control", scan.text[: front.end].strip())


@lru_cache(maxsize=128)
def _opener(openers: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, openers)))


def _read(scan: Scan, opener: re.Pattern[str], at: int) -> None:
    while match := opener.search(scan.text, at):
        end = _READERS[match[0]](scan, match.start())
        at = match.end() if end is None else end


def _filled(text: str, regions: list[Region]) -> str:
    pieces, at = [], 0
    for region in regions:
        pieces.append(text[at : region.start])
        pieces.append(_fill(text[region.start : region.end], region.filler))
        at = region.end
    return "".join([*pieces, text[at:]])


def _fill(piece: str, filler: str) -> str:
    if piece.startswith("<!--#"):
        return piece
    return _NOT_LINE_BREAK.sub(filler, piece) if "\n" in piece or "\r" in piece else filler * len(piece)
