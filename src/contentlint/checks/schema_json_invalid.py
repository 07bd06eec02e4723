from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import scripts
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule("schema-json-invalid", severity=Severity.ERROR, tags={"seo"}, references=["rfc-8259", "google-structured-data"])
def schema_json_invalid(page: Page) -> Iterator[Hit]:
    """Every JSON-LD script is valid JSON.

    One wrong comma and search engines read none of the script: no rating, no opening hours, no breadcrumb.

    Bad:
        <script type="application/ld+json">{"@type": "MedicalClinic", "name": "Hill Clinic"[[,]]}</script>

    Bad:
        <script type="application/ld+json">{"name": "Hill Clinic" [["]]telephone": "+1 555 0100"}</script>

    Good:
        <script type="application/ld+json">{"@type": "MedicalClinic", "name": "Hill Clinic"}</script>
    """
    for script in scripts(page):
        if script.error is None:
            continue
        if not page.text[script.at.start : script.at.end].strip():
            yield Hit(script.element, "this JSON-LD script is empty; fill it, or remove it")
            continue
        start = min(script.error.offset, len(page.text))
        end = min(start + 1, script.at.end)
        yield Hit(Span(start, end), f"search engines can't read this script: {script.error.message}")
