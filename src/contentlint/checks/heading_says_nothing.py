from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.roles import headings
from contentlint.facts.words import bare, plain, words
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("heading-says-nothing", severity=Severity.INFO, tags={"a11y", "seo"}, references=["wcag-2.4.6"])
def heading_says_nothing(page: Page, *, allow: tuple[str, ...] = ()) -> Iterator[Hit]:
    """A heading tells what stands below it.

    "Welcome" or "Introduction" stands above anything. The words are those of the language around the heading.

    Options:
        allow: headings that may stand after all.

    Bad:
        <h1>[[Welcome!]]</h1> <h2 lang="de">[[Einleitung]]</h2>

    Good:
        <h1>Welcome to Lakeside Eye Clinic</h1> <h2>What happens at your first visit</h2>
    """
    allowed = {plain(text) for text in allow}
    for heading in headings(page):
        if heading.block is None or len(heading.text) > 45 or plain(heading.text) in allowed:
            continue
        if bare(heading.text) in words(page.language_of(heading.element)).heading_generic:
            yield Hit(heading, f'"{heading.text}" could stand above anything; say what this part is about')
