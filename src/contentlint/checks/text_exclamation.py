from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.prose import Slice
from contentlint.rules import Hit, rule

_MARKS = lazy(r"[!！]+(?:\s?[!！]+)*")


@rule("text-exclamation", severity=Severity.INFO, tags={"style"}, recommended=False)
def text_exclamation(page: Page, *, max_marks: int = 1) -> Iterator[Hit]:
    """Exclamation marks are rare.

    A page that shouts sounds like advertising, not like care. Quotations and testimonials are left alone.

    Options:
        max_marks: sentences of a page that may end in one; doubled marks are told in any case.

    Bad:
        <html lang="en"><p>Welcome! Call us today[[!]] Walk in[[!!]]</p></html>

    Good:
        <html lang="en"><p>Welcome! Call us today. Walk in.</p> <blockquote>Great! Thanks! Bye!</blockquote></html>
    """
    seen = 0
    for block in page.content:
        if ("!" not in block.text and "！" not in block.text) or block.role in ("quote", "code"):
            continue
        for match in _MARKS.finditer(block.text):
            seen += 1
            doubled = len(match[0]) > 1
            if doubled or seen > max_marks:
                yield Hit(
                    Slice(block, *match.span()),
                    "one mark is enough" if doubled else "a full stop does, too; keep exclamation marks rare",
                )
