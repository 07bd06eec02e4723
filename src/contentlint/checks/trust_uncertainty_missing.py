from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about, mentions, word_count
from contentlint.facts.page_type import page_type
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-uncertainty-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["discern"],
    recommended=False,
    whole_page=True,
)
def trust_uncertainty_missing(
    page: Page, *, types: tuple[str, ...] = ("treatment", "article"), min_words: int = 500
) -> Iterator[Hit]:
    """A page on a treatment says what isn't known or doesn't work for all.

    Hardly any treatment helps everyone; a page that admits it is believed in the rest.

    Options:
        types: the kinds of page that need it.
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- treatments/laser.html
        <body><h1>[[Laser therapy]]</h1><p>Your skin will glow.</p></body>

    Good (min_words = 3):
        --- treatments/laser.html
        <body><h1>Laser therapy</h1><p>It helps many, but not everyone.</p></body>
    """
    if page_type(page) in types and word_count(page) >= min_words and not mentions(page, "uncertainty"):
        yield Hit(
            about(page), "this page speaks of no doubt or limit; say for whom it may not work, and what isn't known"
        )
