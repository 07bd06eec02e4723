from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-canonical-several", tags={"seo"}, references=["google-canonical"])
def meta_canonical_several(page: Page) -> Iterator[Hit]:
    """A page names one canonical address.

    Where two differ, search engines ignore both.

    Bad:
        <link rel="canonical" href="https://clinic.example/knee">
        [[<link rel="canonical" href="https://clinic.example/">]]

    Good:
        <link rel="canonical" href="https://clinic.example/knee">
    """
    first, *rest = head.canonicals(page) or (None,)
    for element in rest:
        if first is not None and element is not None and not page.alternative(first, element):
            yield Hit(element, "this is a second canonical address; keep one", (("the first one", first),))
