from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.prose import Block
from contentlint.rules import Hit, rule

_SENTENCE = 6  # fewer words are an entry of a menu or a list


@rule(
    "heading-missing-subheading", severity=Severity.INFO, tags={"readability", "seo"}, references=["yoast-subheadings"]
)
def heading_missing_subheading(page: Page, *, max_words: int = 300) -> Iterator[Hit]:
    """Long text is divided by headings.

    Most people look a page over before they read it; a text of several screens without a heading gives them nothing to
    hold on to.

    Options:
        max_words: most words of running text between two headings.

    Bad (max_words = 6):
        <h1>[[Knee surgery]]</h1> <p>You come in the morning and go home at night.</p>

    Good (max_words = 6):
        <h1>Knee surgery</h1> <p>You come in the morning.</p> <h2>After it</h2> <p>You go home.</p>
    """
    for section in page.sections:
        stretch = max(_stretches(section.blocks), key=_words)
        count = _words(stretch)
        if count > max_words:
            at = section.heading if section.heading is not None else stretch[0]
            yield Hit(at, f"{count} words follow without a subheading; divide them after about {max_words}")


def _stretches(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The running text between what divides it to the eye: fold-outs, buttons, terms, tables."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if block.role in ("summary", "button", "term", "cell", "label"):
            found.append([])
        elif block.role in ("paragraph", "item") and block.word_count >= _SENTENCE:
            found[-1].append(block)
    return found


def _words(blocks: list[Block]) -> int:
    return sum(block.word_count for block in blocks)
