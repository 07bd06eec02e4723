from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from contentlint.facts.page_type import page_type
from contentlint.facts.sitewide import (
    is_listed,
)
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule
from contentlint.templates import OUTPUT


def _across(marks: list[Mark], *, share: float = 0.8) -> Iterator[Hit]:
    tails = Counter(mark.value for mark in marks)
    usual, count = tails.most_common(1)[0]
    if not usual or len(marks) < 5 or count < len(marks) * share:
        return
    example = next(mark for mark in marks if mark.value == usual)
    for mark in marks:
        if mark.value != usual:
            message = "most titles of the site end in the same words, this one not; bring it into line"
            yield Hit(mark, message, (("a title as most are", example),))


@rule(
    "site-title-pattern",
    severity=Severity.INFO,
    tags={"seo", "site"},
    references=["google-title-link"],
    confidence=Confidence.LOW,
    recommended=False,
    across=_across,
    whole_page=True,
)
def site_title_pattern(page: Page, *, share: float = 0.8) -> Iterator[Note]:
    """The titles of a site are made in one way.

    Where nearly all end in the clinic's name, one that doesn't was forgotten, or comes from another template. Front
    pages are left out.

    Options:
        share: the share of the titles, of five or more, that must end alike.

    Bad (share = 0.7):
        --- a.html
        <html><head><title>Knee | Hill Clinic</title></head></html>
        --- b.html
        <html><head><title>Hip | Hill Clinic</title></head></html>
        --- c.html
        <html><head><title>Foot | Hill Clinic</title></head></html>
        --- d.html
        <html><head><title>Back | Hill Clinic</title></head></html>
        --- e.html
        <html><head><title>[[Neck]]</title></head></html>

    Good:
        --- a.html
        <html><head><title>Knee | Hill Clinic</title></head></html>
        --- b.html
        <html><head><title>Hip</title></head></html>
    """
    if page.title is not None and OUTPUT not in page.title.text and page_type(page) != "home" and is_listed(page):
        parts = re.split(r"\s+[|–—·-]\s+", page.title.text)
        yield Note(page.title, parts[-1][:60] if len(parts) > 1 else "")
