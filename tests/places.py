"""Exact places: what a finding shows as its excerpt is what stands in the source between its offsets."""

from html import unescape

from contentlint.finding import Finding
from contentlint.source import Source

from .test_prose import read


def check_places(text: str, findings: list[Finding]) -> None:
    source = Source.from_text(text)
    for finding in findings:
        place = finding.place
        raw = text[place.start : place.end].replace("\0", "\ufffd")
        assert source.position(place.start) == (place.line, place.column)
        assert source.position(place.end) == (place.end_line, place.end_column)
        shown = "".join(place.excerpt.replace("\0", "\ufffd").split())
        fits = "".join(raw.split()).startswith(shown) or read(raw).startswith(shown)
        # In a title or a text field, what looks like a tag is text: its letters stand in the source in this order.
        letters = iter(unescape(raw))
        assert fits or all(char in letters for char in shown), (finding.rule, raw, place.excerpt)
        assert len(place.excerpt) <= 200 and len(place.context) <= 1000
