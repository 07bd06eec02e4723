from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule(
    "meta-title-missing",
    severity=Severity.ERROR,
    tags={"a11y", "seo"},
    references=["act-2779a5", "wcag-2.4.2"],
    whole_page=True,
)
def meta_title_missing(page: Page) -> Iterator[Hit]:
    """The page has a title.

    It is the first thing a screen reader says, the name of the tab, and the line to click in search results.

    Bad:
        <html lang="en"><head>[[<title>]] </title></head><body><h1>Our team</h1></body></html>

    Bad:
        <html lang="en">[[<head>]]</head><body><h1>Our team</h1></body></html>

    Good:
        <html lang="en"><head><title>Our team</title></head></html>
    """
    titles = [title for title in page.select("title") if title.closest("svg") is None]
    if not titles:
        matter = page.masked.front_matter
        head = next(iter([*page.select("head"), *page.select("html")]), None)
        if matter is None and not page.masked.has_includes and not (head is not None and head.dynamic):
            yield Hit(head or Span(0, 0), "the page has no <title>; add one to <head> that says what the page is about")
    elif (
        titles[0].content_at is not None
        and not page.masked.text[slice(*titles[0].content_at)].replace("&nbsp;", "").strip()
    ):
        yield Hit(titles[0], "the <title> is empty; write what the page is about")
