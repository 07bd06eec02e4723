"""Exact places: what a finding shows as its excerpt is what stands in the source between its offsets."""

import re
from html import unescape

from contentlint.finding import Finding
from contentlint.source import Source

from .test_prose import read

_RENDERED = re.compile(
    r"</?(?:[a-z]|[ou]l|li|pre|code|h[1-6r]|em|strong|del|blockquote|t(?:able|head|body|[rhd]))\b[^<>]*>|<[^>]*\Z"
)


def check_places(text: str, findings: list[Finding], *, markdown: bool = False) -> None:
    """Fails where a finding's offsets, its line and column, and its excerpt don't speak of the same thing.

    What reads like a tag is text in a title or an unclosed attribute, and Markdown then puts tags of its own into it: the
    letters of such an excerpt stand in the source in their order.
    """
    source = Source.from_text(text)
    for finding in findings:
        place = finding.place
        raw = text[place.start : place.end].replace("\0", "\ufffd")
        assert source.position(place.start) == (place.line, place.column)
        assert source.position(place.end) == (place.end_line, place.end_column)
        shown = "".join(place.excerpt.replace("\0", "\ufffd").split())
        fits = "".join(raw.split()).startswith(shown) or read(raw).startswith(shown)
        letters = iter(_decoded(raw))
        written = _decoded("".join(_RENDERED.sub("", place.excerpt).split()) if markdown else shown)
        assert fits or all(char in letters for char in written), (finding.rule, raw, place.excerpt)
        assert len(place.excerpt) <= 200 and len(place.context) <= 1000


def _decoded(text: str) -> str:
    while (decoded := unescape(text)) != text:
        text = decoded
    return text.replace("\0", "\ufffd")
