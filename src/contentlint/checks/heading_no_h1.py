from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.roles import headings
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule("heading-no-h1", tags={"a11y", "seo"}, references=["html-headings", "axe-page-has-heading-one"], whole_page=True)
def heading_no_h1(page: Page) -> Iterator[Hit]:
    """A page has an h1.

    Screen reader users jump to it to learn where they are and where the content begins.

    Bad:
        <html>[[<body>]]<h2>Our team</h2></body></html>

    Good:
        <html><body><h1>Our team</h1></body></html>

    Good:
        <html><body>{% include "header.html" %}<h2>Our team</h2></body></html>
    """
    if any(heading.level == 1 for heading in headings(page)):
        return
    if any(region.kind in ("output", "control", "include") for region in page.masked.regions[_front(page) :]):
        return  # a template: what it prints may well begin with one
    if any(element.unknown("aria-level") for element in page.elements if "aria-level" in element.raw):
        return
    if not any(block.is_content for block in page.blocks):
        return
    found = headings(page)
    place: Element | Span = next(iter([*page.select("body"), *page.select("html")]), None) or Span(0, 0)
    hint = "make the first heading one" if found else "add one that says what the page is about"
    yield Hit(place, f"the page has no h1; {hint}", (("the first heading", found[0]),) if found else ())


def _front(page: Page) -> int:
    """How many regions the front matter makes: it prints nothing."""
    return int(page.masked.front_matter is not None)
