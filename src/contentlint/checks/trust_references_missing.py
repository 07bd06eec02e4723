from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.health import about, word_count
from contentlint.facts.links import references
from contentlint.facts.page_type import page_type, word_table
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "trust-references-missing",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"trust"},
    references=["jama-benchmarks", "discern", "pif-tick"],
    recommended=False,
    whole_page=True,
)
def trust_references_missing(
    page: Page, *, types: tuple[str, ...] = ("article",), min_words: int = 500
) -> Iterator[Hit]:
    """A health article says where its facts come from.

    A link to a guideline, a journal or a health authority lets a reader check what is said.

    Options:
        types: the kinds of page that need references.
        min_words: shorter pages are left alone.

    Bad (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>[[Knee pain]]</h1><p>Most knees recover within weeks.</p></body>

    Good (min_words = 3):
        --- blog/knee-pain.html
        <body><h1>Knee pain</h1><p>Most knees recover <a href="https://doi.org/10.1000/1">within weeks</a>.</p></body>
    """
    if page_type(page) not in types or word_count(page) < min_words:
        return
    table = word_table("trust.toml")
    headings = {shown.fold(heading.text).strip() for heading in page.headings}
    if headings & set(table["references_headings"]):
        return
    hosts = {
        reference.parts.host.removeprefix("www.") for reference in references(page) if reference.element.tag == "a"
    }
    if not any(host == known or host.endswith("." + known) for host in hosts for known in table["reference_hosts"]):
        yield Hit(about(page), "this article cites nothing that a reader could check; link guidelines or studies")
