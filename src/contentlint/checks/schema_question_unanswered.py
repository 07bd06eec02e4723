from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.json_places import Node
from contentlint.facts.structured_data import is_a, plain_text, things
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("schema-question-unanswered", tags={"seo"}, references=["schema-org", "google-faq"])
def schema_question_unanswered(page: Page) -> Iterator[Hit]:
    """Every question of an FAQ has an answer with words in it.

    A question without `acceptedAnswer`, or with an empty one, makes the whole list invalid.

    Bad:
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
        {"@type": "Question", "name": [["Does it hurt?"]]}]}</script>

    Good:
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
        {"@type": "Question", "name": "Does it hurt?", "acceptedAnswer": {"@type": "Answer", "text": "A little."}}]}</script>
    """
    pages = [thing.node for thing in things(page) if is_a(thing, "FAQPage")]
    for thing in things(page):
        if is_a(thing, "Question") and thing.owner in pages:
            answers = thing.node.each("acceptedAnswer")
            if not any(_says(answer) for answer in answers):
                at = thing.get("name") or thing.node
                yield Hit(
                    at.at, 'this question has no answer; add "acceptedAnswer" with a text, or remove the question'
                )


def _says(answer: Node) -> bool:
    text = answer.get("text")
    value = text.value if text is not None else answer.value
    return (isinstance(value, str) and bool(plain_text(value))) or (
        answer.kind == "object" and answer.get("@id") is not None
    )
