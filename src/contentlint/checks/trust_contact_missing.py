from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.health import about
from contentlint.facts.links import references
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-contact-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["google-sqrg"],
    recommended=False,
    whole_page=True,
)
def trust_contact_missing(page: Page) -> Iterator[Hit]:
    """Every page tells how to reach the clinic.

    A number, a mail address or a link to the contact page; patients arrive on any page.

    Bad:
        <body>[[<main>]]<h1>Knee pain</h1><p>Why knees hurt after a run.</p></main></body>

    Good:
        <body><main><h1>Knee pain</h1></main><footer><a href="contact.html">Contact</a></footer></body>
    """
    if not page.content or page.markup.templated:
        return
    words = ("contact", "kontakt", "contacto", "contatti", "contato", "appointment", "book", "mailto:", "tel:")
    if shown.phones(page) or any(word in reference.url.lower() for reference in references(page) for word in words):
        return
    if not page.select("form"):
        found = page.select("main") or page.select("body")
        yield Hit(
            found[0] if found else about(page), "nothing here tells how to reach the clinic; add a number or a link"
        )
