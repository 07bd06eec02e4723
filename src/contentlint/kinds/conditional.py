from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from contentlint.facts.scopes import TEXT, Passage, Scope, passages_in
from contentlint.facts.terms import exceptions_of, with_flags
from contentlint.facts.wording import fill
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.patterns import RegularExpression


@rule("conditional")
def conditional(
    page: Page, *, first: RegularExpression, second: RegularExpression, message: str, ignore_case: bool = False,
    exceptions: tuple[RegularExpression, ...] = (), vocab: bool = True, vocabulary: frozenset[str] = frozenset(),
    scope: tuple[Scope, ...] = TEXT, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    r"""Where the first stands, the second stands before it or in the same text.

    A template for packs, after Vale's `conditional`. Where the second has a group, the group must have held the words of
    the first; where it has none, it must stand in the same text.

    Options:
        first: what needs the second.
        second: what must be there then.
        message: what is missing; `{found}` stands for the words of the first.
        ignore_case: whether capitals and small letters are the same.
        exceptions: what needs nothing.
        vocab: whether the words of `vocabulary` are exceptions.
        vocabulary: words that your readers know.
        scope: where to look, in Vale's words.
        limit: how many findings a page may have; 0 for any number.

    Bad (first = '\b([A-Z]{3,5})\b', second = '\(([A-Z]{3,5})\)', message = "explain {found}"):
        <p>Magnetic resonance imaging (MRI) and [[TENS]]. The MRI is free.</p>

    Good (first = '\b([A-Z]{3,5})\b', second = '\(([A-Z]{3,5})\)', message = "explain {found}"):
        <p>Magnetic resonance imaging (MRI).</p><p>The MRI is free.</p>
    """

    def hits() -> Iterator[Hit]:
        wanted, given = with_flags(first, ignore_case), with_flags(second, ignore_case)
        excepted = exceptions_of(exceptions, vocabulary if vocab else frozenset())
        told: set[str] = set()
        for passage in passages_in(page, scope, (first, second)):
            matches = list(passage.search(given))
            if not given.groups and matches:
                continue
            told.update(_fold(group, ignore_case) for match in matches for group in match.groups() if group)
            for start, end in _open(passage, wanted, told, ignore_case):
                if not excepted.cover(passage, start, end):
                    yield Hit(passage.at(start, end), fill(message, found=passage.text[start:end]))

    return islice(hits(), limit or None)


def _open(passage: Passage, wanted: re.Pattern[str], told: set[str], ignore_case: bool) -> Iterator[tuple[int, int]]:
    for match in passage.search(wanted):
        if _fold(match[0], ignore_case) not in told:
            yield match.span()


def _fold(word: str, ignore_case: bool) -> str:
    return word.casefold() if ignore_case else word
