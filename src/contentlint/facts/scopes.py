"""Where a rule over wording looks, in the words of Vale's scopes: ``heading.h2``, ``list``, ``sentence & ~blockquote``, ``raw``.

What each matches: https://vale.sh/docs/scopes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Self

from contentlint.facts.wording import passages
from contentlint.markup import Element
from contentlint.packs import hint
from contentlint.page import Located, Page, fact
from contentlint.prose import HIDDEN, Block
from contentlint.source import Span
from contentlint.templates import OUTPUT
from contentlint.text.patterns import LONGEST, affordable, steps_of

INLINE: Mapping[str, tuple[str, ...]] = {
    "link": ("a",), "strong": ("strong", "b"), "emphasis": ("em", "i"), "code": ("code", "kbd", "samp", "tt"),
}  # fmt: skip
"""The scopes of parts of a block, with their elements."""

_OF_TAG = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ("heading",)), "li": ("list",), "blockquote": ("blockquote",),
    "td": ("table", "cell"), "th": ("table", "header"), "caption": ("table", "caption"), "figcaption": ("figure", "caption"),
}  # fmt: skip
_OF_ROLE = {
    "heading": ("heading",),
    "listitem": ("list",),
    "cell": ("table", "cell"),
    "columnheader": ("table", "header"),
}
_OWN = ("term", "button", "label", "title", "description")
_BASES = ("sentence", "paragraph", "raw", "summary", *INLINE)
_FORMATS = frozenset(
    "html md adoc asciidoc rst org tex txt dita xml mdx py python comment line block frontmatter".split()
)
_KNOWN = frozenset(
    ["text", "attr", "alt", *_BASES, *_OWN, *(f"h{n}" for n in range(1, 7)), *(name for names in _OF_TAG.values() for name in names)]
)  # fmt: skip
_SUMMARY_ROLES = ("paragraph", "item", "quote")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"]++")
_CUTS = ("\n\n", "\n", ". ", " ")


class Scope(str):
    """A scope that has passed ``parse``: parts joined by ``&``, each of words joined by dots, ``~`` before what it isn't."""

    __slots__ = ()
    type_name = "scope, such as heading.h2, list or sentence & ~blockquote"

    @classmethod
    def parse(cls, value: object) -> Self:
        """The scope, checked.

        Raises:
            ValueError: it isn't text, or holds a word that names no scope.
        """
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is not a {cls.type_name}")
        for words, _ in _parts(value):
            for word in words[: words.index("frontmatter") + 1] if "frontmatter" in words else words:
                if word not in _KNOWN and word not in _FORMATS:
                    raise ValueError(f"{value!r}: there is no scope `{word}`{hint(word, _KNOWN)}")
        return cls(value)


TEXT = (Scope("text"),)
"""What rules look at where they don't say: everything that a visitor reads or hears."""


class Passage(NamedTuple):
    """A text that patterns run on, as long as what it stands for: ``block.text`` from ``offset`` on, or the source.

    Inline code and addresses in it are blotted out with asterisks.
    """

    text: str
    block: Block | None
    offset: int = 0

    def at(self, start: int, end: int) -> Located:
        """What stands at these offsets of ``text``."""
        start, end = start + self.offset, end + self.offset
        return self.block.slice(start, end) if self.block is not None else Span(start, end)

    @property
    def whole(self) -> Located:
        """All of it."""
        return self.at(0, len(self.text))

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that aren't empty, nor hold what template code writes; at most ``LONGEST`` at once."""
        for start, end in windows(self.text):
            for match in pattern.finditer(self.text, start, end):
                if match[0] and OUTPUT not in match[0]:
                    yield match


class Unit(NamedTuple):
    """Passages that are counted together: one for a block or sentence; all of the page for ``summary`` and ``raw``."""

    passages: tuple[Passage, ...]
    is_page: bool = False


def units(page: Page, scopes: Iterable[str], patterns: tuple[str, ...] = ()) -> list[Unit]:
    """What the scopes choose, each text once.

    Raises:
        RunawayError: the patterns that are to run on them could take too long on all of them.
    """
    found: dict[tuple[int, int, int, bool], Unit] = {}
    for scope in scopes:
        for unit in _chosen(page, scope):
            first = unit.passages[0]
            found.setdefault((id(first.block), first.offset, len(first.text), unit.is_page), unit)
    texts = (passage.text for unit in found.values() for passage in unit.passages)
    for _ in affordable(steps_of(patterns), texts):
        pass
    return list(found.values())


def passages_in(page: Page, scopes: Iterable[str], patterns: tuple[str, ...] = ()) -> Iterator[Passage]:
    """The texts that the scopes choose, one by one.

    Raises:
        RunawayError: as ``units`` does.
    """
    for unit in units(page, scopes, patterns):
        yield from unit.passages


def is_known(passage: Passage) -> bool:
    """True where no template code writes a part of the text."""
    return OUTPUT not in passage.text


