"""A sentence taken apart: its words, the lexicon entries in them, and their order in the abstract."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache

from contentlint.claims.lexicon import Match, lexicon, named, rules, spans_of, words_of
from contentlint.claims.signals import Seen, signals
from contentlint.lazy import lazy

_DIGIT = lazy(r"\d")
_FORMS = ("s", "ing", "ed", "base")
_LOOSE = frozenset("İıſ")  # what patterns that ignore case take for i and s


class Reading:
    """A sentence taken apart: the texts of its tokens, the set of them, and the lexicon classes found in them (`names`).

    Which entries there are and where they stand is worked out when asked for; most sentences are never asked.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.texts = words_of(text)
        self.distinct = frozenset(self.texts)
        self.names = lexicon().names(self.texts, self.distinct)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the tokens stand: half-open offsets."""
        return spans_of(self._text)

    @cached_property
    def plain(self) -> list[str]:
        """The texts of the tokens with each digit written as 0."""
        return [_DIGIT.sub("0", text) for text in self.texts] if _DIGIT.search(self._text) else self.texts

    @cached_property
    def found(self) -> list[Match]:
        """Every lexicon entry, in order."""
        return lexicon().match(self.texts)

    @cached_property
    def signals(self) -> list[Seen]:
        """Every signal."""
        return signals().seen(self.texts, self.found)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Tokens and matches of `text` (kept, since a heading or lead-in stands above many sentences)."""
    return Reading(text)


def may_hold(text: str, cues: frozenset[str]) -> bool:
    """Whether a pattern could match in `text` of which each match holds one of the words `cues`, in letters of any case.

    The words are looked up, which takes a tenth of the time that most patterns take; most are tried seldom then.
    """
    words = read(text).distinct
    if not cues.isdisjoint(words):
        return True
    if text.isascii() and "'" not in text:
        return False
    return not cues.isdisjoint("'".join(words).split("'")) or not _LOOSE.isdisjoint(text)


@cache
def _tags() -> dict[tuple[str, str], tuple[int, str]]:
    """For a class and a form of it: its rank among those of the same words (the lowest names them), and its tag."""
    tags = rules()["tags"].items()
    forms = (("", ""), ("form", ""), *((form, form[:2]) for form in _FORMS))
    return {(name, form): (rank, tag + end) for rank, (name, tag) in enumerate(tags) for form, end in forms}


def abstract(reading: Reading) -> list[str]:
    """The sentence as a row of class tags and the words that are in no class."""
    at: dict[int, tuple[int, int, str]] = {}  # by first token: the last, the rank, the tag
    tags = _tags()
    for name, first, last, form in reading.found:
        if (known := tags.get((name, form))) is not None:
            rank, tag = known
            if first not in at or (last, -rank) > (at[first][0], -at[first][1]):
                at[first] = (last, rank, tag)
    texts, row, i = reading.plain, [], 0
    while i < len(texts):
        if i in at:
            i, _, tag = at[i]
            row.append(tag)
        else:
            row.append(texts[i])
            i += 1
    return row


def covered(reading: Reading, names: tuple[str, ...]) -> float:
    """The share (0 to 1) of the content words of a sentence that stand in one of the classes `names`."""
    if reading.names.isdisjoint(names):
        return 0.0
    inside: set[int] = set()
    for m in reading.found:
        if m.name in names:
            inside.update(range(m.first, m.last))
    small = named("small")
    content = [i for i, word in enumerate(reading.texts) if word not in small and word[0].isalnum()]
    return sum([i in inside for i in content]) / max(1, len(content))
