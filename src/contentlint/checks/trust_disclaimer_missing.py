from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about, mentions, word_count
from contentlint.facts.links import references
from contentlint.facts.page_type import page_type
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-disclaimer-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["google-sqrg"],
    recommended=False,
    whole_page=True,
)
def trust_disclaimer_missing(
    page: Page, *, types: tuple[str, ...] = ("article", "condition"), min_words: int = 300
) -> Iterator[Hit]:
    """A health article says that it doesn't replace a visit.

    Readers act on what they read; a sentence, or a link to a disclaimer, tells them where its use ends.

    Options:
        types: the kinds of page that need a disclaimer.
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>[[Knee pain]]</h1><p>Rest your knee for two days.</p></body>

    Good (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>Knee pain</h1><p>Rest your knee.</p><footer>This page is no substitute; it does not replace a visit.</footer></body>
    """
    if page_type(page) not in types or word_count(page) < min_words or mentions(page, "disclaimer"):
        return
    if not any("disclaimer" in reference.url.lower() for reference in references(page)):
        yield Hit(
            about(page), "this article doesn't say that it replaces no visit; add a sentence, or link a disclaimer"
        )
