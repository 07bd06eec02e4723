from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-description-empty", tags={"seo"}, references=["google-snippet"])
def meta_description_empty(page: Page) -> Iterator[Hit]:
    """A meta description has words in it.

    An empty one is the trace of a field that nobody filled in; search engines treat it as missing.

    Bad:
        <meta name="description" [[content=""]]>

    Good:
        <meta name="description" content="Why knees hurt, and what helps.">
    """
    for element in head.metas(page).get("description", ()):
        if not element.unknown("content") and not head.content(element):
            yield Hit((element, "content"), "this description is empty; say in a sentence or two what the page offers")
