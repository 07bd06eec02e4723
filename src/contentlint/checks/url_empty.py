from __future__ import annotations

from collections.abc import Iterator

from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("url-empty", tags={"seo", "links"}, references=["google-crawlable-links"])
def url_empty(page: Page) -> Iterator[Hit]:
    """Every link has an address.

    An empty `href` opens the same page again, which puzzles everyone who presses it.

    Bad:
        <a [[href=""]]>Book a visit</a>

    Good:
        <a href="book.html">Book a visit</a> <a>not a link</a>
    """
    for element in page.select("a"):
        address = element.get("href")
        if address is not None and not address.strip() and not _is_scripted(element):
            yield Hit((element, "href"), "this link leads nowhere; give it an address, or make it a <button>")


def _is_scripted(element: Element) -> bool:
    """True where a script or a framework takes the press, as far as attributes tell."""
    frameworks = ("data-", "aria-", "@", "v-", "ng-", "x-", ":")
    return any(name in ("onclick", "role") or name.startswith(frameworks) for name in element.values)
