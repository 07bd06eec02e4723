from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.links import references
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("url-blank", severity=Severity.INFO, tags={"seo", "links"}, references=["rfc-3986"], recommended=False)
def url_blank(page: Page) -> Iterator[Hit]:
    """No address holds a blank.

    Browsers mend it, mail programs and some servers don't. Write `%20`, or rename the file.

    Bad:
        <img src="[[knee pain.jpg]]" alt="">

    Good:
        <img src="knee%20pain.jpg" alt="">
    """
    for reference in references(page):
        if re.search(r"\s", reference.url) and not reference.url.startswith(
            ("data:", "javascript:", "mailto:", "tel:", "sms:")
        ):
            yield Hit(reference.at, "this address holds a blank; write %20 for it, or rename the file")
