from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.roles import headings
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("heading-long", severity=Severity.INFO, tags={"seo"}, references=["screaming-frog-h1"], recommended=False)
def heading_long(page: Page, *, max_characters: int = 70) -> Iterator[Hit]:
    """A heading is short enough to be taken in at a glance.

    Long headings are skipped like a paragraph, and break over three lines on a phone.

    Options:
        max_characters: longest heading that passes.

    Bad (max_characters = 30):
        <h2>[[What you should know before your first visit]]</h2>

    Good (max_characters = 30):
        <h2>Before your first visit</h2>
    """
    for heading in headings(page):
        if heading.block is not None and len(heading.text) > max_characters:
            yield Hit(heading, f"this heading has {len(heading.text)} characters; say it in {max_characters}")
