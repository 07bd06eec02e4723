from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import things, vocabulary
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
    from difflib import get_close_matches

    for thing in things(page):
        for name, _ in thing.node.members:
            word = str(name.value)
            if word.startswith("@") or ":" in word or word in vocabulary() or len(word) < 4:
                continue
            known = sorted(word for word in vocabulary() if word[:1].islower())
            exact = next((other for other in known if other.lower() == word.lower()), None)
            near = [exact] if exact else get_close_matches(word, known, 1, 0.86)
            if near:
                yield Hit(
                    name.at, f"schema.org has no property {word}; did you mean {near[0]}?", suggestion=f'"{near[0]}"'
                )
