from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-social-empty", tags={"seo"}, references=["ogp"])
def meta_social_empty(page: Page) -> Iterator[Hit]:
    """Open Graph and Twitter tags have content.

    An empty tag is worse than none: the preview of a shared page comes out blank instead of being made up from the page.

    Bad:
        <meta property="og:title" [[content=""]]>

    Good:
        <meta property="og:title" content="Knee pain">
    """
    for name, elements in head.metas(page).items():
        for element in elements if name.startswith(("og:", "twitter:")) else ():
            if not element.unknown("content") and not head.content(element):
                yield Hit((element, "content"), f"{name} is empty; fill it in, or remove the tag")
