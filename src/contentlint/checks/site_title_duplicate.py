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
from contentlint.templates import OUTPUT


def _across(marks: list[Mark]) -> Iterator[Hit]:
    for mark, others in shared(marks):
        more = f"{len(others)} more pages have" if len(others) > 1 else "another page has"
        yield Hit(mark, f"{more} this title, too; name what is special to each", related("it stands here, too", others))


@rule("site-title-duplicate", tags={"seo", "site"}, references=["google-title-link"], across=_across, whole_page=True)
def site_title_duplicate(page: Page) -> Iterator[Note]:
    """Every page of a site has a title of its own.

    In a list of results, pages with the same title can't be told apart, and search engines may show only one. Pages that are kept
    out of search, or name one and the same canonical address, are left out.

    Bad:
        --- knee.html
        <html><head><title>[[Hill Clinic]]</title></head></html>
        --- hip.html
        <html><head><title>[[Hill  Clinic]]</title></head></html>

    Good:
        --- knee.html
        <html><head><title>Knee pain | Hill Clinic</title></head></html>
        --- hip.html
        <html><head><title>Hip pain | Hill Clinic</title></head></html>
    """
    if page.title is not None and OUTPUT not in page.title.text and is_listed(page):
        yield Note(page.title, (key_of(page.title.text), key_of(head.address(page))))
