from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("url-tel-differs", severity=Severity.ERROR, tags={"links", "facts"}, references=["rfc-3966"])
def url_tel_differs(page: Page) -> Iterator[Hit]:
    """A `tel:` link dials the number that it shows.

    A number that was changed in one place only: patients call the old one.

    Bad:
        <a href="[[tel:+15550100200]]">(555) 010-0300</a>

    Good:
        <a href="tel:+15550100200">(555) 010-0200</a> <a href="tel:+15550100200">Call us</a>
        <a href="tel:(555)%20010-0200">(555) 010-0200</a>
    """
    for link in shown.phone_links(page):
        block = page.block_of(link, "paragraph")
        dialled = shown.digits(shown.dialled(link))
        if block is None:
            continue
        seen = [shown.digits(block.text[start:end]) for start, end in shown.numbers_in(block.text)]
        seen = [number for number in seen if len(number) >= 7]
        if dialled and seen and not any(shown.same_number(dialled, number) for number in seen):
            message = f"this dials {dialled}, but visitors read {seen[0]}; make both the same"
            yield Hit((link, "href"), message, (("visitors read this", block),))
