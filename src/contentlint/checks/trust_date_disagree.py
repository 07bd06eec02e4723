from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.dates import PageDate, page_dates
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-date-disagree",
    tags={"trust", "facts"},
    confidence=Confidence.MEDIUM,
    references=["jama-benchmarks", "google-structured-data"],
)
def trust_date_disagree(page: Page, *, days: int = 1) -> Iterator[Hit]:
    """The dates that visitors, search engines and the content system are told are the same.

    A page that says 2024 to readers and 2026 to search engines loses the trust of both.

    Options:
        days: by how many days two dates may differ.

    Bad:
        <p>Last updated: [[March 3, 2024]]</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Article", "dateModified": "2026-02-01"}</script>

    Good:
        <p>Last updated: March 3, 2026</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Article", "dateModified": "2026-03-03T09:00:00Z"}</script>
    """
    seen = [found for found in page_dates(page) if found.origin == "visible"]
    for one in seen[:3]:
        others = [other for other in page_dates(page) if other.origin != "visible" and _same_kind(one, other)]
        if others and all(_apart(one, other) > days for other in others):
            other = others[0]
            message = f"visitors read {one.day:%Y-%m-%d}, but the {other.origin} says {other.day}; make both the same"
            yield Hit(one.at, message, ((f"the {other.origin} says {other.day}", other.at),))
            return


def _same_kind(one: PageDate, other: PageDate) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} == {"modified", "reviewed"}


def _apart(one: PageDate, other: PageDate) -> int:
    if one.whole_month or other.whole_month:
        return (
            0 if (one.day.year, one.day.month) == (other.day.year, other.day.month) else abs((one.day - other.day).days)
        )
    return abs((one.day - other.day).days)
