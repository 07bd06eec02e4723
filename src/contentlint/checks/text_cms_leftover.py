from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.page_type import word_table
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("text-cms-leftover", tags={"content"}, references=["google-creating-helpful-content"], whole_page=True)
def text_cms_leftover(page: Page) -> Iterator[Hit]:
    """Nothing of a content system's first page is left.

    "Just another WordPress site" under a clinic's name says that nobody finished the site.

    Bad:
        <head><title>Hill Clinic – [[Just another WordPress site]]</title></head><body></body>

    Good:
        <head><title>Hill Clinic – Physiotherapy in York</title></head><body><p>Hello, and welcome.</p></body>
    """
    text = shown.plain(page)
    for phrase in word_table("placeholders.toml")["leftovers"]:
        if phrase.lower() not in text:
            continue
        for block in shown.mentioning(page, (phrase.lower(),)):
            at = block.text.lower().find(phrase.lower())
            if at >= 0 and (len(phrase) > 15 or len(block.text) < len(phrase) + 12):
                yield Hit(
                    block.slice(at, at + len(phrase)),
                    "this came with the content system; write your own text, or take it out",
                )
