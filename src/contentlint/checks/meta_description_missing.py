from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule("meta-description-missing", tags={"seo"}, references=["google-snippet"], whole_page=True)
def meta_description_missing(page: Page) -> Iterator[Hit]:
    """Every page has a meta description.

    Without one, search engines take some sentence of the page, often a menu or a cookie notice. Pages that are kept out of
    the search results by `noindex` need none.

    Bad:
        [[<head>]]<title>Knee pain</title></head><body><p>Why knees hurt.</p></body>

    Good:
        <head><title>Knee pain</title><meta name="description" content="Why knees hurt, and what helps."></head>
        <body></body>
    """
    if (
        "description" in head.metas(page)
        or head.unnamed_meta(page)
        or head.noindex(page) is not None
        or not page.content
    ):
        return
    found = page.select("head") or page.select("title") or page.select("html")
    yield Hit(found[0] if found else Span(0, 0), "this page has no meta description; add one that says what it offers")
