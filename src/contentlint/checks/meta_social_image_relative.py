from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import split
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-social-image-relative", tags={"seo"}, references=["ogp"])
def meta_social_image_relative(page: Page) -> Iterator[Hit]:
    """The picture of a shared link has a whole address.

    The services that make the preview don't resolve a relative address, so no picture is shown.

    Bad:
        <meta property="og:image" content="[[/images/knee.jpg]]">

    Good:
        <meta property="og:image" content="https://clinic.example/images/knee.jpg">
    """
    for name in ("og:image", "og:image:url", "twitter:image"):
        for element in head.metas(page).get(name, ()):
            value = head.content(element)
            if value and not element.unknown("content") and not split(value).host:
                yield Hit((element, "content"), f"{name} is no whole address; begin it with https:// and the host")
