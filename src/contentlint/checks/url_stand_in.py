from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import references
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_NAMES = r"example|your-?(?:domain|site|website|clinic|company)|domain|website"
_STAND_IN = lazy(rf"(?:https?:)?//(?:www\.)?(?:{_NAMES})\.(?:com|org|net)(?=[:/?#]|\Z)", re.I)


@rule("url-stand-in", tags={"seo", "links"}, references=["google-crawlable-links"])
def url_stand_in(page: Page) -> Iterator[Hit]:
    """No address is the stand-in of a template.

    `example.com` and `yourdomain.com` belong to others; visitors and search engines are sent there.

    Bad:
        <link rel="canonical" href="[[https://www.yourdomain.com/]]"> <a href="[[https://example.com]]">Our shop</a>

    Good:
        <a href="https://hillclinic.test/shop">Our shop</a>
    """
    for reference in references(page):
        if reference.url[:1] in "hH/" and _STAND_IN.match(reference.url):
            yield Hit(reference.at, "this is the stand-in of a template; write the real address")
    for link in head.canonicals(page):
        if _STAND_IN.match((link.get("href") or "").strip()):
            yield Hit((link, "href"), "this is the stand-in of a template; write the page's own address")
