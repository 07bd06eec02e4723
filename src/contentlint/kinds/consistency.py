from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contentlint.facts.scopes import TEXT, Passage, Scope, passages_in
from contentlint.facts.swaps import Either
from contentlint.facts.terms import with_flags
from contentlint.facts.wording import fill
from contentlint.page import Located, Page
from contentlint.rules import Hit, rule
from contentlint.text.patterns import as_part


@rule("consistency")
def consistency(
    page: Page, *, either: Either, message: str, ignore_case: bool = False, nonword: bool = False,
    scope: tuple[Scope, ...] = TEXT, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    """Of two forms of a word, a page uses one.

    A template for packs, after Vale's `consistency`. The rarer form is told wherever it stands, the later one where both
    are equally frequent.

    Options:
        either: pairs of regular expressions of which only one may occur.
        message: what is wrong; `{found}` and `{instead}` stand for the rarer and the other form.
        ignore_case: whether capitals and small letters are the same.
        nonword: whether a match may begin or end within a word.
        scope: where to look, in Vale's words.
        limit: how many findings a page may have; 0 for any number.

    Bad (either = { adviser = "advisor" }, message = "{found}: elsewhere it is {instead}"):
        <p>Ask your adviser. Our <b>adviser</b> calls you; an [[advisor]] is free.</p>

    Good (either = { adviser = "advisor" }, message = "{found}: elsewhere it is {instead}"):
        <p>Ask your advisor. Our advisors call you.</p>
    """

    def hits() -> Iterator[Hit]:
        texts = list(passages_in(page, scope, (*either, *either.values())))
        edge = "" if nonword else r"\b"
        for pair in either.items():
            both = [_places(texts, f"{edge}{as_part(pattern)}{edge}", ignore_case) for pattern in pair]
            if not all(both):
                continue
            usual, rare = sorted(both, key=lambda places: (-len(places), both.index(places)))
            if len(usual) == len(rare) and page.locate(usual[0][0]) > page.locate(rare[0][0]):
                usual, rare = rare, usual
            for at, found in rare:
                told = fill(message, found=found, instead=usual[0][1])
                yield Hit(at, told, (("the other form stands here", usual[0][0]),), suggestion=usual[0][1])

    return islice(hits(), limit or None)


def _places(texts: list[Passage], pattern: str, ignore_case: bool) -> list[tuple[Located, str]]:
    compiled = with_flags(pattern, ignore_case)
    return [(passage.at(*match.span()), match[0]) for passage in texts for match in passage.search(compiled)]
