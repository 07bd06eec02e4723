from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.dates import page_dates
from contentlint.facts.health import about, word_count
from contentlint.facts.page_type import page_type
from contentlint.finding import Confidence, Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-date-missing",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    tags={"trust"},
    references=["jama-benchmarks", "discern"],
    whole_page=True,
)
def trust_date_missing(page: Page, *, types: tuple[str, ...] = ("article",), min_words: int = 300) -> Iterator[Hit]:
    """A health article says when it was published or last reviewed.

    Medicine changes; an undated article can't be told from an outdated one.

    Options:
        types: the kinds of page that need a date.
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>[[Knee pain]]</h1><p>Why knees hurt after a run.</p></body>

    Good (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>Knee pain</h1><p>Last reviewed: 3 March 2026</p><p>Why knees hurt after a run.</p></body>
    """
    if page_type(page) not in types or word_count(page) < min_words or page_dates(page) or page.select("time"):
        return
    if not any(_BARE.search(block.text) for block in page.blocks if len(block.text) < 120):
        yield Hit(about(page), "this article has no date; say when it was published or last reviewed")


# A date that no word explains still is one: "March 3, 2026", "3 March 2026", "03/03/2026".
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_BARE = lazy(
    rf"\b(?:{_MONTH}\.? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:19|20)\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d{{2}})\b",
    re.I,
)
