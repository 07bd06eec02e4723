from __future__ import annotations

from collections.abc import Iterator

from contentlint.page import Heading, Page
from contentlint.rules import Hit, rule


@rule("heading-skips-level", tags={"a11y"}, references=["wcag-1.3.1"])
def heading_skips_level(page: Page) -> Iterator[Hit]:
    """Heading levels go down one step at a time.

    People who move through a page by its headings take a skipped level for a part that they have missed.

    Bad:
        <h1>Knee pain</h1>
        [[<h3>]]What helps</h3>

    Good:
        <h1>Knee pain</h1>
        <h2>What helps</h2>
        <h3>Exercise</h3>
        <h2>When to call us</h2>
    """
    before: Heading | None = None
    for heading in page.headings:
        if before is not None and heading.level > before.level + 1 and not page.alternative(before, heading):
            message = f"this h{heading.level} follows an h{before.level}; use h{before.level + 1}, or add the heading between them"
            yield Hit(heading.element, message, (("follows this heading", before),))
        before = heading
