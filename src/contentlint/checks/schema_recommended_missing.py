from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import lacking
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "schema-recommended-missing",
    severity=Severity.INFO,
    tags={"seo"},
    references=["schema-org", "google-structured-data"],
    recommended=False,
)
def schema_recommended_missing(page: Page) -> Iterator[Hit]:
    """A thing in structured data has the properties that search engines ask for where there is something to say.

    Telephone and opening hours of a clinic, date and author of an article. The lists stand in `schema.toml`.

    Bad:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": [["BlogPosting"]], "headline": "Knee pain"}</script>

    Good:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "BlogPosting", "headline": "Knee pain", "author": "Ann Lee", "image": "a.jpg",
         "datePublished": "2026-02-01", "dateModified": "2026-02-01"}</script>
    """
    for thing, missing in lacking(page, "recommended"):
        names = ", ".join(name.replace("|", " or ") for name in missing)
        yield Hit(thing.type_at[0], f"this {thing.types[0]} would be of more use with {names}")
