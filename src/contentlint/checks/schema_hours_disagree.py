from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.structured_data import is_a, things
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "schema-hours-disagree",
    tags={"seo", "facts"},
    confidence=Confidence.MEDIUM,
    references=["google-structured-data", "google-local-business"],
)
def schema_hours_disagree(page: Page) -> Iterator[Hit]:
    """The opening hours in structured data are those that the page shows.

    Patients stand before a closed door when the map says otherwise. Hours written in English are compared.

    Bad:
        <p>Mon–Fri: 9am–5pm</p><script type="application/ld+json">{"@context": "https://schema.org",
        "@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": [["08:00"]], "closes": "17:00"}</script>

    Good:
        <p>Mon–Fri: 9am–5pm</p><script type="application/ld+json">{"@context": "https://schema.org",
        "@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "09:00", "closes": "17:00"}</script>
    """
    for thing in things(page):
        if not is_a(thing, "OpeningHoursSpecification"):
            continue
        days = shown.day_numbers([str(node.value) for node in thing.node.each("dayOfWeek")])
        opens, closes = thing.text("opens"), thing.text("closes")
        if not days or opens is None or closes is None:
            continue
        stated = clock(opens.value), clock(closes.value)
        seen = [hours for hours in shown.hours(page) if hours.days & days]
        if not seen or None in stated or any((hours.opens, hours.closes) == stated for hours in seen):
            continue
        at, word = (opens, "opening") if all(hours.opens != stated[0] for hours in seen) else (closes, "closing")
        yield Hit(
            at.at, f"visitors read another {word} time; make both the same", (("visitors read this", seen[0].at),)
        )


def clock(text: str) -> int | None:
    """The minutes after midnight of a time such as 09:00 or 09:00:00; None where it is none."""
    match = re.match(r"\s*(\d{1,2}):(\d{2})", text)
    return int(match[1]) * 60 + int(match[2]) if match else None
