from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.structured_data import is_a, plain_text, things
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "schema-faq-unseen",
    tags={"seo", "facts"},
    confidence=Confidence.MEDIUM,
    references=["google-faq", "google-structured-data"],
    whole_page=True,
)
def schema_faq_unseen(page: Page) -> Iterator[Hit]:
    """The questions and answers in structured data are those on the page.

    Data that says what the page doesn't is against the rules of the search engines, and goes stale unseen.

    Bad:
        <body><h2>Is it safe?</h2><p>For most people.</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": [["Does it hurt?"]],
         "acceptedAnswer": {"@type": "Answer", "text": "A little, for a day or two at most."}}]}</script></body>

    Good:
        <body><h2>Does it hurt?</h2><p>A little, for a day or two <b>at most</b>.</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Does it hurt?",
         "acceptedAnswer": {"@type": "Answer", "text": "A little, for a day or two at most."}}]}</script></body>
    """
    for thing in things(page):
        name = thing.text("name")
        if not is_a(thing, "Question") or name is None or not page.content:
            continue
        if shown.fold(plain_text(name.value)) not in shown.words(page):
            yield Hit(name.at, "visitors don't find this question on the page; add it there, or remove it here")
            continue
        for answer in thing.node.each("acceptedAnswer"):
            text = answer.get("text")
            if (
                text is not None
                and isinstance(text.value, str)
                and _share(shown.fold(plain_text(text.value)), shown.words(page)) < 0.5
            ):
                yield Hit(text.at, "visitors read another answer on the page; make both the same")


def _share(answer: str, seen: str) -> float:
    """The share of an answer's runs of four words that the page has."""
    if answer in seen:
        return 1.0
    words = answer.split()
    runs = [" ".join(words[first : first + 4]) for first in range(max(1, len(words) - 3))]
    return sum(f" {run} " in seen for run in runs) / len(runs)
