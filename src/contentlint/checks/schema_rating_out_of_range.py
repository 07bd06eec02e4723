from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import number, things
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("schema-rating-out-of-range", tags={"seo"}, references=["schema-org", "google-structured-data"])
def schema_rating_out_of_range(page: Page) -> Iterator[Hit]:
    """A rating lies between its worst and its best value, which are 1 and 5 where they aren't given.

    A rating outside its range is invalid, and no stars are shown.

    Bad:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": [["9.6"]], "reviewCount": 12}</script>

    Good:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": "9.6", "bestRating": 10}</script>
    """
    for thing in things(page):
        node = thing.get("ratingValue")
        value = number(node)
        if node is None or value is None:
            continue
        best, worst = number(thing.get("bestRating")), number(thing.get("worstRating"))
        best, worst = 5.0 if best is None else best, 1.0 if worst is None else worst
        if not min(worst, 1.0) <= value <= best:
            yield Hit(node.at, f"this rating lies outside {worst:g} to {best:g}; mend it, or give bestRating")
