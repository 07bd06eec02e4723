from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about
from contentlint.facts.links import local_path, own_host, references
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "site-page-dead-end",
    severity=Severity.INFO,
    tags={"seo", "site"},
    recommended=False,
    whole_page=True,
)
def site_page_dead_end(page: Page) -> Iterator[Hit]:
    """Every page links on to another page of the site.

    Who has read to the end should find the next step: a related page, the prices, the booking form.

    Bad:
        <body><h1>[[Knee pain]]</h1><p>Why knees hurt.</p></body>

    Good:
        <body><h1>Knee pain</h1><p>Why knees hurt. <a href="book.html">Book a visit</a></p></body>
    """
    if page.markup.templated or not page.content or any(link.unknown("href") for link in page.select("a")):
        return
    links = [
        reference
        for reference in references(page)
        if reference.kind in ("page", "action") and reference.element.tag != "iframe"
    ]
    if not any(
        local_path(page, link) is not None or (not own_host(page) and link.url[:4].lower() == "http") for link in links
    ):
        yield Hit(about(page), "this page links to no other page of the site; offer the next step")
