from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from contentlint import head, shown
from contentlint.page import Page
from contentlint.page_type import word_table
from contentlint.rules import Hit, rule


@rule("text-placeholder", tags={"content"}, references=["google-creating-helpful-content"])
def text_placeholder(page: Page) -> Iterator[Hit]:
    """No stand-in text is left on the page.

    "Lorem ipsum" and "insert text here" tell every visitor that nobody has read the page.

    Bad:
        <p>[[Lorem ipsum dolor sit amet]], consectetur.</p>

    Bad:
        <h2>[[Your headline here]]</h2> <p>Parking: [[TBD]]</p> <p>Call [[555-555-5555]].</p>

    Good:
        <p>What to do before your visit: drink water. Insert the tablet under the tongue. Your text message arrives here.</p>
    """
    patterns = [
        pattern
        for words, pattern in ((shown.lowered(page), _stand_ins()), (page.text, _marks()))
        if pattern.is_near(words)
    ]
    for pattern in patterns:
        for block in page.blocks:
            for match in pattern.search.finditer(block.text):
                yield Hit(block.slice(*match.span()), "this is a stand-in; write the real text, or take it out")
        for element in head.metas(page).get("description", ()):
            if not element.unknown("content") and pattern.search.search(head.content(element)):
                yield Hit((element, "content"), "this description is a stand-in; write the real one")


class _Sought(NamedTuple):
    """Words one of which must stand in a source before the pattern is tried."""

    triggers: tuple[str, ...]
    search: re.Pattern[str]

    def is_near(self, text: str) -> bool:
        return any(trigger in text for trigger in self.triggers)


@cache
def _stand_ins() -> _Sought:
    table = word_table("placeholders.toml")
    parts = [pattern for patterns in table["patterns"].values() for pattern in patterns]
    return _Sought(tuple(table["triggers"]), re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.I))


@cache
def _marks() -> _Sought:
    """Authors' marks, which count only in capitals: "todo" is a word in Spanish."""
    marks = word_table("placeholders.toml")["exact"]
    return _Sought(("TODO", "TBD", "TBC", "FIXME", "XXX"), re.compile(rf"(?<![\w-])(?:{'|'.join(marks)})(?!\w)"))
