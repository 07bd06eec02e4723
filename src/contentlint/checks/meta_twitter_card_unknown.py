from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule

_CARDS = ("summary", "summary_large_image", "app", "player")


@rule("meta-twitter-card-unknown", tags={"seo"}, references=["twitter-cards"])
def meta_twitter_card_unknown(page: Page) -> Iterator[Hit]:
    """`twitter:card` is one of the four kinds of card.

    A kind that doesn't exist shows no card at all.

    Bad:
        <meta name="twitter:card" content="[[large_image]]">

    Good:
        <meta name="twitter:card" content="summary_large_image">
    """
    for element in head.metas(page).get("twitter:card", ()):
        value = head.content(element).lower()
        if value and value not in _CARDS and not element.unknown("content"):
            yield Hit((element, "content"), f"there is no such card; choose {', '.join(_CARDS)}")
