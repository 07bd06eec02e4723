from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule

_LIMITS = {"ja": (61, 79), "zh": (61, 79), "ko": (61, 79)}


@rule(
    "meta-description-long",
    severity=Severity.INFO,
    tags={"seo"},
    references=["google-snippet", "yoast-description-length"],
)
def meta_description_long(page: Page, *, max_characters: int = 160) -> Iterator[Hit]:
    """The meta description fits into the search results.

    What goes past about 160 characters (79 in Japanese, Chinese and Korean) is cut off, and the point with it.

    Options:
        max_characters: the greatest length, for scripts with narrow letters.

    Bad (max_characters = 40):
        <meta name="description" content="[[Why knees hurt, and what helps: exercises, rest, cold packs]]">

    Good (max_characters = 40):
        <meta name="description" content="Why knees hurt, and what helps.">
    """
    wide = _LIMITS.get(page.language.partition("-")[0].lower())
    limit = min(wide[1], max_characters) if wide else max_characters
    for element in head.metas(page).get("description", ()):
        length = len(head.content(element))
        if length > limit and not element.unknown("content"):
            message = (
                f"this description has {length} characters; about {limit} are shown: put the point first, or shorten it"
            )
            yield Hit((element, "content"), message)
