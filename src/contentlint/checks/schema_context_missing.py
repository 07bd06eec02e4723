from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.structured_data import is_schema_org, scripts
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("schema-context-missing", tags={"seo"}, references=["schema-org", "google-structured-data"])
def schema_context_missing(page: Page) -> Iterator[Hit]:
    """JSON-LD names schema.org as its context.

    Without `"@context": "https://schema.org"` the names in the script mean nothing to a search engine.

    Bad:
        <script type="application/ld+json">[[{"@type": "MedicalClinic", "name": "Hill Clinic"}]]</script>

    Good:
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "MedicalClinic"}</script>
    """
    for script in scripts(page):
        for node in (
            (script.root.items if script.root.kind == "array" else (script.root,)) if script.root is not None else ()
        ):
            if node.kind != "object" or not node.members:
                continue
            context = node.get("@context")
            if context is None:
                yield Hit(node.at, 'this has no "@context"; add "@context": "https://schema.org"')
            elif not is_schema_org(context) and "schema" in str(context.plain):
                yield Hit(context.at, "this context isn't schema.org's; write \"https://schema.org\"")
