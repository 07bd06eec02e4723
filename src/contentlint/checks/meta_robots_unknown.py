from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.packs import hint
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span

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
    unknown = [word for word in head.directives(page) if not _is_known(word.name.partition(":")[0].strip())]
    if len(unknown) > 2:
        # Somebody took the tag for one of keywords: one finding says it.
        at = Span(unknown[0].at.start, unknown[-1].at.end)
        yield Hit(
            at, "these are no directives that search engines know; write such as `index, follow`, or remove the tag"
        )
        return
    for word in unknown:
        near = hint(word.name.partition(":")[0].strip(), [*sorted(_KNOWN), *_VALUED])
        yield Hit(word.at, f"search engines know no directive `{word.name}`{near}")


def _is_known(name: str) -> bool:
    return name in _KNOWN or name in _VALUED or (" " in name and set(name.split()) <= _KNOWN)
