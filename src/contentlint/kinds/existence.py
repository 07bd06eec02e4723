from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contentlint.facts.actions import Action
from contentlint.facts.scopes import TEXT, Scope, passages_in
from contentlint.facts.terms import Finder, exceptions_of, trimmed
from contentlint.facts.wording import fill
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.patterns import RegularExpression


@rule("existence")
def existence(
    page: Page, *, tokens: tuple[RegularExpression, ...], message: str, ignore_case: bool = False, nonword: bool = False,
    exceptions: tuple[RegularExpression, ...] = (), vocab: bool = True, vocabulary: frozenset[str] = frozenset(),
    scope: tuple[Scope, ...] = TEXT, action: Action | None = None, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    r"""None of these words, phrases or patterns stands there.

    A template for packs, after Vale's `existence`.

    Options:
        tokens: words, phrases and regular expressions.
        message: what is wrong; `{found}` stands for the words found, `{instead}` for what the action makes of them.
        ignore_case: whether capitals and small letters are the same.
        nonword: whether a token may begin or end within a word.
        exceptions: what a match may hold, or stand in, without being told.
        vocab: whether the words of `vocabulary` are exceptions.
        vocabulary: words that your readers know.
        scope: where to look, in Vale's words.
        action: how to work out what could stand there instead.
        limit: how many findings a page may have; 0 for any number.

    Bad (tokens = ["simply", "very \\w+"], message = "leave out {found}"):
        <p>You [[simply]] call us, <b>it is [[very</b> easy]].</p>

    Good (tokens = ["simply", "very \\w+"], message = "leave out {found}"):
        <p>Call us: <code>simply</code> is a command.</p>
    """

    def hits() -> Iterator[Hit]:
        finder = Finder(page, tokens, ignore_case=ignore_case, nonword=nonword)
        excepted = exceptions_of(exceptions, vocabulary if vocab else frozenset())
        for passage in passages_in(page, scope, finder.patterns):
            for each in finder.find(passage):
                start, end = each.start, each.end
                if passage.block is not None:  # in the source, blanks may be what the rule is about
                    start, end = trimmed(passage.text, start, end)
                if start < end and not excepted.cover(passage, start, end):
                    found = passage.text[start:end]
                    instead = action.apply(found) if action else None
                    told = fill(message, found=found, instead=instead or found)
                    yield Hit(passage.at(start, end), told, suggestion=instead)

    return islice(hits(), limit or None)
