from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import headings
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("heading-empty", severity=Severity.ERROR, tags={"a11y"}, references=["act-ffd0e9", "wcag-1.3.1", "wcag-2.4.6"])
def heading_empty(page: Page) -> Iterator[Hit]:
    """Every heading says something.

    People who move from heading to heading land on nothing. Headings are no means of spacing.

    Bad:
        [[<h2>]]<br></h2>

    Bad:
        [[<h1>]]<img src="logo.png" alt=""></h1>

    Good:
        <h2>Parking</h2>
        <h1><img src="logo.png" alt="Lakeside Eye Clinic"></h1>
        <h3>{{ title }}</h3>
    """
    for heading in headings(page):
        if not name_of(page, heading.element).missing:
            continue
        image = next(heading.element.descendants("img"), None)
        if image is None:
            yield Hit(heading.element, "this heading is empty; write it, or take the tag away and space with CSS")
        else:
            message = (
                "this heading holds only an image without alt text; describe the image, or write the heading as text"
            )
            yield Hit(heading.element, message, (("the image", image),))
