from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about, word_count
from contentlint.facts.page_type import page_type
from contentlint.facts.people import of_kind
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-author-missing",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    tags={"trust"},
    references=["jama-benchmarks", "google-sqrg"],
    whole_page=True,
)
def trust_author_missing(page: Page, *, types: tuple[str, ...] = ("article",), min_words: int = 300) -> Iterator[Hit]:
    """A health article names its author.

    Who wrote it, and what they are trained in, is the first thing that readers and raters look for.

    Options:
        types: the kinds of page that need an author (article, condition, treatment …).
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>[[Knee pain]]</h1><p>Why knees hurt after a run.</p></body>

    Good (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>Knee pain</h1><p>By Ann Lee, physiotherapist</p><p>Why knees hurt after a run.</p></body>
    """
    if page_type(page) in types and word_count(page) >= min_words and not of_kind(page, "author"):
        yield Hit(about(page), "this article names no author; say who wrote it, and with what qualification")
