from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import nearest, things, vocabulary
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("schema-type-unknown", tags={"seo"}, references=["schema-org"])
def schema_type_unknown(page: Page) -> Iterator[Hit]:
    """Types have names that schema.org knows.

    A misspelt type is no type at all, and what it describes is left out. Only names that are near a known one are told:
    other vocabularies may stand in the same script.

    Bad:
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": [["MedicalClinc"]]}</script>

    Good:
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": ["Dentist", "acme:Branch"]}</script>
    """
    for thing in things(page):
        for name, at in zip(thing.types, thing.type_at, strict=True):
            if not name or name in vocabulary() or ":" in name:
                continue
            if near := nearest(name, types=True):
                yield Hit(at, f"schema.org has no type {name}; did you mean {near}?", suggestion=f'"{near}"')
