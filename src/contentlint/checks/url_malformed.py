from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.links import references
from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

# A scheme without its colon or slashes, a doubled one, or slashes that went missing.
_MALFORMED = (
    (lazy(r"https?:/(?!/)|https?:(?!/)|https?//", re.I), "begin it with https://"),
    (lazy(r"https?:///", re.I), "write two slashes behind the scheme"),
    (lazy(r"https?://https?(?::|//|$)", re.I), "the scheme stands here twice; write it once"),
    (
        lazy(r"(?:htt|htp|hhtp|htttp|ttp|htps|httpss|http;|https;|http\.|https\.)s?:?//", re.I),
        "the scheme is misspelt; write https://",
    ),
    (lazy(r"https?://[^/?#\s]*\s", re.I), "a blank stands inside the host; remove it"),
    (lazy(r"https?://(?:[/?#]|\Z)", re.I), "the host is missing; write the whole address"),
    (lazy(r"www\.[\w-]+\.[a-z]{2,}", re.I), "without https:// this means a file of this site; add it"),
)


@rule("url-malformed", severity=Severity.ERROR, tags={"seo", "links"}, references=["rfc-3986"])
def url_malformed(page: Page) -> Iterator[Hit]:
    """Every address is well formed.

    A slip in the first letters of an address makes a link that leads nowhere.

    Bad:
        <a href="[[http:/clinic.example/knee]]">Knee pain</a>

    Bad:
        <a href="[[https://https://clinic.example]]">Our clinic</a> <a href="[[www.clinic.example]]">Our clinic</a>

    Good:
        <a href="https://clinic.example/knee">Knee pain</a> <a href="http.html">About HTTP</a>
    """
    for reference in references(page):
        if reference.url[:1] not in "hHwWtT" or reference.url[:11].lower() == "https://www":
            continue
        for pattern, remedy in _MALFORMED:
            if pattern.match(reference.url):
                yield Hit(reference.at, f"this address is malformed: {remedy}")
                break
