from __future__ import annotations

from collections.abc import Iterator

from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-title-several", tags={"seo"}, references=["html-title", "google-title-link"])
def meta_title_several(page: Page) -> Iterator[Hit]:
    """A page has one title.

    Browsers show the first title and search engines may take another one, often a leftover of a template.

    Bad:
        <head><title>Knee pain | Hill Clinic</title>
        [[<title>]]Hill Clinic</title></head>

    Good:
        <head><title>Knee pain | Hill Clinic</title></head>
        <body><svg><title>Map of the car park</title></svg></body>
    """
    titles = [title for title in page.select("title") if title.closest("svg", "template", "noscript") is None]
    for title in titles[1:]:
        if not page.alternative(titles[0], title):
            yield Hit(title, "this is a second title; keep one", (("the first title", titles[0]),))
