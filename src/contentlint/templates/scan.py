"""What every reader of a template dialect works with: the text, what was found in it so far, and quick searches."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final, Literal, NamedTuple

from contentlint.lazy import lazy
from contentlint.templates.branches import BranchBuilder

OUTPUT: Final = "\ufdd0"
"""Fills the place of an expression that prints something unknown; a Unicode noncharacter, so never in real text."""
CONTROL: Final = "\ufdd1"
"""Fills the place of statements and template comments, which print nothing themselves; a Unicode noncharacter."""

Kind = Literal["output", "control", "comment", "include", "layout"]
"""What a region does on the page: print, steer, comment, bring in another file, fill in a layout of another file."""


class Region(NamedTuple):
    """One piece of template syntax: its half-open span in code points, its kind, and its text without delimiters."""

    start: int
    end: int
    kind: Kind
    body: str

    @property
    def filler(self) -> str:
        """The character that takes its place, once for each of its characters but line breaks."""
        return OUTPUT if self.kind in ("output", "include") else CONTROL


_RAW = lazy(r"<(?:!--|(script|style)(?=[\s/>]))", re.IGNORECASE)
_RAW_ENDS = {"": "-->", "script": "</script", "style": "</style"}
_QUOTED = lazy(r""""(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+'""", re.DOTALL)
_BLOCK_ENDS = lazy(r"\{%[-+~]?\s*+end_?(\w*+)")
_GO_END = lazy(r"\{\{-?\s*+end\s*+-?\}\}")
_SHORTCODE_ENDS = lazy(r"(?:\{\{[<%]|\[\[)\s*+/\s*+([\w./-]++)")
# A string may hide the end of a tag only this far; it keeps hostile input linear.
_NEAR = 300


def unquoted(code: str) -> str:
    """The code without its quoted strings."""
    return _QUOTED.sub("", code)


class Scan:
    """A text being read from start to end: its regions and branches so far, and searches that are linear in total."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.regions: list[Region] = []
        self.branches = BranchBuilder()
        self.unclosed: set[str] = set()
        """What was searched for to the end of the text in vain, so is not searched for again."""
        self._found: dict[str, tuple[int, int]] = {}

    def find(self, needle: str, at: int) -> int:
        """The first place of the needle at or after `at`, or -1; a place found before is not searched for again."""
        since, place = self._found.get(needle, (0, 0))
        if not (needle in self._found and since <= at and (place < 0 or at <= place)):
            place = self.text.find(needle, at)
            self._found[needle] = (at, place)
        return place

    def close(self, at: int, opener: str, closer: str) -> int:
        """Where the closer of the tag opened at `at` stands, or -1 where the opener is a literal.

        The first closer wins unless it stands in a string that ends on the same line and a closer follows it there
        (`{{ "}}" }}`). An opener before the closer, not in a string, makes this opener a literal.
        """
        begin = at + len(opener)
        stop = self.find(closer, begin)
        if stop < 0:
            return -1
        nested = self.text.find(opener, begin, stop)
        if nested < 0 and stop - begin > _NEAR:
            return stop
        if nested >= 0 and (stop - begin > _NEAR or not _QUOTED.search(self.text, begin, stop)):
            return -1
        rest = unquoted(self.text[begin:stop])
        if opener in rest:
            return -1
        return self._after_string(rest, stop, opener, closer)

    def _after_string(self, rest: str, stop: int, opener: str, closer: str) -> int:
        quote = next((char for char in rest if char in "\"'"), "")
        string_end = self.text.find(quote, stop, stop + _NEAR) if quote else -1
        further = self.text.find(closer, string_end + 1, string_end + _NEAR) if string_end >= 0 else -1
        between = self.text[stop:further] if further >= 0 else opener
        return stop if opener in between or "\n" in between else further

    def raw(self, at: int) -> bool:
        """Whether the offset stands in a script or style element."""
        index = bisect_right(self._raw_spans, (at, len(self.text))) - 1
        return index >= 0 and at < self._raw_spans[index][1]

    @cached_property
    def _raw_spans(self) -> list[tuple[int, int]]:
        lower, spans, at = self.text.lower(), [], 0
        if len(lower) != len(self.text):
            lower = self.text
        while match := _RAW.search(self.text, at):
            name = (match[1] or "").lower()
            end = lower.find(_RAW_ENDS[name], match.end())
            at = len(lower) if end < 0 else end
            if name:
                spans.append((match.end(), at))
        return spans

    @cached_property
    def block_ends(self) -> frozenset[str]:
        """The names of the `{% end… %}` tags of the text."""
        return frozenset(_BLOCK_ENDS.findall(self.text))

    @cached_property
    def go(self) -> bool:
        """Whether the text closes blocks with `{{ end }}` as Go templates do."""
        return _GO_END.search(self.text) is not None

    @cached_property
    def shortcode_ends(self) -> frozenset[str]:
        """The names of the closing shortcodes (`{{< /name >}}`, `[[/name]]`) of the text."""
        return frozenset(_SHORTCODE_ENDS.findall(self.text))

    def add(self, start: int, end: int, kind: Kind, body: str) -> int:
        """Note a region; its end, for the reader to go on from."""
        self.regions.append(Region(start, end, kind, body))
        return end
