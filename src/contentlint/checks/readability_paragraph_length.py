from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.reading import reading
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.counting import words_of


@rule(
    "readability-paragraph-length", severity=Severity.INFO, tags={"readability"},
    references=["plainlanguage-gov-short-paragraphs", "yoast-paragraph-length"],
)  # fmt: skip
def readability_paragraph_length(page: Page, *, max_words: int = 150, very_long: int = 200) -> Iterator[Hit]:
    """No paragraph is a wall of text.

    People skim a page before they read it, and skip what looks like work. A paragraph with one thought can be skimmed.

    Options:
        max_words: words that a paragraph may have.
        very_long: words from which it is a warning.

    Bad (max_words = 12):
        <html lang="en"><p>[[Come early. Bring a list of what you take. Wear clothes that you can move in.]]</p></html>

    Good (max_words = 12):
        <html lang="en"><p>Come early. Bring a list of what you take.</p> <p>Wear clothes that you can move in.</p></html>
    """
    for section in reading(page).sections:
        for block in section.prose:
            if block.text.count(" ") < max_words or (length := len(words_of(block.text))) <= max_words:
                continue
            message = f"this paragraph has {length} words, {max_words} are enough; give each thought a paragraph, or make a list"
            yield Hit(block, message, severity=Severity.WARNING if length > very_long else None)
