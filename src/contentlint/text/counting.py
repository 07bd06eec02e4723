"""What readability formulas count: sentences, words, letters, syllables, long and difficult words.

What a word is
--------------
- A run of letters and digits. Spaces, dashes (– —), slashes and all other marks part words: ``back—pain``,
  ``and/or`` and ``24/7`` are two words each.
- A hyphen inside a word keeps it one word (``follow-up``, ``COVID-19``, ``12-week``), unless ``split_hyphens``; but
  between parts with digits on both sides it is a range and parts them: ``L4-L5``, ``5-10``.
- An apostrophe inside a word belongs to it, straight or curly alike: ``don't`` and ``don’t`` are the same word.
- A full stop without a space after it is part of the word (``U.S.``, ``a.m.``, ``Ph.D``), as are the point and the
  comma inside a number (``1,000``, ``2.5``). A number is one word of one syllable; never long, never difficult.
- Web and mail addresses aren't words, nor are they characters.
- Soft hyphens and zero-width characters don't exist; letters are compared in their composed form (NFC).

A sentence is what the caller says it is, however short, as long as it has a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib.util import find_spec
from operator import add, attrgetter
from pathlib import Path
from typing import NamedTuple, TypeVar

from contentlint.lazy import lazy
from contentlint.text.language import primary_subtag
from contentlint.text.syllables import count_syllables

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt", "ru"})
"""The languages whose syllables are counted and that have formulas, as primary subtags."""

LONG_WORD = 7
"""Letters from which a word is long: "more than six letters" (Björnsson 1968; Bamberger & Vanecek 1984)."""

MINIWORD = 3
"""Letters up to which a word is a miniword (McAlpine, https://www.angelfire.com/nd/nirmaldasan/journalismonline/fpetge.html)."""

OPENING = 100
"""Words in the sample that Linsear Write is worked out on."""

_ADDRESS = lazy(r"(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w.-]++")
_HIDDEN = lazy("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\uff07", "'"))
_INNER = r"[.'\u2018\u2019\u02bc\uff07]\w++|(?<=\d)[,:]\d\w*+"
_HYPHENATED = r"(?<=[^\W\d_])[-\u2010\u2011]\w++|[-\u2010\u2011](?!\w*\d)\w++"
_WORD = lazy(rf"[^\W_]\w*+(?:{_INNER}|{_HYPHENATED})*+")
_WORD_OF_COMPOUND = lazy(rf"[^\W_]\w*+(?:{_INNER})*+")
_PARTS = lazy(r"[^\W_]+(?:'[^\W_]+)*+")
_NUMBER = lazy(r"[\d.,:]++")
_MARK = lazy(r"[\W_]")
_LATIN = lazy("[A-Za-z\u00aa-\u024f\u1e00-\u1eff\uff21-\uff5a]")
_CYRILLIC = lazy("[\u0400-\u052f]")
_CACHE_SIZE = 1 << 15
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums over sentences. Those of a page are the sum of its sections': ``sum(sections, Counts())``.

    Every field but ``opening`` is a plain sum, and doesn't depend on the order of the sentences.
    """

    sentences: int = 0
    characters: int = 0
    """All characters but white space, marks included: the strokes of a typewriter (ARI)."""
    words: int = 0
    letters: int = 0
    """Letters and digits of words."""
    syllables: int = 0
    monosyllables: int = 0
    """Words of one syllable."""
    polysyllables: int = 0
    """Words of three syllables or more."""
    miniwords: int = 0
    """Words of at most MINIWORD letters."""
    long_words: int = 0
    """Words of at least LONG_WORD letters."""
    difficult_words: int = 0
    """Words that aren't familiar (Dale-Chall)."""
    difficult_two: int = 0
    """Of those, the ones of two syllables or more (Spache, as textstat has it)."""
    difficult_three: int = 0
    """Of those, the ones of three syllables or more (Gunning fog, as textstat has it)."""
    foreign_words: int = 0
    """Words in letters that aren't the language's."""
    opening: bytes = b""
    """For each of the first OPENING words: its syllables (at most 127), plus 128 where it begins a sentence."""

    def __add__(self, other: Counts) -> Counts:
        """The counts of these sentences followed by the other's."""
        sums = [*map(add, _VALUES(self), _VALUES(other))]
        sums[-1] = sums[-1][:OPENING]
        return Counts(*sums)


_VALUES = attrgetter(*(field.name for field in fields(Counts)))

SHARED = tuple(field.name for field in fields(Counts))[1:-1]
"""The fields of Counts that chunks of text have a share in: all but sentences and opening."""

WIDTH = 40
"""Bits of a packed field: sums up to a million million."""

_BEGINS = tuple(bytes([syllables | 128]) for syllables in range(128))
_FIELD = (1 << WIDTH) - 1
_SHIFTS = {name: WIDTH * number for number, name in enumerate(SHARED)}
_HAS_WORDS = _FIELD << _SHIFTS["words"]


