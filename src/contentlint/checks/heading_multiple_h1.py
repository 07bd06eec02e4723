from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.roles import headings
from contentlint.page import Heading, Page
from contentlint.prose import HIDDEN
from contentlint.rules import Hit, rule


@rule("heading-multiple-h1", tags={"a11y", "seo"}, references=["html-headings", "axe-core-220"], whole_page=True)
def heading_multiple_h1(page: Page) -> Iterator[Hit]:
    """A page has one h1.

    It says what the page is about; with several, neither visitors nor search engines know which. It is no failure of
    WCAG, and the HTML standard allows several. Only headings that are shown count, and none in dialogs.

    Bad:
        <body><h1>Lakeside Eye Clinic</h1> [[<h1>]]Cataract surgery</h1></body>

    Good:
        <body><h1>Cataract surgery</h1> <dialog><h1>Book a visit</h1></dialog></body>
    """
    first: list[Heading] = []
    for heading in headings(page):
        if heading.level != 1 or not heading.text or heading.element.closest("dialog", "svg") is not None:
            continue
        if page.flags(heading.element) & HIDDEN or any(a.get("role") == "dialog" for a in heading.element.ancestors()):
            continue
        before = next((other for other in first if not page.alternative(other, heading)), None)
        first.append(heading)
        if before is not None:
            message = "this is another h1; make it an h2, and keep one h1 that says what the page is about"
            yield Hit(heading.element, message, (("the first h1", before),))
