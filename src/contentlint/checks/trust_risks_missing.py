from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about, mentions, word_count
from contentlint.facts.page_type import page_type
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-risks-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["discern"],
    recommended=False,
    whole_page=True,
)
def trust_risks_missing(page: Page, *, types: tuple[str, ...] = ("treatment",), min_words: int = 300) -> Iterator[Hit]:
    """A page on a treatment speaks of its risks.

    Nobody can weigh a treatment of which only the good side is told.

    Options:
        types: the kinds of page that need it.
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- treatments/laser.html
        <body><h1>[[Laser therapy]]</h1><p>Your skin will glow.</p></body>

    Good (min_words = 3):
        --- treatments/laser.html
        <body><h1>Laser therapy</h1><p>Risks are redness and, rarely, burns.</p></body>
    """
    if page_type(page) in types and word_count(page) >= min_words and not mentions(page, "risks"):
        yield Hit(about(page), "this page names no risk or side effect; say what can go wrong, and how often")
