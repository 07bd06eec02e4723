"""What the rules on trust ask of a page: how long it is, and where it begins."""

from __future__ import annotations

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
