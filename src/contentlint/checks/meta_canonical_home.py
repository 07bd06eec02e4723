from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import place, split
from contentlint.facts.site_files import INDEX_NAMES
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "meta-canonical-home", tags={"seo"}, confidence=Confidence.MEDIUM, references=["google-canonical"], whole_page=True
)
def meta_canonical_home(page: Page) -> Iterator[Hit]:
    """The canonical address of a page below the front page isn't the front page.

    Such a tag, mostly copied with the template, asks search engines to show the front page instead of this one.

    Bad:
        --- knee-pain.html
        <head><link rel="canonical" href="[[https://clinic.example/]]"></head><body></body>

    Good:
        --- index.html
        <head><link rel="canonical" href="https://clinic.example/"></head><body></body>
        --- knee-pain.html
        <head><link rel="canonical" href="https://clinic.example/knee-pain"></head><body></body>
    """
    name = place(page).rpartition("/")[2]
    if name.lower() in INDEX_NAMES or name.lower().startswith(("index", "home", "default", "main", "page.")):
        return
    for element in head.canonicals(page):
        parts = split((element.get("href") or "").strip())
        if (
            parts.host
            and not element.unknown("href")
            and parts.path.strip("/") in ("", *INDEX_NAMES)
            and not parts.query
        ):
            yield Hit(
                (element, "href"), f"this names the front page as the canonical address of {name}; name this page"
            )
