from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import place, split
from contentlint.facts.site_files import page_key
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-robots-canonical", tags={"seo"}, references=["google-canonical"])
def meta_robots_canonical(page: Page) -> Iterator[Hit]:
    """A page that names another one as canonical is not `noindex` as well.

    The first says "count me with that page", the second "forget me"; search engines may then forget both.

    Bad:
        <meta name="robots" content="[[noindex]]"> <link rel="canonical" href="https://clinic.example/knee">

    Good:
        <meta name="robots" content="noindex">
        --- knee.html
        <meta name="robots" content="noindex"> <link rel="canonical" href="https://clinic.example/knee">
    """
    word = head.noindex(page)
    for link in head.canonicals(page)[:1]:
        path = split((link.get("href") or "").strip()).path
        if word is None or link.unknown("href") or not path or page.alternative(word.at, link):
            return
        if page_key(path).rpartition("/")[2] != page_key(place(page)).rpartition("/")[2]:
            message = "noindex and a canonical address of another page contradict each other; keep one of them"
            yield Hit(word.at, message, (("the canonical address", (link, "href")),))
