from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.structured_data import is_a, number, things
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "schema-rating-unseen",
    tags={"seo", "facts"},
    confidence=Confidence.MEDIUM,
    references=["google-structured-data"],
    whole_page=True,
)
def schema_rating_unseen(page: Page) -> Iterator[Hit]:
    """A rating in structured data is one that visitors can see on the page.

    Search engines take ratings that nobody sees for made up, and may stop showing stars for the whole site.

    Bad:
        <body><p>Kind and careful.</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": [["4.9"]], "ratingCount": 218}</script></body>

    Good:
        <body><p>4.9 of 5 stars (218 reviews)</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": "4.9", "ratingCount": 218}</script></body>
    """
    for thing in things(page):
        value = thing.get("ratingValue")
        if value is None or not is_a(thing, "AggregateRating") or number(value) is None or not page.content:
            continue
        count = thing.get("reviewCount") or thing.get("ratingCount")
        rating, seen = f"{number(value):g}", shown.words(page)
        if shown.fold(rating) not in seen and shown.fold(f"{number(value):.1f}") not in seen:
            yield Hit(
                value.at, f"visitors find no rating of {rating} on this page; show it with its source, or remove it"
            )
        elif count is not None and number(count) is not None and not _counted(f"{number(count):g}", seen):
            yield Hit(count.at, f"visitors find the rating but not its {number(count):g} reviews; make both the same")


def _counted(count: str, seen: str) -> bool:
    grouped = f"{int(float(count)):,}" if count.isdigit() else count
    return shown.fold(count) in seen or shown.fold(grouped) in seen
