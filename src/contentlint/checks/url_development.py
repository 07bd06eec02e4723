from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.links import references
from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_HOSTS = r"localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168\.[0-9]+\.[0-9]+|10\.[0-9]+\.[0-9]+\.[0-9]+|\[::1\]"
_DEVELOPMENT = lazy(rf"(?:https?:)?//(?:{_HOSTS})(?=[:/?#]|\Z)|file:/|[a-z]:[\\/]", re.I)


@rule("url-development", severity=Severity.ERROR, tags={"seo", "links"}, references=["rfc-3986"])
def url_development(page: Page) -> Iterator[Hit]:
    """No address points at the machine the page was made on.

    `localhost` and the drive `C:` exist for the author alone; visitors meet an error.

    Bad:
        <a href="[[http://localhost:3000/book]]">Book a visit</a> <img src="[[file:///C:/photos/knee.jpg]]" alt="">

    Good:
        <a href="/book">Book a visit</a>
    """
    for reference in references(page):
        if reference.url[:1] not in "#?" and _DEVELOPMENT.match(reference.url):
            yield Hit(
                reference.at, "only the machine this page was made on knows this address; write the published one"
            )
