from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.structured_data import things
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_DATES = ("datePublished", "dateModified", "dateCreated", "lastReviewed", "uploadDate")
_ISO = lazy(
    r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?\Z", re.A | re.I
)


@rule("schema-date-invalid", tags={"seo"}, references=["schema-org", "google-structured-data"])
def schema_date_invalid(page: Page) -> Iterator[Hit]:
    """Dates in structured data are written year first, as ISO 8601 has them.

    Search engines don't guess at other forms: 03/04/2026 is two different days.

    Bad:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Article", "datePublished": [["March 4, 2026"]]}</script>

    Good:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Article", "datePublished": "2026-03-04T08:00:00+01:00"}</script>
    """
    from contentlint.facts.dates import iso_date

    for thing in things(page):
        for name in _DATES:
            value = thing.text(name)
            if value is not None and (
                not _ISO.match(value.value.strip())
                or (len(value.value.strip()) >= 10 and iso_date(value.value) is None)
            ):
                yield Hit(value.at, f"{name} is no date that search engines read; write it as 2026-03-04")
