from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import headings
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("heading-image-only", severity=Severity.INFO, tags={"a11y", "seo"}, references=["wcag-1.4.5"], recommended=False)
def heading_image_only(page: Page) -> Iterator[Hit]:
    """A heading is text.

    A heading that is an image can't be enlarged without blur, translated, or quoted by search engines.

    Bad:
        [[<h1>]]<img src="slogan.png" alt="Care by the lake"></h1>

    Good:
        <h1><img src="logo.svg" alt=""> Care by the lake</h1>
    """
    for heading in headings(page):
        if not heading.text and name_of(page, heading.element).text:
            image = next(heading.element.descendants("img", "svg"), None)
            if image is not None:
                yield Hit(
                    heading.element,
                    "this heading is only an image; write it as text and style it",
                    (("the image", image),),
                )
