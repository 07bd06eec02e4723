from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.sitewide import (
    is_listed,
    key_of,
    related,
    shared,
)
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark]) -> Iterator[Hit]:
    for mark, others in shared(marks):
        more = f"{len(others)} more pages have" if len(others) > 1 else "another page has"
        yield Hit(
            mark, f"{more} this description, too; say what each page offers", related("it stands here, too", others)
        )


@rule(
    "site-description-duplicate", tags={"seo", "site"}, references=["google-snippet"], across=_across, whole_page=True
)
def site_description_duplicate(page: Page) -> Iterator[Note]:
    """Every page of a site has a description of its own.

    A description that stands on many pages describes none; search engines pass it over.

    Bad:
        --- knee.html
        <html><head><meta name="description" content="[[Care for the family]]"></head></html>
        --- hip.html
        <html><head><meta name="description" content="[[Care for the family]]"></head></html>

    Good:
        --- knee.html
        <html><head><meta name="description" content="Why knees hurt"></head></html>
        --- hip.html
        <html><head><meta name="description" content="Why hips hurt"></head></html>
    """
    element = head.meta(page, "description")
    if element is not None and is_listed(page):
        yield Note((element, "content"), (key_of(head.content(element)), key_of(head.address(page))))
