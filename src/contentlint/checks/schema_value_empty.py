from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import things
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("schema-value-empty", tags={"seo"}, references=["google-structured-data"])
def schema_value_empty(page: Page) -> Iterator[Hit]:
    """No property in structured data is empty.

    An empty value is the trace of a field that nobody filled in, and may make the thing around it invalid.

    Bad:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": [[""]]}</script>

    Good:
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": "+1 555 0100"}</script>
    """
    for thing in things(page):
        for name, value in thing.node.members:
            if not str(name.value).startswith("@"):
                for node in value.items if value.kind == "array" and value.items else (value,):
                    if (node.kind == "string" and not node.value.strip()) or (node.kind == "array" and not node.items):
                        yield Hit(node.at, f"{name.value} is empty; fill it in, or remove it")
