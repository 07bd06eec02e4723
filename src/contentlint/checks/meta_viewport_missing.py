from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-viewport-missing", tags={"seo", "a11y"}, references=["lighthouse-viewport"], whole_page=True)
def meta_viewport_missing(page: Page) -> Iterator[Hit]:
    """A page declares its viewport.

    Without the tag, a phone shows the page at the width of a desk screen, in letters too small to read.

    Bad:
        [[<head>]]<title>Knee pain</title></head><body></body>

    Good:
        <head><meta name="viewport" content="width=device-width, initial-scale=1"></head><body></body>
    """
    if "viewport" in head.metas(page) or head.unnamed_meta(page):
        return
    for element in (page.select("head") or page.select("html"))[:1]:
        message = 'this page has no viewport; add <meta name="viewport" content="width=device-width, initial-scale=1">'
        yield Hit(element, message)
