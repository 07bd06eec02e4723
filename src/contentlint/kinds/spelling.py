from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from contentlint.facts.scopes import TEXT, Scope, passages_in
from contentlint.facts.terms import exceptions_of
from contentlint.facts.wording import fill
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.hunspell import DictionaryError, read_dictionary
from contentlint.text.patterns import RegularExpression, as_part

# Vale's: words in camel case, words in capitals, and words with anything but letters.
_FILTERS = re.compile(r"[A-Z][a-z]+[A-Z]+\w+|[A-Z]+$|[^\w']|[\d_]")
_WORD = re.compile(r"[^\W_]+(?:['’‘.&@/:_-]+[^\W_]+)*")
_PARTS = re.compile(r"[^\W\d_]+(?:['’‘][^\W\d_]+)*")


class DictionaryFile(str):
    """The path of a Hunspell dictionary (``.dic``, with its ``.aff`` beside it)."""

    __slots__ = ()
    type_name = "path of a .dic file"

    @classmethod
    def parse(cls, value: object) -> DictionaryFile:
        """The path, checked by reading the dictionary.

        Raises:
            ValueError: it is no text, or the dictionary can't be read.
        """
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is not a {cls.type_name}")
        try:
            read_dictionary(Path(value))
        except DictionaryError as error:
            raise ValueError(str(error)) from None
        return cls(value)

    def __repr__(self) -> str:
        """The path and what tells that the file is still the same: results that are kept depend on it."""
        stat = Path(self).stat() if Path(self).is_file() else None
        return f"{super().__repr__()}@{stat.st_mtime_ns}:{stat.st_size}" if stat is not None else super().__repr__()


@rule("spelling")
def spelling(
    page: Page, *, dictionaries: tuple[DictionaryFile, ...], message: str, words: frozenset[str] = frozenset(),
    filters: tuple[RegularExpression, ...] = (), custom: bool = False, exceptions: tuple[RegularExpression, ...] = (),
    vocabulary: frozenset[str] = frozenset(), scope: tuple[Scope, ...] = TEXT, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    """Every word stands in a dictionary.

    A template for packs, after Vale's `spelling`. Addresses, numbers, words in capitals and in camel case pass.

    Options:
        dictionaries: paths of Hunspell dictionaries; a word that stands in one of them passes.
        message: what is wrong; `{found}` stands for the word.
        words: further words, in lower case.
        filters: regular expressions of words that pass.
        custom: whether only `filters` decide which words pass unread.
        exceptions: what a word may hold, or stand in, without being told.
        vocabulary: words that your readers know.
        scope: where to look, in Vale's words.
        limit: how many findings a page may have; 0 for any number.
    """

    def hits() -> Iterator[Hit]:
        excepted = exceptions_of(exceptions, vocabulary)
        passing = re.compile("|".join(map(as_part, filters))) if filters else None
        for passage in passages_in(page, scope):
            for match in passage.search(_WORD):
                whole = match[0].replace("’", "'")
                if (not custom and _FILTERS.search(whole.replace("-", ""))) or (passing and passing.search(whole)):
                    continue
                for part in _PARTS.finditer(match[0]):
                    start, end = match.start() + part.start(), match.start() + part.end()
                    known = part[0].lower().replace("’", "'") in words or _is_known(dictionaries, part[0])
                    if not known and not excepted.cover(passage, start, end):
                        yield Hit(passage.at(start, end), fill(message, found=part[0]))

    return islice(hits(), limit or None)


@lru_cache(maxsize=32_768)
def _is_known(dictionaries: tuple[str, ...], word: str) -> bool:
    return any(read_dictionary(Path(path)).knows(word) for path in dictionaries)
