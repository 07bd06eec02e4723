"""Lists of terms with what to write instead, and where a page uses them.

An entry is a line ``term, other spelling: instead | another !phrase in which it doesn't count``; ``to`` before the term
marks a verb. English forms are found too: the plural of a noun, and of a verb the forms in -s, -ed and -ing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from contentlint.language import primary_subtag
from contentlint.packs import packs_folder, read_pack
from contentlint.page import Page, fact
from contentlint.prose import Block, Slice
from contentlint.reading import language_of, reading

WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
"""A word as lists have it: letters, with apostrophes between them."""

_EDGE = "\0"  # between two blocks: no blank and no part of a word
_VOWEL_Y = re.compile(r"[aeiou]y\Z")
_HISS = re.compile(r"(?:s|x|z|ch|sh)\Z")
_SINGLE = re.compile(r"(?:ss|us|is|ous|ed|al|ic|ous|ly|y'?s)\Z")
# Verbs of the plain words whose -ed form isn't regular; what they become in the past is left to the writer.
_IRREGULAR = frozenset(
    "begin break bring burn burst buy catch choose cut do draw drink eat find get give go grow have hold keep leave let "
    "lie lose make mean meet pay put read rise run say see send set show speed spread stand stick swallow take tell think "
    "throw turn write wear".split()
)


class Term(NamedTuple):
    """An entry: the term as listed, what to write instead (best first), the phrases it doesn't count in, its source.

    ``kind`` is the table it stands in, ``source`` a key of ``references.toml``.
    """

    name: str
    instead: tuple[str, ...]
    unless: tuple[str, ...]
    verb: bool
    kind: str
    source: str


class Form(NamedTuple):
    """A form of a term (``tumours``): its text in lower case, the ending (``s``, ``ed``, ``ing`` or ""), the term.

    ``trigger`` is its longest word.
    """

    text: str
    ending: str
    term: Term
    trigger: str

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the form stands in a lower-cased text, as whole words; a blank matches a hyphen."""
        before, pattern = self.text.index(self.trigger), _pattern(self.text)
        at = text.find(self.trigger)
        while at >= 0:
            if at >= before and (match := pattern.match(text, at - before)):
                yield match.span()
            at = text.find(self.trigger, at + 1)


class Use(NamedTuple):
    """A place where a page uses a term."""

    form: Form
    at: Slice


class Lexicon:
    """A list of terms, ready to be looked for: its forms by the longest word of each."""

    def __init__(self, found: Iterable[Term]) -> None:
        forms: dict[str, list[Form]] = {}
        for term in found:
            for ending, text in inflected(term.name.lower(), verb=term.verb).items():
                trigger = max(WORD.findall(text), key=len)
                forms.setdefault(trigger, []).append(Form(text, ending, term, trigger))
        self._forms = forms
        # Pages repeat the same words, so what stands between two blanks is taken apart once.
        self.triggers = lru_cache(maxsize=1 << 15)(self._triggers)

    def _triggers(self, chunk: str) -> tuple[str, ...]:
        return tuple(word for word in WORD.findall(chunk) if word in self._forms)

    def candidates(self, chunks: Iterable[str]) -> list[Form]:
        """The forms that a text of these chunks (what stands between two blanks, in lower case) may have."""
        triggers = {word for words in map(self.triggers, chunks) if words for word in words}
        return [form for trigger in sorted(triggers) for form in self._forms[trigger]]


@cache
def _pattern(text: str) -> re.Pattern[str]:
    words = r"[\s‐‑-]".join(re.escape(word) for word in text.replace("-", " ").split())
    return re.compile(rf"(?<![\w‐‑-]){words}(?![\w‐‑]|-\w|['’](?!s\b))")


@cache
def lexicon(name: str) -> Lexicon:
    """The list in a file of ``rules/``: a table a kind, and in it an entry a source, of lines."""
    return Lexicon(terms(read_pack(packs_folder() / name)))


def terms(tables: Mapping[str, Any]) -> Iterator[Term]:
    """The terms of such tables, in order; each spelling is one."""
    for kind, sources in tables.items():
        for source, lines in sources.items():
            for line in lines.strip().splitlines():
                yield from _parse(line, kind, source)


def _parse(line: str, kind: str, source: str) -> Iterator[Term]:
    entry, _, exceptions = line.partition(" !")
    names, _, instead = entry.partition(": ")
    verb = names.startswith("to ")
    unless = tuple(phrase.strip() for phrase in exceptions.split(",") if phrase.strip())
    for name in names.removeprefix("to ").split(","):
        plain = tuple(word.strip() for word in instead.split("|") if word.strip())
        yield Term(name.strip(), plain, unless, verb, kind, source)


