from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-description-several", tags={"seo"}, references=["html-meta-description"])
def meta_description_several(page: Page) -> Iterator[Hit]:
    """A page has one meta description.

    Which of several a search engine shows is anyone's guess; mostly a plugin added one to that of the template.

    Bad:
        <meta name="description" content="Why knees hurt, and what helps.">
        [[<meta name="description" content="Hill Clinic, for the whole family.">]]

    Good:
        <meta name="description" content="Why knees hurt, and what helps."> <meta property="og:description" content="Knees">
    """
    found = head.metas(page).get("description", ())
    for element in found[1:]:
        if not page.alternative(found[0], element):
            yield Hit(element, "this is a second meta description; keep one", (("the first description", found[0]),))
