from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about, mentions, word_count
from contentlint.facts.page_type import page_type
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-alternatives-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["discern"],
    recommended=False,
    whole_page=True,
)
def trust_alternatives_missing(
    page: Page, *, types: tuple[str, ...] = ("treatment",), min_words: int = 500
) -> Iterator[Hit]:
    """A page on a treatment names other ways, doing nothing included.

    A choice needs at least two sides.

    Options:
        types: the kinds of page that need it.
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- treatments/laser.html
        <body><h1>[[Laser therapy]]</h1><p>Your skin will glow.</p></body>

    Good (min_words = 3):
        --- treatments/laser.html
        <body><h1>Laser therapy</h1><p>Alternatives are creams, or leaving the skin alone.</p></body>
    """
    if page_type(page) in types and word_count(page) >= min_words and not mentions(page, "alternatives"):
        yield Hit(about(page), "this page names no other way to treat this; name them, doing nothing included")
