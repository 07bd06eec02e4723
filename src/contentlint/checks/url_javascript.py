from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.links import references
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("url-javascript", severity=Severity.INFO, tags={"seo", "links"}, references=["google-crawlable-links"])
def url_javascript(page: Page) -> Iterator[Hit]:
    """No link runs a script in place of an address.

    Search engines can't follow it, nor can anyone whose browser blocks the script. What acts is a `<button>`.

    Bad:
        <a href="[[javascript:openForm()]]">Book a visit</a>

    Good:
        <a href="book.html">Book a visit</a> <button onclick="openForm()">Book a visit</button>
    """
    for reference in references(page):
        if reference.element.tag in ("a", "area") and reference.url[:11].lower() == "javascript:":
            yield Hit(reference.at, "this link is a script; give it an address, or make it a <button>")
