from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contentlint.facts.actions import Action
from contentlint.facts.scopes import TEXT, Passage, Scope, passages_in
from contentlint.facts.terms import exceptions_of, with_flags
from contentlint.facts.wording import fill
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.patterns import RegularExpression, as_part


@rule("repetition")
def repetition(
    page: Page, *, tokens: tuple[RegularExpression, ...], message: str, max: int = 0,  # noqa: A002
    ignore_case: bool = False, alpha: bool = False, exceptions: tuple[RegularExpression, ...] = (), vocab: bool = True,
    vocabulary: frozenset[str] = frozenset(), scope: tuple[Scope, ...] = TEXT, action: Action | None = None, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    r"""The same doesn't stand twice in a row within a sentence.

    A template for packs, after Vale's `repetition`.

    Options:
        tokens: regular expressions of what is compared, one match with the next.
        message: what is wrong; `{found}` stands for what is repeated.
        max: how many repetitions are put up with.
        ignore_case: whether capitals and small letters are the same.
        alpha: whether only letters count.
        exceptions: what a repetition may hold, or stand in, without being told.
        vocab: whether the words of `vocabulary` are exceptions.
        vocabulary: words that your readers know.
        scope: where to look, in Vale's words.
        action: how to work out what could stand there instead.
        limit: how many findings a page may have; 0 for any number.

    Bad (tokens = ["[^\\s.!?]+"], message = "{found} stands twice"):
        <p>Call us [[on on]] Monday. Monday is fine.</p>

    Good (tokens = ["[^\\s.!?]+"], message = "{found} stands twice", exceptions = ["that that"]):
        <p>Call us on Monday. Monday is fine. We know that that helps.</p>
    """

    def hits() -> Iterator[Hit]:
        pattern = with_flags("|".join(map(as_part, tokens)), ignore_case)
        excepted = exceptions_of(exceptions, vocabulary if vocab else frozenset())
        for passage in passages_in(page, scope, tokens):
            before, start, count = "", 0, 0
            for match in passage.search(pattern):
                word = match[0].strip()
                same = word.casefold() == before.casefold() if ignore_case else word == before
                same = same and bool(word) and (word.isalpha() or not alpha)
                count = count + 1 if same else 0
                if (
                    count > max
                    and _is_one(passage, start, match.end())
                    and not excepted.cover(passage, start, match.end())
                ):
                    found = passage.text[start : match.end()]
                    told = fill(message, found=word, instead=(action.apply(found) if action else None) or word)
                    yield Hit(passage.at(start, match.end()), told, suggestion=action.apply(found) if action else None)
                    count = 0
                before, start = word, match.start()

    return islice(hits(), limit or None)


def _is_one(passage: Passage, start: int, end: int) -> bool:
    """True where a stretch lies within one sentence."""
    block = passage.block
    if block is None:
        return True
    start, end = start + passage.offset, end + passage.offset
    return any(sentence.start <= start and end <= sentence.end for sentence in block.sentences)
