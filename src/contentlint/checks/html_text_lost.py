from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule("html-text-lost", tags={"html"}, references=["html-parsing"], confidence=Confidence.MEDIUM)
def html_text_lost(page: Page) -> Iterator[Hit]:
    """All text stands where HTML allows it.

    Text behind `</html>` or in another forbidden place is moved by browsers and overlooked by other programs.

    Bad:
        <html><body><p>Open daily.</p></body></html>[[Call us.]]

    Good:
        <html><body><p>Open daily.</p><p>Call us.</p></body></html>
    """
    for number in page.markup.lost:
        run = page.markup.runs[number]
        raw = page.text[run.start : run.end]
        start = run.start + len(raw) - len(raw.lstrip())
        end = run.start + len(raw.rstrip())
        if start < end:
            yield Hit(
                Span(start, end),
                "no text may stand here, so programs differ in what they make of it; move it into the body",
            )
