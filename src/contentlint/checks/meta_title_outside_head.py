from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-title-outside-head", tags={"seo"}, references=["html-title"], whole_page=True)
def meta_title_outside_head(page: Page) -> Iterator[Hit]:
    """The title stands in the head.

    A title in the body is no part of what the HTML standard allows, and search engines may overlook it.

    Bad:
        <html><head></head><body><p>Welcome</p>[[<title>]]Knee pain</title></body></html>

    Good:
        <html><head><title>Knee pain</title></head><body><p>Welcome</p></body></html>
    """
    titles = [title for title in page.select("title") if title.closest("svg", "template") is None]
    for title in titles[:1]:
        if title.start > head.head_end(page):
            yield Hit(title, "this title stands after the head has ended; move it into <head>")
