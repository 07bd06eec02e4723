from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contentlint.facts.reading import place_of
from contentlint.facts.scopes import TEXT, Scope, Unit, is_known, units
from contentlint.facts.terms import with_flags
from contentlint.facts.wording import fill
from contentlint.page import Located, Page
from contentlint.rules import Hit, rule
from contentlint.text.patterns import RegularExpression


@rule("occurrence")
def occurrence(
    page: Page, *, token: RegularExpression, message: str, max: int = 0, min: int = 0,  # noqa: A002
    ignore_case: bool = False, scope: tuple[Scope, ...] = TEXT, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    r"""A pattern occurs neither too often nor too rarely.

    A template for packs, after Vale's `occurrence`. Text that template code writes is never too short.

    Options:
        token: the regular expression that is counted.
        message: what is wrong; `{value}` stands for the number found.
        max: more than this in one text is too much; 0 for no limit.
        min: less than this in one text is too little; 0 for no limit.
        ignore_case: whether capitals and small letters are the same.
        scope: which texts are looked at, each by itself, in Vale's words.
        limit: how many findings a page may have; 0 for any number.

    Bad (token = ",", max = 2, scope = ["sentence"], message = "{value} commas"):
        <p>Rest. [[Walk, swim, ride, or dance.]]</p>

    Good (token = ",", max = 3, scope = ["sentence"], message = "{value} commas"):
        <p>Rest. Walk, swim, ride, or dance.</p>
    """

    def hits() -> Iterator[Hit]:
        pattern = with_flags(token, ignore_case)
        for unit in units(page, scope, (token,)):
            found = [passage.at(*match.span()) for passage in unit.passages for match in passage.search(pattern)]
            few = len(found) < min and all(map(is_known, unit.passages))
            if few or len(found) > max > 0:
                yield Hit(_place(page, unit, [] if few else found[max:]), fill(message, value=len(found)))

    return islice(hits(), limit or None)


def _place(page: Page, unit: Unit, beyond: list[Located]) -> Located:
    """A text as a whole; of the whole page, the first that is too many."""
    if not unit.is_page:
        return unit.passages[0].whole
    return beyond[0] if beyond else place_of(page)