def count(sentences: Iterable[str], language: str, *, split_hyphens: bool = False, numbers: bool = True) -> Counts:
    """Count sentences in a language (a BCP 47 tag), in one pass over the text.

    ``split_hyphens`` counts the parts of a compound as words; without ``numbers``, words of digits aren't counted. Of
    a language not in LANGUAGES no syllable is counted and every word passes for familiar.
    """
    language = primary_subtag(language)
    reader = _reader(language if language in LANGUAGES else "", split_hyphens, numbers)
    opening = bytearray()
    total = number_of_sentences = 0
    for sentence in sentences:
        chunks = sentence.split()
        shares = sum(map(reader.shares.__getitem__, chunks))
        if not shares & _HAS_WORDS:
            continue
        number_of_sentences += 1
        total += shares
        if len(opening) < OPENING:
            words = b"".join(map(reader.syllables.__getitem__, chunks))
            opening += _BEGINS[words[0]] + words[1:]
    sums = {name: total >> shift & _FIELD for name, shift in _SHIFTS.items()}
    return Counts(sentences=number_of_sentences, opening=bytes(opening[:OPENING]), **sums)


def words_of(sentence: str, *, split_hyphens: bool = False, numbers: bool = True) -> list[str]:
    """The words of a sentence, as ``count`` takes it apart; each as it is written."""
    chunks = sentence.split()
    visible = " ".join(chunks)
    if not visible.isascii() or _may_hold_address(
        visible
    ):  # few sentences do, and no chunk of the others need be asked
        visible = " ".join(map(_visible, chunks))
    return _words(visible, split_hyphens, numbers)


class _Reader(NamedTuple):
    """What a chunk (what stands between two spaces) adds: to the fields SHARED, packed; and its words' syllables.

    Shares are packed into one integer, WIDTH bits a field, so that those of a text are one built-in ``sum``: adding
    field by field, in Python, took twenty times as long.
    """

    shares: _Memo[int]
    syllables: _Memo[bytes]


class _Memo(dict[str, V]):
    """What a function gives for each text; forgotten when there are too many."""

    def __init__(self, function: Callable[[str], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, text: str) -> V:
        if len(self) >= _CACHE_SIZE:
            self.clear()
        value = self[text] = self._function(text)
        return value


@cache
def _reader(language: str, split_hyphens: bool, numbers: bool) -> _Reader:
    word_shares = _Memo(lambda word: _packed(_word(word, language)))

    def shares(chunk: str) -> int:
        text = _visible(chunk)
        words = map(_without_capital, _words(text, split_hyphens, numbers))
        return (len(text) << _SHIFTS["characters"]) + sum(map(word_shares.__getitem__, words))

    def syllables(chunk: str) -> bytes:
        words = map(_without_capital, _words(_visible(chunk), split_hyphens, numbers))
        return bytes(min(word_shares[word] >> _SHIFTS["syllables"] & _FIELD, 127) for word in words)

    return _Reader(_Memo(shares), _Memo(syllables))


def _without_capital(word: str) -> str:
    """A word as it reads within a sentence, so that both forms are looked up once; acronyms stay as they are."""
    return word.lower() if word.isascii() and word[:1].isupper() and word[1:].islower() else word


def _packed(word: _Word) -> int:
    return sum(share << _SHIFTS[name] for name, share in zip(_Word._fields, word, strict=True))


def _words(text: str, split_hyphens: bool, numbers: bool) -> list[str]:
    found = (_WORD_OF_COMPOUND if split_hyphens else _WORD).findall(text)
    return found if numbers else [word for word in found if not _NUMBER.fullmatch(word)]


def _visible(chunk: str) -> str:
    if not chunk.isascii():
        chunk = _HIDDEN.sub("", unicodedata.normalize("NFC", chunk))
    return _ADDRESS.sub("", chunk) if _may_hold_address(chunk) else chunk


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text


class _Word(NamedTuple):
    """What one word adds to the fields SHARED but the first, in their order."""

    words: int
    letters: int
    syllables: int
    monosyllables: int
    polysyllables: int
    miniwords: int
    long_words: int
    difficult_words: int
    difficult_two: int
    difficult_three: int
    foreign_words: int


def _word(word: str, language: str) -> _Word:
    plain = word.translate(_APOSTROPHES)
    letters = len(_MARK.sub("", plain))
    syllables = count_syllables(plain, language) if language else 0
    number = _NUMBER.fullmatch(plain) is not None
    difficult = not number and not _is_familiar(plain.lower(), language)
    script = _CYRILLIC if language == "ru" else _LATIN
    return _Word(
        words=1,
        letters=letters,
        syllables=syllables,
        monosyllables=int(syllables == 1),
        polysyllables=int(syllables >= 3),
        miniwords=int(letters <= MINIWORD),
        long_words=int(letters >= LONG_WORD),
        difficult_words=int(difficult),
        difficult_two=int(difficult and syllables >= 2),
        difficult_three=int(difficult and syllables >= 3),
        foreign_words=int(bool(language) and not number and script.search(plain) is None),
    )


def _is_familiar(word: str, language: str) -> bool:
    easy = easy_words(language)
    return easy is None or word in easy or all(part in easy or part.isdigit() for part in _PARTS.findall(word))


@cache
def easy_words(language: str) -> frozenset[str] | None:
    """The language's words that most readers know, in lower case; None where there is no list (all but en and es).

    English: the Dale-Chall list of 3,000 words (Chall & Dale 1995, *Readability Revisited*); Spanish: frequent words.
    Both as textstat has them in its resources, which are read without importing textstat.
    """
    if language not in ("en", "es"):
        return None
    spec = find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("textstat, whose word lists are needed, isn't installed", name="textstat")
    path = Path(spec.submodule_search_locations[0]) / "resources" / language / "easy_words.txt"
    return frozenset(map(str.strip, path.read_text(encoding="utf-8").splitlines()))
