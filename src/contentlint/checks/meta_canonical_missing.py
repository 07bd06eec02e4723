from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "meta-canonical-missing",
    severity=Severity.INFO,
    tags={"seo"},
    references=["google-canonical"],
    recommended=False,
    whole_page=True,
)
def meta_canonical_missing(page: Page) -> Iterator[Hit]:
    """Every page names its canonical address.

    Search engines do well without on most sites; it helps where pages are reached under several addresses.

    Bad:
        [[<head>]]<title>Knee pain</title></head><body><p>Why knees hurt.</p></body>

    Good:
        <head><title>Knee pain</title><link rel="canonical" href="https://clinic.example/knee"></head><body></body>
    """
    hidden = page.markup.templated and (
        head.unnamed_meta(page) or any(link.unknown("rel") for link in page.select("link"))
    )
    if head.canonicals(page) or hidden or head.noindex(page) is not None:
        return
    for element in page.select("head")[:1]:
        yield Hit(element, 'this page names no canonical address; add <link rel="canonical" href="…">')
