from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import identity, place, split
from contentlint.facts.site_files import (
    page_key,
)
from contentlint.facts.sitewide import (
    key_of,
    related,
)
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark]) -> Iterator[Hit]:
    groups: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.value[0]].append(mark)
    for group in groups.values():
        # The page whose file name the address has is the one it means.
        others = [mark for mark in group if not mark.value[1]]
        for mark in others if len(group) > 1 else ():
            rest = [other for other in group if other is not mark]
            message = (
                "another page names this address as its own, too; only one of them can be found: name each page's own"
            )
            yield Hit(mark, message, related("it stands here, too", rest))


@rule(
    "site-canonical-shared",
    tags={"seo", "site"},
    references=["google-canonical"],
    confidence=Confidence.MEDIUM,
    across=_across,
    whole_page=True,
)
def site_canonical_shared(page: Page) -> Iterator[Note]:
    """No two pages name the same canonical address.

    Search engines drop all but one of them. Mostly the tag was copied with the template.

    Bad:
        --- knee.html
        <html><head><link rel="canonical" href="https://clinic.example/knee"></head></html>
        --- hip.html
        <html><head><link rel="canonical" href="[[https://clinic.example/knee]]"></head></html>

    Good:
        --- knee.html
        <html><head><link rel="canonical" href="https://clinic.example/knee"></head></html>
        --- hip.html
        <html><head><link rel="canonical" href="https://clinic.example/hip"></head></html>
    """
    for link in head.canonicals(page)[:1]:
        address = (link.get("href") or "").strip()
        if split(address).host and not link.unknown("href"):
            own = page_key(split(address).path).rpartition("/")[2] == page_key(place(page)).rpartition("/")[2]
            yield Note((link, "href"), (key_of(identity(address)), own))
