from __future__ import annotations

from collections.abc import Iterator

from contentlint import head
from contentlint.packs import hint
from contentlint.page import Page
from contentlint.rules import Hit, rule

# https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#directives, and what Bing and others know.
_KNOWN = frozenset(
    "all noindex nofollow none noarchive nosnippet indexifembedded notranslate noimageindex index follow noodp noydir noai"
    " noimageai nocache archive snippet imageindex odp ydir".split()
)
_VALUED = ("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after")


@rule("meta-robots-unknown", tags={"seo"}, references=["google-robots-meta"])
def meta_robots_unknown(page: Page) -> Iterator[Hit]:
    """Robots directives are words that search engines know.

    A misspelt directive is ignored without a word: `no-index` leaves the page in the search results.

    Bad:
        <meta name="robots" content="[[no-index]], follow">

    Good:
        <meta name="robots" content="noindex, max-snippet:-1">
    """
    for word in head.directives(page):
        name = word.name.partition(":")[0].strip()
        if name not in _KNOWN and name not in _VALUED and not (" " in name and set(name.split()) <= _KNOWN):
            yield Hit(
                word.at, f"search engines know no directive `{word.name}`{hint(name, [*sorted(_KNOWN), *_VALUED])}"
            )
