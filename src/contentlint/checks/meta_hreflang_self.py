from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import identity
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-hreflang-self", tags={"seo"}, references=["google-hreflang"], confidence=Confidence.MEDIUM, whole_page=True)
def meta_hreflang_self(page: Page) -> Iterator[Hit]:
    """A page with `hreflang` links lists itself among them.

    Each version must list all versions, itself included, or search engines may ignore the whole set.

    Bad:
        <head><link rel="canonical" href="https://clinic.example/knee">
        [[<link rel="alternate" hreflang="de" href="https://clinic.example/de/knee">]]</head><body></body>

    Good:
        <head><link rel="canonical" href="https://clinic.example/knee">
        <link rel="alternate" hreflang="en" href="https://clinic.example/knee">
        <link rel="alternate" hreflang="de" href="https://clinic.example/de/knee"></head><body></body>
    """
    found = head.alternates(page)
    own = head.address(page)
    if not found or not own or any(element.unknown("href", "hreflang") for element in found):
        return
    if identity(own) not in {identity(element.get("href") or "") for element in found}:
        yield Hit(
            found[0], f"these languages don't include this page, {own}; add a link to itself with its own language"
        )
