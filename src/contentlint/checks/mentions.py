from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.health import about, word_count
from contentlint.facts.links import references
from contentlint.facts.page_type import page_type
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "mentions",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    recommended=False,
    whole_page=True,
)
def mentions(
    page: Page,
    *,
    phrases: tuple[str, ...],
    message: str,
    types: tuple[str, ...],
    min_words: int = 300,
    linked: tuple[str, ...] = (),
) -> Iterator[Hit]:
    """A page of some kinds speaks of something.

    A template for packs: pages on treatments name risks, articles say who gains by them. Whole words count, anywhere on the
    page, the footer included.

    Options:
        phrases: words of which one must be there.
        message: what is missing, and what to do.
        types: the kinds of page that need it: home, contact, location, profile, listing, article, condition, treatment.
        min_words: shorter pages are left alone.
        linked: words in the address of a link that do as well.

    Bad (phrases = ["call 112"], message = "name the emergency number", types = ["condition"], min_words = 3):
        --- conditions/stroke.html
        <body><h1>[[Stroke]]</h1><p>Minutes count.</p></body>

    Good (phrases = ["call 112"], message = "name the emergency number", types = ["condition"], min_words = 3):
        --- conditions/stroke.html
        <body><h1>Stroke</h1><p>Call 112 at once.</p></body>
    """
    if page_type(page) not in types or word_count(page) < min_words or shown.says(page, phrases):
        return
    addresses = [reference.url.lower() for reference in references(page)] if linked else []
    if not any(word in address for word in linked for address in addresses):
        yield Hit(about(page), message)
