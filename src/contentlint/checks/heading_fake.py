from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from contentlint.finding import Confidence
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.prose import Block
from contentlint.rules import Hit, rule

_BOLD = ("strong", "b")
_ELSEWHERE = ("li", "td", "th", "dl", "figure", "blockquote", "label", "form", "address")
_INLINE = frozenset("strong b span u em i font a br small".split())


@rule("heading-fake", confidence=Confidence.MEDIUM, tags={"a11y"}, references=["wcag-1.3.1", "wcag-f2"])
def heading_fake(page: Page, *, max_words: int = 10) -> Iterator[Hit]:
    """What looks like a heading is one.

    A paragraph all in bold above another is a heading to the eye; who moves by headings never finds it.

    Options:
        max_words: longest bold paragraph that counts as a heading.

    Bad:
        <h1>Knee surgery</h1> [[<p>]]<strong>After the operation</strong></p> <p>You can walk on the same day, with a stick at first.</p>

    Good:
        <h1>Knee surgery</h1> <h2>After the operation</h2> <p>You can walk on the same day.</p>
        <p><strong>Call 911 if your leg turns cold.</strong></p> <p>Text that follows.</p>
        <p><b>Note:</b> bring your card.</p> <ul><li><p><b>Monday</b></p><p>8 to 12</p></li></ul>
    """
    for block, after in pairwise(page.content):
        if block.role != "paragraph" or after.role not in ("paragraph", "item") or block.element is None:
            continue
        if block.element.tag != "p" or not _reads_as_heading(block, max_words) or not _is_text(after, block):
            continue
        if _is_bold(page, block.element) and block.element.closest(*_ELSEWHERE) is None:
            yield Hit(block.element, "this bold paragraph stands where a heading should; make it one (h2, h3 …)")


def _reads_as_heading(block: Block, most: int) -> bool:
    text = block.text
    return (
        1 < block.word_count <= most
        and text[-1] not in ".,;:!…"
        and text[0].isupper()
        and not any(c.isdigit() for c in text[:3])
    )


def _is_text(after: Block, block: Block) -> bool:
    """Whether running text follows, and no heading stands between."""
    return after.word_count > 2 * block.word_count and after.section == block.section and len(after.text) > 40


def _is_bold(page: Page, element: Element) -> bool:
    """Whether all text of a paragraph stands in bold elements."""
    children = element.children
    if not children or any(child.tag not in _INLINE for child in element.descendants()):
        return False
    runs, owners = page.markup.runs, page.markup.owners
    found = False
    for run, owner in zip(runs, owners, strict=True):
        if owner is None or not element.index <= owner.index <= element.last:
            continue
        if run.start < element.open_end or owner.closest(*_BOLD) is None:
            return False
        found = True
    return found
