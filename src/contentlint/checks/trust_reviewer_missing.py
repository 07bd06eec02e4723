from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about
from contentlint.facts.page_type import page_type
from contentlint.facts.people import bylines, of_kind
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-reviewer-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["google-sqrg", "pif-tick"],
    recommended=False,
    whole_page=True,
)
def trust_reviewer_missing(page: Page, *, types: tuple[str, ...] = ("article", "condition")) -> Iterator[Hit]:
    """A health article names the clinician who reviewed it.

    A second pair of trained eyes, named, is what the large health sites show above every article. An author with a
    qualification is enough.

    Options:
        types: the kinds of page that need a reviewer.

    Bad:
        --- blog/knee-pain.html
        <body><h1>[[Knee pain]]</h1><p>Written by Ann Lee</p></body>

    Good:
        --- blog/knee-pain.html
        <body><h1>Knee pain</h1><p>Medically reviewed by Dr. Bea Hill</p></body>
    """
    if (
        page_type(page) in types
        and not of_kind(page, "reviewer")
        and not any(byline.qualified for byline in bylines(page))
    ):
        yield Hit(about(page), "no clinician is named who has reviewed this page; have it reviewed, and say by whom")
