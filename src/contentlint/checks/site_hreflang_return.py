from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import identity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark]) -> Iterator[Hit]:
    pages = {mark.value[0]: mark.value[1] for mark in marks if mark.value[2] == ""}
    for mark in marks:
        own, _, target = mark.value
        if target and target in pages and own not in pages[target]:
            yield Hit(
                mark, "the page that this names doesn't link back here; add the return link there, or both are ignored"
            )


@rule("site-hreflang-return", tags={"seo", "site"}, references=["google-hreflang"], across=_across, whole_page=True)
def site_hreflang_return(page: Page) -> Iterator[Note]:
    """Pages in several languages link to each other in both directions.

    Anyone could claim a page as the version of their own; so search engines count only links that are returned.

    Bad:
        <head><link rel="canonical" href="https://clinic.example/knee">
        <link rel="alternate" hreflang="de" href="[[https://clinic.example/de/knee]]"></head><body></body>
        --- de.html
        <head><link rel="canonical" href="https://clinic.example/de/knee"></head><body></body>

    Good:
        <head><link rel="canonical" href="https://clinic.example/knee">
        <link rel="alternate" hreflang="de" href="https://clinic.example/de/knee"></head><body></body>
        --- de.html
        <head><link rel="canonical" href="https://clinic.example/de/knee">
        <link rel="alternate" hreflang="en" href="https://clinic.example/knee"></head><body></body>
    """
    own = head.address(page)
    if not own or page.markup.templated:
        return
    found = head.alternates(page)[:12]
    targets = tuple(_short(element.get("href") or "") for element in found)
    yield Note(page.select("head")[0] if page.select("head") else page.elements[0], (_short(own), targets, ""))
    for element, target in zip(found, targets, strict=True):
        if target and target != _short(own):
            yield Note((element, "href"), (_short(own), (), target))


def _short(address: str) -> str:
    from zlib import crc32

    return f"{crc32(identity(address).encode('utf-8', 'replace')):x}" if address.strip() else ""
