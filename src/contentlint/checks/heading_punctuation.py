from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.roles import headings
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.abbreviations import language_data


@rule(
    "heading-punctuation", severity=Severity.INFO, tags={"style"}, references=["markdownlint-md026"], recommended=False
)
def heading_punctuation(page: Page, *, marks: str = ".:;,") -> Iterator[Hit]:
    """A heading ends without full stop, colon, semicolon or comma.

    It is a signpost, not a sentence. Question and exclamation marks say something and may stand, as may abbreviations and
    the dots of "…".

    Options:
        marks: the characters that may not end a heading.

    Bad:
        <h2>Our services[[:]]</h2>

    Good:
        <h2>Does it hurt?</h2> <h2>Anna Berg, M.D.</h2> <h2>And then …</h2> <h2>Opening hours, parking etc.</h2>
    """
    for heading in headings(page):
        block = heading.block
        if block is None or heading.text[-1] not in marks or heading.text.endswith(".."):
            continue
        if heading.text.endswith(".") and (_abbreviated(heading.text, block.language) or ". " in heading.text):
            continue
        at = block.slice(len(heading.text) - 1, len(heading.text))
        yield Hit(at, f'this heading ends in "{heading.text[-1]}"; leave it out')


def _abbreviated(text: str, language: str) -> bool:
    return language_data(language or "en").kind(text.split()[-1].rstrip(".")) is not None
