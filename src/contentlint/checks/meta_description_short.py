from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule

_DENSE = frozenset(("ja", "zh", "ko"))


@rule("meta-description-short", severity=Severity.INFO, tags={"seo"}, references=["google-snippet"], recommended=False)
def meta_description_short(page: Page, *, min_characters: int = 70) -> Iterator[Hit]:
    """The meta description uses its room.

    A few words leave the space beside a search result empty, where a patient decides which clinic to open.

    Options:
        min_characters: the least length, for scripts with narrow letters (half of it in Japanese, Chinese and Korean).

    Bad:
        <meta name="description" content="[[Knee pain.]]">

    Good:
        <meta name="description" content="Why knees hurt, what you can do at home, and when it is time to see one of our doctors.">
    """
    least = min_characters // 2 if page.language.partition("-")[0].lower() in _DENSE else min_characters
    for element in head.metas(page).get("description", ()):
        length = len(head.content(element))
        if 0 < length < least and not element.unknown("content"):
            yield Hit(
                (element, "content"),
                f"this description has only {length} characters; say what the page offers, and to whom",
            )
