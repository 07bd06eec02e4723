from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("url-tel-invalid", tags={"links", "facts"}, references=["rfc-3966"])
def url_tel_invalid(page: Page) -> Iterator[Hit]:
    """A `tel:` link holds a number that can be dialled.

    Letters, a missing number or too many digits, and the call fails in the patient's hand.

    Bad:
        <a href="[[tel:CALL-US]]">Call us</a>

    Good:
        <a href="tel:+15550100200">Call us</a> <a href="tel:+1-555-010-0200,12">Call us</a> <a href="tel:112">Emergency</a>
    """
    for link in shown.phone_links(page):
        number = shown.dialled(link)
        count = len(shown.digits(number))
        if re.search(r"[a-z]", re.split(r"(?i)[;,]|ext", number)[0], re.I):
            yield Hit((link, "href"), "this number holds letters, which not every telephone can dial; write digits")
        elif not 2 <= count <= 15:
            yield Hit((link, "href"), f"this number has {count} digits; write the whole number, as +1 555 0100 200")
