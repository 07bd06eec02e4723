from __future__ import annotations

from collections.abc import Iterator, Mapping

from contentlint.finding import Confidence, Severity
from contentlint.markup import unescape
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span

_REMEDY = "add one that says what the page is about"


@rule(
    "meta-title-missing",
    severity=Severity.ERROR,
    tags={"a11y", "seo"},
    references=["act-2779a5", "wcag-2.4.2"],
)
def meta_title_missing(page: Page) -> Iterator[Hit]:
    """The page has a title.

    It is the first thing a screen reader says, the name of the tab, and the line to click in search results. A page that
    goes into a layout has it in its front matter; without one it gets the title of the site, or none.

    Bad:
        <html lang="en"><head>[[<title>]] </title></head><body><h1>Our team</h1></body></html>

    Bad:
        <html lang="en">[[<head>]]</head><body><h1>Our team</h1></body></html>

    Bad:
        [[---
        layout: default
        ---]]
        <h1>Our team</h1>

    Good:
        <html lang="en"><head><title>Our team</title></head></html>
    """
    titles = [title for title in page.select("title") if title.closest("svg") is None]
    matter = page.masked.front_matter
    if page.is_fragment:
        if matter is not None and "layout" in matter.data and not _named(matter.data):
            yield Hit(
                Span(matter.start, matter.start + len(page.text[matter.start : matter.end].rstrip())),
                f"the front matter has no title; {_REMEDY}",
                confidence=Confidence.LOW,
            )
    elif not titles:
        head = next(iter([*page.select("head"), *page.select("html")]), None)
        if matter is None and not page.masked.has_includes and not (head is not None and head.dynamic):
            yield Hit(head or Span(0, 0), f"the page has no <title>; {_REMEDY}")
    elif titles[0].content_at is not None and not unescape(page.masked.text[slice(*titles[0].content_at)]).strip():
        yield Hit(titles[0], "the <title> is empty; write what the page is about")


def _named(data: Mapping[str, object]) -> bool:
    return any(str(data.get(key) or "").strip() for key in ("title", "seo_title", "meta_title", "page_title"))