def windows(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of at most ``LONGEST`` code points that make up a text, cut at paragraphs, lines, sentences or words."""
    found, start = [], 0
    while len(text) - start > LONGEST:
        cuts = (text.rfind(cut, start + LONGEST // 2, start + LONGEST) for cut in _CUTS)
        end = next((at + 1 for at in cuts if at >= 0), start + LONGEST)
        found.append((start, end))
        start = end
    return (*found, (start, len(text)))


def _chosen(page: Page, scope: str) -> Iterator[Unit]:
    parts = _parts(scope)
    base = next((word for words, negated in parts if not negated for word in words if word in _BASES), "text")
    if base == "raw":
        yield Unit((Passage(page.text, None),), is_page=True)
        return
    kept = [(passage, labels) for passage, labels in _passages(page, base) if _fits(parts, labels)]
    if base == "summary":
        if kept:
            yield Unit(tuple(passage for passage, _ in kept), is_page=True)
        return
    for passage, _ in kept:
        if base == "sentence":
            assert passage.block is not None
            for sentence in passage.block.sentences:
                yield Unit((Passage(passage.text[sentence.start : sentence.end], passage.block, sentence.start),))
        else:
            yield Unit((passage,))


def _passages(page: Page, base: str) -> Iterable[tuple[Passage, frozenset[str]]]:
    if base in INLINE:
        return ((passage, labels) for passage, labels in _inline(page) if base in labels)
    found = _texts(page)
    if base == "summary":
        return ((passage, labels | {base}) for passage, labels in found if _block(passage).role in _SUMMARY_ROLES)
    if base == "paragraph":
        return ((passage, labels | {base}) for passage, labels in found if _block(passage).role == base)
    if base == "sentence":
        return ((p, labels | {base}) for p, labels in found if not labels & {"heading", "alt", "title", "description"})
    return found


def _block(passage: Passage) -> Block:
    assert passage.block is not None
    return passage.block


@lru_cache(maxsize=512)
def _parts(scope: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """The parts of a scope: the words of each, and whether it is negated."""
    found = []
    for part in scope.split("&"):
        plain = part.strip()
        words = tuple(word.strip() for word in plain.removeprefix("~").split("."))
        found.append((words, plain.startswith("~")))
    return tuple(found)


def _fits(parts: Iterable[tuple[tuple[str, ...], bool]], labels: frozenset[str]) -> bool:
    return all(labels.issuperset(words) != negated for words, negated in parts)


@fact
def _texts(page: Page) -> tuple[tuple[Passage, frozenset[str]], ...]:
    """The blocks that a visitor reads, code blotted out, with the words of their scopes; the front matter's description, too."""
    blots = _blots(page)
    above = page.metadata("description")
    blocks = (*passages(page), *((above,) if above is not None else ()))
    return tuple((Passage(_blotted(block, blots), block), _labels(page, block)) for block in blocks)


@fact
def _inline(page: Page) -> tuple[tuple[Passage, frozenset[str]], ...]:
    """The links, emphasis and code of a page, each as a text."""
    names = {tag: name for name, tags in INLINE.items() for tag in tags}
    found = []
    for element in sorted(page.select(*names), key=lambda element: element.index):
        block = page.block_of(element, names[element.tag])
        if block is not None and not page.flags(element) & HIDDEN and element.closest("pre") is None:
            found.append((Passage(block.text, block), _labels(page, block) | {names[element.tag]}))
    return tuple(found)


def _labels(page: Page, block: Block) -> frozenset[str]:
    found = {"text", "md" if page.is_markdown else "html"}
    if block.role == "alt":
        return frozenset(found | {"attr", "alt"})
    if block.element is None:
        return frozenset(found | {"frontmatter", block.role})
    if block.role in _OWN:
        found.add(block.role)
    if block.role == "heading":
        found |= {"heading", f"h{block.level}"}
    return frozenset(found).union(*map(_label, (block.element, *block.element.ancestors())))


def _label(element: Element) -> tuple[str, ...]:
    role = element.get("role") if "role" in element.raw else None
    return _OF_ROLE.get(role.strip().lower(), ()) if role else _OF_TAG.get(element.tag, ())


@fact
def _blots(page: Page) -> list[tuple[int, int]]:
    """Where inline code stands in the parsed document."""
    return [(code.open_end, page.markup.end_of(code)) for code in page.select(*INLINE["code"])]


def _blotted(block: Block, blots: list[tuple[int, int]]) -> str:
    text, runs = block.text, block.runs
    for start, end in blots if block.element is not None and not block.is_attribute else ():
        if start < runs[-1].end and end > runs[0].start:
            places = (block.locate(i, i + 1).start for i in range(len(text)))
            text = "".join("*" if start <= at < end else char for char, at in zip(text, places, strict=True))
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda match: "*" * len(match[0]), text)
    return text
