from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.roles import headings
from contentlint.markup import Element
from contentlint.page import Heading, Page
from contentlint.rules import Hit, rule


@rule("heading-skips-level", tags={"a11y"}, references=["wcag-1.3.1", "html-headings", "axe-heading-order"])
def heading_skips_level(page: Page) -> Iterator[Hit]:
    """Heading levels go down one step at a time.

    People who move through a page by its headings take a skipped level for a part that they have missed. A dialog counts by
    itself, and so does each branch of a template.

    Bad:
        <h1>Knee pain</h1>
        [[<h3>]]What helps</h3>

    Good:
        <h1>Knee pain</h1>
        <h2>What helps</h2>
        <h3>Exercise</h3>
        <h2>When to call us</h2>
        <dialog><h4>Book a visit</h4></dialog>

    Good:
        <h1>Knee pain</h1> {% if short %}<h2>In short</h2>{% else %}<h2>At length</h2><h3>Exercise</h3>{% endif %}
    """
    seen: dict[Element | None, list[Heading]] = {}
    for heading in headings(page):
        path = seen.setdefault(heading.element.closest("dialog"), [])
        before = next((other for other in reversed(path) if not page.alternative(other, heading)), None)
        path.append(heading)
        if before is not None and heading.level > before.level + 1:
            message = f"this h{heading.level} follows an h{before.level}; use h{before.level + 1}, or add the heading between them"
            yield Hit(heading.element, message, (("follows this heading", before),))
