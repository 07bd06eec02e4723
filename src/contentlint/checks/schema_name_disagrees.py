from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.structured_data import is_a, things
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "schema-name-disagrees",
    severity=Severity.INFO,
    tags={"seo", "facts"},
    confidence=Confidence.LOW,
    references=["google-structured-data", "google-local-business"],
    whole_page=True,
)
def schema_name_disagrees(page: Page) -> Iterator[Hit]:
    """The clinic's name in structured data is the one that the page uses.

    Maps and directories match a clinic by its exact name.

    Bad:
        <title>Hill Street Clinic</title><body><h1>Hill Street Clinic</h1><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "name": [["Hill St. Health Centre"]]}</script></body>

    Good:
        <title>Hill Street Clinic</title><body><h1>Knee pain</h1><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Hill Street Clinic"}</script></body>
    """
    alts = " ".join(image.get("alt") or "" for image in page.select("img"))
    for thing in things(page):
        name = thing.text("name")
        if (
            name is None
            or thing.role not in ("", "publisher", "provider")
            or not is_a(thing, "LocalBusiness", "MedicalOrganization")
        ):
            continue
        seen = shown.words(page) + shown.fold(f"{page.title.text if page.title else ''} {alts}")
        if page.content and shown.fold(name.value) not in seen:
            yield Hit(name.at, "the page doesn't call the clinic by this name; use one name in both")
