from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from contentlint.facts.wording import EVERYWHERE, Where, fill, passages, pieces, speaks
from contentlint.page import Page, fact
from contentlint.prose import Slice
from contentlint.rules import Hit, rule
from contentlint.text.patterns import RegularExpression, compiled, matches


@rule("requires")
def requires(
    page: Page, *, pattern: RegularExpression, needs: RegularExpression, message: str, suggestion: str = "",
    within: Literal["page", "section", "block", "sentence"] = "page", ignore_case: bool = False,
    where: tuple[Where, ...] = EVERYWHERE, unless: tuple[str, ...] = (), language: str = "",
) -> Iterator[Hit]:  # fmt: skip
    r"""Where one thing is said, another one that belongs to it is said as well.

    A template for packs: a price needs a currency, an abbreviation its full words. Where both expressions have a group,
    the groups must hold the same words. The first of equal places is told. `<abbr title>` explains what it holds.

    Options:
        pattern: what is looked for; its group, or all of it, is the term.
        needs: what must be there then.
        message: what is missing; `{found}` stands for the term.
        suggestion: what to write.
        within: how near the other one must be.
        ignore_case: whether capitals and small letters are the same.
        where: the roles of text in which the first is looked for.
        unless: terms that need nothing.
        language: look only at text in this language (`en`).

    Bad (pattern = '\b([A-Z]{3,5})\b', needs = '\(([A-Z]{3,5})\)', message = "explain {found}"):
        <p>Ask for an [[MRI]]. An MRI takes half an hour.</p>

    Good (pattern = '\b([A-Z]{3,5})\b', needs = '\(([A-Z]{3,5})\)', message = "explain {found}"):
        <p>Ask for magnetic resonance imaging (MRI). An MRI takes half an hour. <abbr title="X-rays in
        slices">TAC</abbr></p>
    """
    first, second = compiled(pattern, ignore_case), compiled(needs, ignore_case)
    told = set(unless) | (_abbreviations(page) if first.groups else set())
    scopes: dict[object, list[Slice]] = {}
    for part in _parts(page, within, language):
        scopes.setdefault(_scope(part, within), []).append(part)
    for parts in scopes.values():
        missing = _missing(parts, first, frozenset(where), told)
        if missing:
            found = matches(second, (part.text for part in parts))
            given = {_term(match) if second.groups else None for each in found for match in each}
            for term, at in missing.items():
                if None not in given and (not second.groups or term not in given):
                    yield Hit(at, fill(message, found=at.text), suggestion=suggestion or None)


def _parts(page: Page, within: str, language: str) -> Iterator[Slice]:
    _ = page.sections  # numbers the blocks
    for block in passages(page):
        if speaks(block, page, language):
            yield from block.sentences if within == "sentence" else pieces(block)


def _scope(part: Slice, within: str) -> object:
    if within == "page":
        return None
    if within == "section" and part.block.section >= 0:
        return part.block.section
    return (id(part.block), part.start if within == "sentence" else 0)


def _missing(parts: list[Slice], pattern: re.Pattern[str], where: frozenset[str], told: set[str]) -> dict[str, Slice]:
    found: dict[str, Slice] = {}
    parts = [part for part in parts if part.block.role in where]
    for part, each in zip(parts, matches(pattern, (part.text for part in parts)), strict=True):
        for match in each:
            term = _term(match)
            if match[0] and term not in told:
                found.setdefault(term, part.part(*match.span(match.lastindex or 0)))
    return found


def _term(match: re.Match[str]) -> str:
    """The last group that took part, or all of it; in one case where case doesn't count."""
    term: str = match[match.lastindex or 0]
    return term.lower() if match.re.flags & re.IGNORECASE else term


@fact
def _abbreviations(page: Page) -> set[str]:
    blocks = [page.block_of(element) for element in page.select("abbr") if element.get("title")]
    return {block.text for block in blocks if block is not None}
