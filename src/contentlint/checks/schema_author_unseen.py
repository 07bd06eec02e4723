from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.structured_data import is_a, things
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "schema-author-unseen",
    severity=Severity.INFO,
    tags={"seo", "facts"},
    confidence=Confidence.MEDIUM,
    references=["google-structured-data", "jama-benchmarks"],
    whole_page=True,
)
def schema_author_unseen(page: Page) -> Iterator[Hit]:
    """The author and the reviewer in structured data are named on the page.

    A reader should be able to see who wrote a health article, not only a search engine.

    Bad:
        <body><h1>Knee pain</h1><p>Why knees hurt.</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Article", "author": {"@type": "Person", "name": [["Ann Lee"]]}}</script></body>

    Good:
        <body><h1>Knee pain</h1><p>By Dr. Ann Lee</p><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Article", "author": {"@type": "Person", "name": "Ann Lee"}}</script></body>
    """
    for thing in things(page):
        name = thing.text("name")
        if name is None or thing.role not in ("author", "reviewedBy") or not is_a(thing, "Person") or not page.content:
            continue
        parts = [part for part in shown.fold(name.value.partition(",")[0]).split() if part not in ("dr", "prof", "md")]
        if parts and not (f" {parts[0]} " in shown.words(page) and f" {parts[-1]} " in shown.words(page)):
            yield Hit(
                name.at, f"readers don't find {name.value.strip()} on this page; name the {_ROLE[thing.role]} there too"
            )


_ROLE = {"author": "author", "reviewedBy": "reviewer"}
