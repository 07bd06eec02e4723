from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from contentlint.facts.roles import headings
from contentlint.facts.words import plain
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule
from contentlint.templates import OUTPUT


def _across(marks: Iterable[Mark], **_: object) -> Iterator[Hit]:
    by_text: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_text[mark.value].append(mark)
    for found in by_text.values():
        first = found[0]
        for mark in found[1:]:
            if mark.path != first.path:
                message = (
                    f"{len({other.path for other in found})} pages have this h1; say what this page alone is about"
                )
                yield Hit(mark, message, (("the first page with it", first),))


@rule(
    "site-heading-duplicate",
    tags={"seo"},
    references=["wcag-2.4.6", "google-title-links"],
    recommended=False,
    across=_across,
)
def site_heading_duplicate(page: Page) -> Iterator[Note]:
    """Every page of a site has an h1 of its own.

    Visitors who come from a search, and search engines that choose between your pages, tell them apart by it.

    Bad:
        <h1>Physiotherapy in Springfield</h1>
        --- knee.html
        [[<h1>]]Physiotherapy  in Springfield</h1>

    Good:
        <h1>Physiotherapy in Springfield</h1>
        --- knee.html
        <h1>Physiotherapy for the knee</h1>
    """
    for heading in headings(page):
        text = plain(heading.text)
        if heading.level == 1 and text and OUTPUT not in text:
            yield Note(heading.element, text[:80])
