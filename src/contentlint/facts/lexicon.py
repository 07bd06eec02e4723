"""Lists of terms with what to write instead, and where a page uses them.

An entry is a line ``term, other spelling: instead | another !phrase in which it doesn't count``; ``to`` before the term
marks a verb. English forms are found too: the plural of a noun, and of a verb the forms in -s, -ed and -ing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from contentlint.facts.reading import language_of, reading
from contentlint.facts.wording import fold, vocabulary
from contentlint.lazy import lazy
from contentlint.packs import packs_folder, read_pack
from contentlint.page import Page, fact
from contentlint.prose import Block, Slice
from contentlint.text.language import primary_subtag

WORD = lazy(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
"""A word: letters, with apostrophes between them."""

_WORD = lazy(r"\w+")
_HYPHENS = frozenset("-‐‑")
_VOWEL_Y = ("ay", "ey", "iy", "oy", "uy")
_DOUBLED = lazy(r"[^aeiou]*[aeiou][^aeiouwxy]\Z")  # stop: stopped
_HISS = ("s", "x", "z", "ch", "sh")
_SINGLE = ("ss", "us", "is", "ed", "al", "ic", "ly", "ys", "y's")
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
    """A form of a term (``tumours``): its folded text, the ending (``s``, ``ed``, ``ing`` or ""), the term."""

    text: str
    ending: str
    term: Term


class Use(NamedTuple):
    """A place where a page uses a term."""

    form: Form
    at: Slice


Lexicon = Mapping[str, tuple[Form, ...]]
"""The forms of a list's terms by the longest word of each, which is the one looked up."""


@cache
def lexicon(name: str) -> Lexicon:
    """The list in a file of ``rules/``: a table a kind, and in it an entry a source, of lines."""
    return index(terms(read_pack(packs_folder() / name)))


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


def index(found: Iterable[Term]) -> Lexicon:
    """A list of terms, ready to be looked for."""
    forms: dict[str, list[Form]] = {}
    for term in found:
        for ending, text in inflected(fold(term.name), verb=term.verb).items():
            longest = text if text.isalnum() else max(_WORD.findall(text), key=len)
            forms.setdefault(longest, []).append(Form(text, ending, term))
    return {trigger: tuple(group) for trigger, group in forms.items()}


def inflected(text: str, *, verb: bool) -> dict[str, str]:
    """The regular forms of an English verb, or a noun and its plural, by ending.

    Of a phrase a verb changes its first word (*suffers from*), a noun its last (*heart attacks*).
    """
    if not verb:
        return {"": text} if text.endswith(_SINGLE) else {"": text, "s": _with_s(text)}
    word, blank, rest = text.partition(" ")
    stem = word + word[-1] if _DOUBLED.match(word) else word.removesuffix("e")
    past = f"{word[:-1]}ied" if word.endswith("y") and not word.endswith(_VOWEL_Y) else f"{stem}ed"
    forms = {"": word, "s": _with_s(word), "ed": past, "ing": f"{stem}ing"}
    return {ending: f"{form}{blank}{rest}" for ending, form in forms.items()}


def _with_s(text: str) -> str:
    if text.endswith("y") and not text.endswith(_VOWEL_Y):
        return f"{text[:-1]}ies"
    return f"{text}es" if text.endswith(_HISS) else f"{text}s"


def instead_of(form: Form) -> str | None:
    """What could stand where the form stands, with its ending; None where that can't be told."""
    return with_ending(form, form.term.instead[0])


def with_ending(form: Form, plain: str) -> str | None:
    """One of the plain wordings with the ending of the form; None where that can't be told."""
    first, blank, rest = plain.partition(" ")
    if not form.ending:
        return plain
    if not form.term.verb:
        if rest:
            return None
        return _with_s(plain) if plain.endswith("ss") else inflected(plain, verb=False).get("s")
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


@fact
def prose_blocks(page: Page) -> frozenset[int]:
    """The index of each block that the page's reading takes for prose: sentences, no references."""
    return frozenset(block.index for section in reading(page).sections for block in section.prose)


def uses(page: Page, entries: Lexicon) -> Iterator[Use]:
    """Where the page's own content uses a term, in reading order; phrases in which it doesn't count left out.

    Only English text is looked at, and of terms that overlap the longest counts.
    """
    words = vocabulary(page)
    found: list[tuple[int, int, Form]] = []
    candidates = [form for trigger in entries.keys() & words.words for form in entries[trigger]]
    for form in sorted(candidates, key=lambda form: (-len(form.text), form.text)):
        for start in _occurrences(form.text, words.text):
            end = start + len(form.text)
            if not any(first < end and start < last for first, last, _ in found):
                found.append((start, end, form))
    for start, end, form in sorted(found):
        at = words.slice(start, end)
        if (
            _counts(at)
            and is_english(page, at.block)
            and not any(_covers(words.text, p, start, end) for p in form.term.unless)
        ):
            yield Use(form, at)


def is_english(page: Page, block: Block) -> bool:
    """True for text in English, as marked up or, where a page names no language, by its words."""
    return (primary_subtag(block.language) if block.language else language_of(page)) == "en"


def _occurrences(phrase: str, text: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(phrase, at + 1)


def _counts(at: Slice) -> bool:
    """True for words in the page's own content that aren't a part of a compound (*non-renal*)."""
    text, block = at.block.text, at.block
    around = text[max(0, at.start - 1) : at.start] + text[at.end : at.end + 1]
    return block.index >= 0 and block.is_content and _HYPHENS.isdisjoint(around)


def _covers(text: str, phrase: str, start: int, end: int) -> bool:
    """True where a phrase stands around a place."""
    phrase = fold(phrase)
    at = text.find(phrase, max(0, start - len(phrase)), end + len(phrase))
    while at >= 0:
        if at < end and start < at + len(phrase):
            return True
        at = text.find(phrase, at + 1, end + len(phrase))
    return False
