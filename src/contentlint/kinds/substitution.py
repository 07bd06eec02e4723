from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contentlint.facts.actions import listed
from contentlint.facts.scopes import TEXT, Scope, passages_in
from contentlint.facts.swaps import Swap, accepts, alternatives, expanded, is_plain
from contentlint.facts.terms import Finder, exceptions_of
from contentlint.facts.wording import fill
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.patterns import RegularExpression


@rule("substitution")
def substitution(
    page: Page, *, swap: Swap, message: str, ignore_case: bool = False, nonword: bool = False, capitalize: bool = False,
    exceptions: tuple[RegularExpression, ...] = (), vocab: bool = True, vocabulary: frozenset[str] = frozenset(),
    scope: tuple[Scope, ...] = TEXT, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    r"""The preferred form is written.

    A template for packs, after Vale's `substitution`. Words that already are in a preferred form pass.

    Options:
        swap: regular expressions, each with what to write instead; `|` parts alternatives, `$1` stands for a group.
        message: what is wrong; `{found}` and `{instead}` stand for the words found and the preferred ones.
        ignore_case: whether capitals and small letters are the same.
        nonword: whether a match may begin or end within a word.
        capitalize: whether the preferred form begins with a capital where the words found do.
        exceptions: what a match may hold, or stand in, without being told.
        vocab: whether the words of `vocabulary` are exceptions.
        vocabulary: words that your readers know.
        scope: where to look, in Vale's words.
        limit: how many findings a page may have; 0 for any number.

    Bad (swap = { "utili[sz]e" = "use", "(\\d+) milligrams" = "$1 mg" }, message = "write {instead}, not {found}"):
        <p>We [[utilise]] [[40&nbsp;milligrams]].</p>

    Good (swap = { "utili[sz]e" = "use" }, message = "write {instead}, not {found}"):
        <p>We use 40 milligrams.</p>
    """

    def hits() -> Iterator[Hit]:
        finder = Finder(page, swap.terms, ignore_case=ignore_case, nonword=nonword)
        excepted = exceptions_of(exceptions, vocabulary if vocab else frozenset())
        for passage in passages_in(page, scope, finder.patterns):
            for each in finder.find(passage):
                found = passage.text[each.start : each.end]
                pattern, instead = swap.terms[each.term], swap.replacements[each.term]
                instead = expanded(instead, pattern, found, ignore_case=ignore_case)
                offered = _cased(alternatives(instead), found) if capitalize else alternatives(instead)
                if found in offered or accepts(instead, found) or excepted.cover(passage, each.start, each.end):
                    continue
                told = fill(message, found=found, instead=listed(offered, _quote(message)))
                suggestion = listed(offered) if all(map(is_plain, offered)) else ""
                yield Hit(passage.at(each.start, each.end), told, suggestion=suggestion or None)

    return islice(hits(), limit or None)


def _cased(offered: list[str], found: str) -> list[str]:
    return [each[:1].upper() + each[1:] for each in offered] if found[:1].isupper() else offered


def _quote(message: str) -> str:
    """The mark that stands around ``{instead}``, so that each alternative gets its own."""
    at = message.find("{instead}")
    around = {message[at - 1 : at], message[at + 9 : at + 10]} if at > 0 else {""}
    return around.pop() if len(around) == 1 and around <= {"'", '"'} else ""
