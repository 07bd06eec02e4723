from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import identity, split
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-canonical-og-url", tags={"seo"}, references=["google-canonical", "ogp"])
def meta_canonical_og_url(page: Page) -> Iterator[Hit]:
    """The canonical address and `og:url` agree.

    Both name the page's permanent address. Where they differ, one is a leftover, and shares and links are counted apart.

    Bad:
        <link rel="canonical" href="https://clinic.example/knee">
        <meta property="og:url" content="[[https://clinic.example/hip]]">

    Good:
        <link rel="canonical" href="https://clinic.example/knee/">
        <meta property="og:url" content="https://clinic.example/knee">
    """
    tag = head.meta(page, "og:url")
    for link in head.canonicals(page)[:1]:
        canonical = (link.get("href") or "").strip()
        if tag is None or link.unknown("href") or not split(canonical).host or page.alternative(link, tag):
            return
        if identity(canonical) != identity(head.content(tag)):
            message = "og:url and the canonical address differ; write the page's own address in both"
            yield Hit((tag, "content"), message, (("the canonical address", (link, "href")),))
