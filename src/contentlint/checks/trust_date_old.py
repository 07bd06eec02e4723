from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.dates import iso_date, page_dates
from contentlint.facts.page_type import page_type
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("trust-date-old", severity=Severity.INFO, tags={"trust"}, references=["jama-benchmarks", "pif-tick"])
def trust_date_old(
    page: Page, *, today: str = "", max_days: int = 1095, max_days_of: dict[str, int] | None = None
) -> Iterator[Hit]:
    """A page was reviewed within a set time.

    Three years is what most publishers of health information allow. Silent unless `today` is given, so that the
    same page always has the same findings.

    Options:
        today: the day to count from, as 2026-11-22.
        max_days: how old the newest date of the page may be.
        max_days_of: other limits by kind of page, such as `article = 730`.

    Bad (today = "2026-11-22"):
        <p>Last reviewed: [[3 March 2021]]</p>

    Good (today = "2026-11-22"):
        <p>Published: 3 March 2021</p><p>Last reviewed: 3 March 2026</p>

    Good:
        <p>Last reviewed: 3 March 2021</p>
    """
    now = iso_date(today)
    dates = page_dates(page)
    if now is None or not dates:
        return
    newest = max(dates, key=lambda found: (found.day, found.origin == "visible"))
    limit = (max_days_of or {}).get(page_type(page), max_days)
    age = (now - newest.day).days
    if age > limit:
        yield Hit(
            newest.at,
            f"the newest date of this page is {age:,} days old ({limit:,} are allowed); review it, and say when",
        )
