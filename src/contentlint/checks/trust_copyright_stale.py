from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from contentlint.facts import shown
from contentlint.facts.dates import iso_date, page_dates
from contentlint.finding import Confidence, Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_YEARS = lazy(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d\s*[-–—]\s*)?((?:19|20)\d\d)(?!\s*[-–—]\s*(?:\d|present|<))",
    re.I,
)


@rule(
    "trust-copyright-stale",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    tags={"trust"},
    references=["google-sqrg"],
)
def trust_copyright_stale(page: Page, *, today: str = "", years: int = 1) -> Iterator[Hit]:
    """The year in the footer isn't long past.

    An old year makes visitors wonder whether the clinic still is there. It is compared with the newest date that the page
    itself gives, and with `today` where that is given.

    Options:
        today: the day to count from, as 2026-11-22.
        years: how many years the notice may be behind.

    Bad (today = "2026-11-22"):
        <footer>[[© 2019]] Hill Clinic</footer>

    Good (today = "2026-11-22"):
        <footer>© 2015–2026 Hill Clinic</footer>

    Good:
        <footer>© 2019 Hill Clinic</footer>
    """
    now = iso_date(today)
    latest = max([*(found.day for found in page_dates(page)), *([now] if now else [])], default=date(1, 1, 1)).year
    if latest == 1:
        return
    for block in shown.mentioning(page, ("©", "copyright", "(c)")):
        if len(block.text) < 600 and (match := _YEARS.search(block.text)) and latest - int(match[1]) > years:
            behind = latest - int(match[1])
            yield Hit(
                block.slice(*match.span()), f"this year is {behind} years behind; bring it up to date, or leave it out"
            )
            return
