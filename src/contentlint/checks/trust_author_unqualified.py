from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.page_type import page_type
from contentlint.facts.people import bylines
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-author-unqualified",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["jama-benchmarks", "google-sqrg"],
    recommended=False,
    whole_page=True,
)
def trust_author_unqualified(page: Page, *, types: tuple[str, ...] = ("article",)) -> Iterator[Hit]:
    """The author or reviewer of a health article has a qualification that readers are told.

    A bare name doesn't tell whether a clinician or an agency wrote the text.

    Options:
        types: the kinds of page that are looked at.

    Bad:
        --- blog/knee-pain.html
        <body><h1>Knee pain</h1><p>[[Written by Ann Lee]]</p></body>

    Good:
        --- blog/knee-pain.html
        <body><h1>Knee pain</h1><p>Written by Ann Lee, reviewed by Dr. Bea Hill</p><p>Reviewed by Dr. Bea Hill</p></body>
    """
    if page_type(page) in types and (found := bylines(page)) and not any(byline.qualified for byline in found):
        yield Hit(found[0].at, "no qualification stands with this name; add the profession or degree")
