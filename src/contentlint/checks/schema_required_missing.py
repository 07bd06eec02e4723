from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import lacking
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("schema-required-missing", tags={"seo"}, references=["schema-org", "google-structured-data"])
def schema_required_missing(page: Page) -> Iterator[Hit]:
    """A thing in structured data has the properties without which search engines leave it out.

    The lists stand in `schema.toml`, each with its source: a clinic needs name and address, a rating its value and count.

    Bad:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": [["MedicalClinic"]], "name": "Hill Clinic"}</script>

    Good:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Hill Clinic", "address": "1 Hill Street",
         "founder": {"@type": "Person", "@id": "#ann"}, "member": {"@type": "Organization", "url": "https://a.example"}}</script>
    """
    for thing, missing in lacking(page, "required"):
        names = " and ".join(name.partition("|")[0] for name in missing)
        yield Hit(
            thing.type_at[0], f"this {thing.types[0]} has no {names}; add {'it' if len(missing) == 1 else 'them'}"
        )
