from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contentlint.facts import head, shown
from contentlint.facts.filler import filler
from contentlint.facts.page_type import word_table
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("text-placeholder", tags={"content"}, references=["google-creating-helpful-content"])
def text_placeholder(page: Page) -> Iterator[Hit]:
    """No stand-in text is left on the page.

    "Lorem ipsum" and "insert text here" tell every visitor that nobody has read the page.

    Bad:
        <p>[[Lorem ipsum dolor sit amet]], consectetur.</p>

    Bad:
        <h2>[[Your headline here]]</h2> <p>Parking: [[TBD]]</p> <p>Call [[555-555-5555]].</p>

    Bad:
        <p>[[Quia dolorem ipsam voluptas sequi nesciunt]]. Aut odit fugit.</p>

    Good:
        <p>What to do before your visit: drink water. Insert the tablet under the tongue. Your text message arrives here.</p>
    """
    message = "this is a stand-in; write the real text, or take it out"
    told = set()
    for block in shown.mentioning(page, _triggers()):
        for sentence in block.sentences:
            if match := _stand_ins().search(sentence.text):
                told.add(block.index)
                yield Hit(sentence.part(*match.span()), message)
    for index in sorted(filler(page) - told):
        text = page.blocks[index].sentences[0]
        yield Hit(text.part(0, len(text.text.rstrip(".!?"))), message)
    for element in head.metas(page).get("description", ()):
        if not element.unknown("content") and _is_stand_in(head.content(element)):
            yield Hit((element, "content"), "this description is a stand-in; write the real one")


def _is_stand_in(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _triggers()) and _stand_ins().search(text) is not None


@cache
def _triggers() -> tuple[str, ...]:
    """Words one of which must stand in a block before the pattern is tried."""
    return tuple(word_table("placeholders.toml")["triggers"])


@cache
def _stand_ins() -> re.Pattern[str]:
    table = word_table("placeholders.toml")
    parts = [pattern for patterns in table["patterns"].values() for pattern in patterns]
    # Authors' marks count only in capitals: "todo" is a word in Spanish.
    marks = "|".join(table["exact"])
    return re.compile(rf"(?<![\w-])(?:(?-i:{marks})|{'|'.join(parts)})(?!\w)", re.I)
