"""Lists of terms with what to write instead, and where a page uses them.

An entry is a line ``term, other spelling: instead | another !phrase in which it doesn't count``; ``to`` before the term
marks a verb. English forms are found too: the plural of a noun, and of a verb the forms in -s, -ed and -ing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from contentlint.language import primary_subtag
from contentlint.packs import packs_folder, read_pack
from contentlint.page import Page, fact
from contentlint.prose import Block, Slice
from contentlint.reading import language_of, reading

WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
"""A word as lists have it: letters, with apostrophes between them."""

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
    """A form of a term (``tumours``): its text in lower case, the ending (``s``, ``ed``, ``ing`` or ""), the term."""

    text: str
    ending: str
    term: Term

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds the form as whole words, in lower-cased text; a blank matches a hyphen."""
        return _pattern(self.text)


class Use(NamedTuple):
    """A place where a page uses a term."""

    form: Form
    at: Slice


Lexicon = Mapping[str, tuple[Form, ...]]
"""The forms of a list's terms, by the longest word of each."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    words = r"[\s‐‑-]+".join(re.escape(word) for word in text.replace("-", " ").split())
    return re.compile(rf"(?<![\w‐‑-]){words}(?![\w‐‑]|-\w|['’](?!s\b))")


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
        for ending, text in inflected(term.name.lower(), verb=term.verb).items():
            trigger = max(WORD.findall(text), key=len)
            forms.setdefault(trigger, []).append(Form(text, ending, term))
    return {trigger: tuple(sorted(group, key=lambda form: -len(form.text))) for trigger, group in forms.items()}


def inflected(text: str, *, verb: bool) -> dict[str, str]:
    """The regular forms of an English verb, or a noun and its plural, by ending; the last word of a phrase changes."""
    if not verb:
        return {"": text} if _SINGLE.search(text) else {"": text, "s": _with_s(text)}
    stem = text.removesuffix("e")
    past = f"{text[:-1]}ied" if text.endswith("y") and not _VOWEL_Y.search(text) else f"{stem}ed"
    return {"": text, "s": _with_s(text), "ed": past, "ing": f"{stem}ing"}


def _with_s(text: str) -> str:
    if text.endswith("y") and not _VOWEL_Y.search(text):
        return f"{text[:-1]}ies"
    return f"{text}es" if _HISS.search(text) else f"{text}s"


def instead_of(form: Form) -> str | None:
    """What could stand where the form stands, with its ending; None where that can't be told."""
    plain = form.term.instead[0]
    if not form.ending:
        return plain
    first, _, rest = plain.partition(" ")
    if not form.term.verb:
        return inflected(plain, verb=False).get("s") if not rest else None
    if first in _IRREGULAR and form.ending != "s":
        return None
    return f"{inflected(first, verb=True)[form.ending]} {rest}".strip()


@fact
def block_words(page: Page) -> tuple[tuple[Block, tuple[str, ...]], ...]:
    """The words of each block of the page's own content, in lower case; only of English ones."""
    language = language_of(page)
    return tuple(
        (block, tuple(WORD.findall(block.text.lower())))
        for block in page.content
        if (primary_subtag(block.language) or language) == "en"
    )


@fact
def page_words(page: Page) -> frozenset[str]:
    """Every word of the page's own content that is English, once, in lower case."""
    return frozenset(word for _, found in block_words(page) for word in found)


@fact
def prose_blocks(page: Page) -> frozenset[int]:
    """The index of each block that the page's reading takes for prose: sentences, no references."""
    return frozenset(block.index for section in reading(page).sections for block in section.prose)


def uses(page: Page, entries: Lexicon) -> Iterator[Use]:
    """Where the page's own content uses a term, in reading order; phrases in which it doesn't count left out."""
    if page_words(page).isdisjoint(entries):
        return
    for block, found in block_words(page):
        triggers = set(found).intersection(entries)
        if triggers:
            forms = [form for trigger in triggers for form in entries[trigger]]
            yield from sorted(_in_block(block, forms), key=lambda use: use.at.start)


def _in_block(block: Block, forms: list[Form]) -> Iterator[Use]:
    text = block.text.lower()
    if len(text) != len(block.text):
        return
    taken: list[tuple[int, int]] = []
    for form in sorted(forms, key=lambda form: -len(form.text)):
        for match in form.pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            if not any(_covers(text, phrase, start, end) for phrase in form.term.unless):
                yield Use(form, block.slice(start, end))


def _covers(text: str, phrase: str, start: int, end: int) -> bool:
    """True where a phrase stands around a place."""
    at = text.find(phrase, max(0, start - len(phrase)), end + len(phrase))
    while at >= 0:
        if at < end and start < at + len(phrase):
            return True
        at = text.find(phrase, at + 1, end + len(phrase))
    return False
