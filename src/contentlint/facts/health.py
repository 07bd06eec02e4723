"""What the rules on trust ask of a page: how long it is, where it begins, whether it speaks of something."""

from __future__ import annotations

from contentlint.facts import shown
from contentlint.facts.page_type import word_table
from contentlint.page import Located, Page, fact
from contentlint.source import Span


@fact
def word_count(page: Page) -> int:
    """The words of the page's own content, headings included."""
    return sum(block.word_count for block in page.content)


def about(page: Page) -> Located:
    """Where a finding on the whole page stands: its first heading, else its title, else its start."""
    heading = next((heading for heading in page.headings if heading.block is not None), None)
    return heading if heading is not None else page.title or Span(0, 0)


def mentions(page: Page, table: str) -> bool:
    """True where the page has one of the phrases of a list in `trust.toml`, chrome and footer included."""
    words = shown.words(page)
    return any(shown.fold(phrase) in words for phrase in word_table("trust.toml")[table])
