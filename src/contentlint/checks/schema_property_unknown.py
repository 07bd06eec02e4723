from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import nearest, things, vocabulary
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("schema-property-unknown", tags={"seo"}, references=["schema-org"])
def schema_property_unknown(page: Page) -> Iterator[Hit]:
    """Properties have names that schema.org knows.

    A misspelt property is skipped without a word. Only names that are near a known one are told.

    Bad:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", [["adress"]]: "1 Hill Street"}</script>

    Good:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "address": "1 Hill Street", "x-note": ""}</script>
    """
    for thing in things(page):
        for name, _ in thing.node.members:
            word = str(name.value)
            if word.startswith("@") or ":" in word or word in vocabulary() or len(word) < 4:
                continue
            if near := nearest(word, types=False):
                yield Hit(name.at, f"schema.org has no property {word}; did you mean {near}?", suggestion=f'"{near}"')
