from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from contentlint.facts.scopes import TEXT, Passage, Scope, passages_in
from contentlint.facts.terms import Exceptions, exceptions_of, with_flags
from contentlint.facts.wording import fill
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT
from contentlint.text.casing import Word, sentence_case, title_case
from contentlint.text.patterns import RegularExpression


class Case(str):
    """``$title``, ``$sentence``, ``$lower``, ``$upper``, or a regular expression that the text must match."""

    __slots__ = ()
    type_name = "$title, $sentence, $lower, $upper or a regular expression"

    @classmethod
    def parse(cls, value: object) -> Case:
        """The case, checked.

        Raises:
            ValueError: it is none of the four, and no regular expression that can be used.
        """
        if value in ("$title", "$sentence", "$lower", "$upper"):
            return cls(value)
        if isinstance(value, str) and value.startswith("$") and value[1:].isalpha():
            raise ValueError(f"{value!r} is not {cls.type_name}")
        return cls(RegularExpression.parse(value))


@rule("capitalization")
def capitalization(
    page: Page, *, match: Case, message: str, style: Literal["AP", "Chicago"] = "AP", threshold: float = 0.8,
    indicators: tuple[str, ...] = (), prefix: RegularExpression | None = None, ignore_case: bool = False,
    exceptions: tuple[RegularExpression, ...] = (), vocab: bool = True, vocabulary: frozenset[str] = frozenset(),
    scope: tuple[Scope, ...] = TEXT, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    """Capitals stand where the style wants them.

    A template for packs, after Vale's `capitalization`.

    Options:
        match: $title, $sentence, $lower, $upper, or a regular expression that must be found.
        message: what is wrong; `{found}` stands for the text, `{instead}` for the text as it should be.
        style: which small words a title has.
        threshold: the share of words that must be right; the first word of a sentence always must.
        indicators: ends of words after which a sentence begins anew, such as ":".
        prefix: what the text may begin with, such as a number.
        ignore_case: whether capitals and small letters are the same to the regular expression.
        exceptions: words that pass in the form they have there.
        vocab: whether the words of `vocabulary` pass as they are.
        vocabulary: words that your readers know.
        scope: where to look, in Vale's words.
        limit: how many findings a page may have; 0 for any number.

    Bad (match = "$sentence", scope = ["heading"], message = "write {instead}", exceptions = ["Crohn"]):
        <h2>[[Living With Crohn And Colitis]]</h2>

    Good (match = "$sentence", scope = ["heading"], message = "write {instead}", exceptions = ["Crohn"]):
        <h2>Living with Crohn</h2>
    """

    def hits() -> Iterator[Hit]:
        excepted = exceptions_of(exceptions, vocabulary if vocab else frozenset())
        for passage in passages_in(page, scope, () if match.startswith("$") else (match,)):
            start = _start(passage, prefix)
            text = passage.text[start:]
            if not text or OUTPUT in text:
                continue
            if match.startswith("$"):
                words = list(_words(match, text, chicago=style == "Chicago", indicators=indicators))
                instead = _rewritten(text, words, excepted)
                wrong = match in ("$lower", "$upper") and text != instead
                wrong = wrong or _is_wrong(text, words, excepted, threshold, strict=match == "$sentence")
            else:
                wrong = next(passage.search(with_flags(match, ignore_case)), None) is None
                wrong, instead = wrong and not excepted.cover(passage, start, len(passage.text)), ""
            if wrong:
                told = fill(message, found=text, instead=instead or match)
                yield Hit(passage.at(start, len(passage.text)), told, suggestion=instead or None)

    return islice(hits(), limit or None)


def _start(passage: Passage, prefix: str | None) -> int:
    found = re.match(prefix, passage.text) if prefix else None
    return found.end() if found else 0


def _words(case: str, text: str, *, chicago: bool, indicators: Iterable[str]) -> Iterator[Word]:
    if case == "$title":
        yield from title_case(text, chicago=chicago)
    elif case == "$sentence":
        yield from sentence_case(text, indicators)
    else:
        change = str.lower if case == "$lower" else str.upper
        for match in re.finditer(r"\S+", text):
            yield Word(*match.span(), (change(match[0]),))


def _is_wrong(text: str, words: list[Word], excepted: Exceptions, threshold: float, *, strict: bool) -> bool:
    """True where too few words are as they should be, or the first of a sentence isn't."""
    good = 0
    for number, (start, end, forms) in enumerate(words):
        word = text[start:end]
        passes = word in forms or (not strict and word.isupper()) or excepted.cover(Passage(text, None), start, end)
        if strict and not number and not passes and not word[:1].isupper():
            return True
        good += passes
    return bool(words) and good / len(words) < threshold


def _rewritten(text: str, words: list[Word], excepted: Exceptions) -> str:
    parts, at = [], 0
    for start, end, forms in words:
        kept = text[start:end] in forms or excepted.cover(Passage(text, None), start, end)
        parts += [text[at:start], text[start:end] if kept else forms[0]]
        at = end
    return "".join([*parts, text[at:]])