def inflected(text: str, *, verb: bool) -> dict[str, str]:
    """The regular forms of an English verb, or a noun and its plural, by ending.

    Of a phrase a verb changes its first word (*suffers from*), a noun its last (*heart attacks*).
    """
    if not verb:
        return {"": text} if _SINGLE.search(text) else {"": text, "s": _with_s(text)}
    word, blank, rest = text.partition(" ")
    stem = word.removesuffix("e")
    past = f"{word[:-1]}ied" if word.endswith("y") and not _VOWEL_Y.search(word) else f"{stem}ed"
    forms = {"": word, "s": _with_s(word), "ed": past, "ing": f"{stem}ing"}
    return {ending: f"{form}{blank}{rest}" for ending, form in forms.items()}


def _with_s(text: str) -> str:
    if text.endswith("y") and not _VOWEL_Y.search(text):
        return f"{text[:-1]}ies"
    return f"{text}es" if _HISS.search(text) else f"{text}s"


def instead_of(form: Form) -> str | None:
    """What could stand where the form stands, with its ending; None where that can't be told."""
    plain = form.term.instead[0]
    first, blank, rest = plain.partition(" ")
    if not form.ending:
        return plain
    if not form.term.verb:
        return inflected(plain, verb=False).get("s") if not rest else None
    if first == "have":
        past = {"s": "has", "ed": "had"}.get(form.ending)
        return f"{past}{blank}{rest}" if past else None
    if first in _IRREGULAR and form.ending == "ed":
        return None
    return inflected(plain, verb=True)[form.ending]


def by_term(found: Iterable[Use]) -> list[tuple[Use, list[Use]]]:
    """Uses of the same advice together: the first, and the others."""
    groups: dict[tuple[str, ...], list[Use]] = {}
    for use in found:
        groups.setdefault(use.form.term.instead, []).append(use)
    return [(first, others) for first, *others in groups.values()]


class English(NamedTuple):
    """The page's own content that is English: the blocks, their text in lower case as one, and where each begins in it.

    ``chunks`` is what stands between two blanks, in order.
    """

    blocks: tuple[Block, ...]
    text: str
    starts: tuple[int, ...]
    chunks: list[str]

    def slice(self, start: int, end: int) -> Slice:
        """The part of a block that a part of the text stands for; it must lie in one block."""
        number = bisect_right(self.starts, start) - 1
        return self.blocks[number].slice(start - self.starts[number], end - self.starts[number])


@fact
def english(page: Page) -> English:
    """The page's own content that is English, for rules that look for English words."""
    language = language_of(page)
    blocks = tuple(
        block for block in page.content if (language if not block.language else primary_subtag(block.language)) == "en"
    )
    lines = [_lower(block.text) for block in blocks]
    starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    text = _EDGE.join(lines)
    return English(blocks, text, starts, text.replace(_EDGE, " ").split())


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else text  # "İ" has two letters in lower case


@fact
def english_words(page: Page) -> frozenset[str]:
    """Everything that stands between two blanks in the page's English content, once, in lower case."""
    return frozenset(english(page).chunks)


@fact
def prose_blocks(page: Page) -> frozenset[int]:
    """The index of each block that the page's reading takes for prose: sentences, no references."""
    return frozenset(block.index for section in reading(page).sections for block in section.prose)


def uses(page: Page, entries: Lexicon) -> Iterator[Use]:
    """Where the page's own content uses a term, in reading order; phrases in which it doesn't count left out."""
    content = english(page)
    found: list[tuple[int, int, Form]] = []
    for form in sorted(entries.candidates(english_words(page)), key=lambda form: -len(form.text)):
        for start, end in form.places(content.text):
            if not any(first < end and start < last for first, last, _ in found):
                found.append((start, end, form))
    for start, end, form in sorted(found):
        if not any(_covers(content.text, phrase, start, end) for phrase in form.term.unless):
            yield Use(form, content.slice(start, end))


def _covers(text: str, phrase: str, start: int, end: int) -> bool:
    """True where a phrase stands around a place."""
    at = text.find(phrase, max(0, start - len(phrase)), end + len(phrase))
    while at >= 0:
        if at < end and start < at + len(phrase):
            return True
        at = text.find(phrase, at + 1, end + len(phrase))
    return False
