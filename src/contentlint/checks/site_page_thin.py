from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contentlint.facts.health import about, word_count
from contentlint.facts.page_type import page_type
from contentlint.facts.sitewide import (
    is_listed,
)
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark], *, min_words: int = 150, share: float = 0.25) -> Iterator[Hit]:
    from statistics import median  # as long to import as a page takes

    by_kind: dict[str, list[int]] = defaultdict(list)
    for mark in marks:
        by_kind[mark.value[1]].append(mark.value[0])
    usual_of = {kind: median(counts) for kind, counts in by_kind.items()}
    for mark in marks:
        words, kind = mark.value
        usual = usual_of[kind]
        if words < min_words and kind not in ("contact", "legal", "listing", "home", "other"):
            yield Hit(mark, f"this {kind} page has only {words} words of its own; say what a patient needs to know")
        elif len(by_kind[kind]) >= 5 and words < usual * share and kind not in ("contact", "legal", "home"):
            yield Hit(
                mark,
                f"this page has {words} words of its own, others of its kind about {usual:.0f}; say more, or join it to another",
            )


@rule(
    "site-page-thin",
    severity=Severity.INFO,
    tags={"seo", "site"},
    references=["yoast-text-length"],
    confidence=Confidence.LOW,
    recommended=False,
    across=_across,
    whole_page=True,
)
def site_page_thin(page: Page, *, min_words: int = 150, share: float = 0.25) -> Iterator[Note]:
    """Every page has something to say, as much as others of its kind.

    A page of a few lines answers nobody, and search engines pass it over.

    Options:
        min_words: the fewest words of an article, condition, treatment, location or profile page.
        share: the least share of the usual number of words of pages of the same kind, where there are five or more.

    Bad (min_words = 20):
        --- treatments/laser.html
        <html><body><h1>[[Laser therapy]]</h1><p>Call us.</p></body></html>

    Good (min_words = 5):
        --- treatments/laser.html
        <html><body><h1>Laser therapy</h1><p>What it does, and what it costs.</p></body></html>
    """
    if not page.markup.templated and is_listed(page) and word_count(page):
        yield Note(about(page), (word_count(page), page_type(page)))
