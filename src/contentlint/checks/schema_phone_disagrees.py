from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.structured_data import is_a, things
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "schema-phone-disagrees",
    tags={"seo", "facts"},
    confidence=Confidence.MEDIUM,
    references=["google-structured-data", "google-local-business"],
)
def schema_phone_disagrees(page: Page) -> Iterator[Hit]:
    """The telephone number in structured data is one that the page shows.

    A map or an assistant dials what the data says; the wrong number loses the patient.

    Bad:
        <p>Call <a href="tel:+15550100200">(555) 010-0200</a></p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": [["+1 555 010 0300"]]}</script>

    Good:
        <p>Call (555) 010-0200</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": "+1-555-010-0200"}</script>
    """
    for thing in things(page):
        value = thing.text("telephone")
        if value is None or not is_a(thing, "Organization", "LocalBusiness", "Person"):
            continue
        stated = shown.digits(value.value)
        if (
            len(stated) < 7
            or not shown.phones(page)
            or any(shown.same_number(stated, phone.digits) for phone in shown.phones(page))
        ):
            continue
        related = ((f"the page shows {phone.digits}", phone.at) for phone in shown.phones(page)[:1])
        yield Hit(value.at, "visitors see another telephone number; make both the same", tuple(related))
