"""The words of English sentences and their parts of speech, as the Penn Treebank has them.

Words are parted as there: ``don't`` is ``do`` and ``n't``, a sign stands for itself. The tags are those of
https://www.ling.upenn.edu/courses/Fall_2003/ling001/penn_treebank_pos.html, told by the lexicon and the suffix rules of
TextBlob (https://textblob.readthedocs.io), which lie in its wheel: nothing is downloaded.
"""

from __future__ import annotations

import re
import warnings
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from contentlint.lazy import lazy

_ENDING = r"['’](?:s|re|ve|ll|d|m)\b"
_WORD = lazy(
    rf"n['’]t\b|{_ENDING}|\w(?:(?!n['’]t\b)\w|[-.](?=\w)|(?<=\d),(?=\d)|(?!{_ENDING})['’](?=\w))*+|\*++|[^\w\s]", re.I
)


class Word(NamedTuple):
    """A word or a sign: its text, and where it stands (half-open, in code points)."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def words_in(text: str) -> tuple[Word, ...]:
    """The words and signs of a text in order."""
    return tuple(Word(match[0], *match.span()) for match in _WORD.finditer(text))


def is_installed() -> bool:
    """True where there is a tagger (extra ``vale``)."""
    return find_spec("textblob") is not None


@lru_cache(maxsize=4096)
def tags_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The part of speech of each word of an English sentence: ``("Rest", "now")`` is ``("VB", "RB")``.

    Raises:
        ImportError: TextBlob isn't installed.
    """
    tagged = _parser().find_tags([word.replace("’", "'") for word in words])
    return tuple(tag for _, tag in tagged)


@cache
def _parser() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files for the interpreter to close
        from textblob.en import parser

        parser.find_tags(["Rest"])  # reads the lexicon
    return parser
