from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about, mentions, word_count
from contentlint.facts.page_type import page_type
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-disclosure-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["jama-benchmarks"],
    recommended=False,
    whole_page=True,
)
def trust_disclosure_missing(
    page: Page, *, types: tuple[str, ...] = ("article",), min_words: int = 500
) -> Iterator[Hit]:
    """A health article says who paid for it or gains by it.

    Ownership, sponsors and conflicts of interest are one of the four JAMA benchmarks.

    Options:
        types: the kinds of page that need it.
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- blog/laser.html
        <body><h1>[[Laser therapy]]</h1><p>We like our new laser.</p></body>

    Good (min_words = 3):
        --- blog/laser.html
        <body><h1>Laser therapy</h1><p>We like our laser. The authors have no conflict of interest.</p></body>
    """
    if page_type(page) in types and word_count(page) >= min_words and not mentions(page, "disclosure"):
        yield Hit(
            about(page), "this article doesn't say who gains by it; tell funding and interests, or that there are none"
        )
