from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from contentlint.facts.wording import EVERYWHERE, Where, chosen, fill
from contentlint.page import Located, Page
from contentlint.prose import Block, Slice
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT


@rule("limit")
def limit(
    page: Page, *, metric: Literal["words", "characters", "sentences"], message: str, suggestion: str = "",
    of: Literal["sentence", "block", "page"] = "block", max: float | None = None, min: float | None = None,  # noqa: A002
    where: tuple[Where, ...] = EVERYWHERE, language: str = "",
) -> Iterator[Hit]:  # fmt: skip
    """No text is longer or shorter than this.

    A template for packs. A word is what stands between blanks and holds a letter or a digit. Text that template code
    writes has an unknown length, so that it is never too short. The length of a page is that of whole documents only.

    Options:
        metric: what is counted.
        message: what is wrong; `{value}`, `{max}` and `{min}` stand for the numbers.
        suggestion: what to do about it.
        of: what is measured: each sentence, each block (a paragraph, a heading, a title), or the page.
        max: more than this is too much.
        min: less than this is too little.
        where: the roles of text that are looked at.
        language: look only at text in this language (`en`).

    Bad (metric = "words", of = "sentence", max = 4, message = "{value} words"):
        <p>Rest is good. [[Walking every day is better still.]]</p>

    Good (metric = "words", of = "sentence", max = 6, message = "{value} words"):
        <p>Rest is good. Walking every day is better still.</p>
    """
    if of == "page" and page.is_fragment:
        return
    for at, parts in _measured(page, chosen(page, where, language), of):
        value = sum(_count(part, metric) for part in parts)
        known = not any(OUTPUT in part.text for part in parts)
        if (max is not None and value > max) or (min is not None and value < min and known):
            yield Hit(at, fill(message, value=value, max=_plain(max), min=_plain(min)), suggestion=suggestion or None)


def _measured(page: Page, blocks: list[Block], of: str) -> Iterator[tuple[Located, Iterable[Slice]]]:
    if of == "page":
        first = next((heading for heading in page.headings if heading.block is not None), page.title)
        at = first if first is not None else blocks[0] if blocks else None
        if at is not None:
            yield at, [block.slice(0, len(block.text)) for block in blocks]
        return
    for block in blocks:
        for part in block.sentences if of == "sentence" else (block.slice(0, len(block.text)),):
            yield part, (part,)


def _count(part: Slice, metric: str) -> int:
    if metric == "characters":
        return len(part.text)
    if metric == "words":
        return sum(1 for token in part.text.split() if any(map(str.isalnum, token)))
    block = part.block
    return sum(1 for sentence in block.sentences if part.start <= sentence.start < part.end)


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:g}"
