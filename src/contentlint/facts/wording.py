"""The words of a page as rules over wording meet them: its passages, one folded text of all, and phrases to find in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import compress
from operator import eq
from typing import Any, Literal, NamedTuple, Self, get_args

from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page, fact
from contentlint.prose import HIDDEN, Block, Slice
from contentlint.source import Span
from contentlint.templates import OUTPUT
from contentlint.text.patterns import LONGEST

Where = Literal[
    "heading", "paragraph", "item", "cell", "term", "caption", "quote", "button", "label", "summary", "title", "description",
    "alt",
]  # fmt: skip
"""The roles of text that a rule over wording may be held to."""

EVERYWHERE: tuple[Where, ...] = get_args(Where)
"""All of them."""

_WORD = lazy(r"\w+")
_QUOTATION_MARKS = frozenset((('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“")))
_SAME = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("‐", " "), ("‑", " "), ("-", " "))


@fact
def passages(page: Page) -> tuple[Block, ...]:
    """What a visitor reads or hears: the blocks that aren't hidden, the alt texts of images, and the description.

    Code, the options of lists and fallback content are left out.
    """
    roles = frozenset(EVERYWHERE) - {"title"}
    found = [block for block in page.blocks if block.role in roles and not block.flags & HIDDEN]
    described = [(image, "alt", "alt") for image in page.images if "alt" in image.raw.lower()]
    described += [(meta, "content", "description") for meta in page.select("meta") if _is_description(meta)]
    attributes = (page.attribute(*each) for each in described)
    title = [page.title] if page.title is not None else []
    return (*title, *found, *(block for block in attributes if block is not None and block.text))


def _is_description(meta: Element) -> bool:
    return "description" in meta.raw.lower() and (meta.get("name") or "").strip().lower() == "description"


class Vocabulary(NamedTuple):
    """The passages as one folded text, a line each: ``starts`` are the offsets of the lines, ``words`` the distinct words.

    ``doubled`` are the words that follow themselves somewhere, whatever stands between the two.
    """

    text: str
    starts: list[int]
    passages: tuple[Block, ...]
    words: frozenset[str]
    doubled: frozenset[str]

    def slice(self, start: int, end: int) -> Slice:
        """The part of a passage that stands at these offsets of ``text``."""
        number = bisect_right(self.starts, start) - 1
        return Slice(self.passages[number], start - self.starts[number], end - self.starts[number])


@fact
def vocabulary(page: Page) -> Vocabulary:
    """The words of the page, so that each distinct word is looked up once for all rules."""
    found = passages(page)
    starts, at = [], 0
    for block in found:
        starts.append(at)
        at += len(block.text) + 1
    text = fold("\n".join(block.text for block in found))
    words = _WORD.findall(text)
    return Vocabulary(text, starts, found, frozenset(words), frozenset(compress(words, map(eq, words, words[1:]))))


def fold(text: str) -> str:
    """Lower case, straight quotes, and a blank for a hyphen; as long as ``text``."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals become two characters
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return _plain(lower)


class Phrases(dict[str, str]):
    """Words and phrases, each with what could stand instead ("" where nothing is named)."""

    type_name = "list of phrases, or table of phrases and what to write instead"

    @classmethod
    def parse(cls, value: object) -> Self:
        """A list of phrases, or a table of replacements.

        Raises:
            ValueError: it is neither, is empty, or holds a phrase without a word.
        """
        table: Mapping[Any, Any] = {}
        if isinstance(value, Mapping):
            table = value
        elif isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
            table = dict.fromkeys(value, "")
        if not table or not all(isinstance(text, str) for pair in table.items() for text in pair):
            raise ValueError(f"{value!r} is not a {cls.type_name}")
        phrases = {" ".join(phrase.split()): instead for phrase, instead in table.items()}
        for phrase in phrases:
            if not _WORD.search(phrase):
                raise ValueError(f"{phrase!r} holds no word")
        return cls(phrases)

    @cached_property
    def by_word(self) -> dict[str, list[tuple[str, str]]]:
        """The phrases as (folded, as written) by their longest word, which is the one looked up."""
        found: dict[str, list[tuple[str, str]]] = {}
        for phrase in self:
            folded = fold(phrase)
            found.setdefault(max(_WORD.findall(folded), key=len), []).append((folded, phrase))
        return found


def find_phrases(phrases: Phrases, page: Page) -> list[tuple[Slice, str]]:
    """Where phrases occur as whole words, in the order of the page; of two that overlap, the longer one that begins first.

    A phrase in lower case is found in any case; one with a capital only as written. Quotes, apostrophes and hyphens
    match in any form. Each is given with the phrase as written in the list.
    """
    words = vocabulary(page)
    index = phrases.by_word
    found: list[tuple[int, int, str]] = []
    for word in index.keys() & words.words:
        for folded, phrase in index[word]:
            found += [(at, -len(folded), phrase) for at in _occurrences(folded, words.text)]
    result: list[tuple[Slice, str]] = []
    last = -1
    for start, length, phrase in sorted(found):
        if start < last:
            continue
        part = words.slice(start, start - length)
        if phrase == phrase.lower() or _plain(part.text) == _plain(phrase):
            result.append((part, phrase))
            last = start - length
    return result


def _plain(text: str) -> str:
    for fancy, plain in _SAME:  # ten times faster than str.translate on text that isn't all ASCII
        text = text.replace(fancy, plain)
    return text


def _occurrences(phrase: str, text: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (_joins(text[at - 1 : at]) and _joins(phrase[0])) and not (
            _joins(text[end : end + 1]) and _joins(phrase[-1])
        ):
            yield at
        at = text.find(phrase, at + 1)


def _joins(char: str) -> bool:
    """True for what makes a word longer; nobody knows what template output would."""
    return char.isalnum() or char in ("_", OUTPUT)


def chosen(page: Page, where: Iterable[str], language: str = "") -> list[Block]:
    """The passages of these roles, in this language where one is named (a passage whose language is unknown counts)."""
    roles = frozenset(where)
    return [block for block in passages(page) if block.role in roles and speaks(block, page, language)]


def speaks(block: Block, page: Page, language: str) -> bool:
    """True where a passage is in this language (a BCP 47 tag's first part), or in one that nobody has named."""
    tag = (block.language or page.language).lower() if language else ""
    return not tag or tag == language or tag.startswith(f"{language}-")


def pieces(block: Block) -> Iterator[Slice]:
    """The block as stretches that a pattern is run on: whole, or by sentence where it is longer than ``LONGEST``."""
    if len(block.text) <= LONGEST:
        yield block.slice(0, len(block.text))
        return
    for sentence in block.sentences:
        for start in range(sentence.start, sentence.end, LONGEST):
            yield block.slice(start, min(start + LONGEST, sentence.end))


@fact
def _inline(page: Page) -> tuple[tuple[str, Span], ...]:
    """Code and quotations within lines: the role that each would have as a block, and where it stands."""
    found = page.select("code", "kbd", "q", "samp", "var")
    return tuple(("quote" if e.tag == "q" else "code", Span(e.start, page.markup.end_of(e))) for e in found)


def looked_at(part: Slice, page: Page, where: Iterable[str], language: str = "") -> bool:
    """True for a stretch in a passage of these roles and this language, and not within code, or a quotation, of another role."""
    if part.block.role not in where or not speaks(part.block, page, language):
        return False
    spans = _inline(page)
    return not spans or all(role in where or not span.start <= part.span.start < span.end for role, span in spans)


def is_mentioned(part: Slice) -> bool:
    """True for words that stand alone in quotation marks: they are spoken of, not used (we never write "victim")."""
    text = part.block.text
    opened, closed = text[part.start - 1 : part.start], text[part.end : part.end + 2].lstrip(".,")[:1]
    return (opened, closed) in _QUOTATION_MARKS


def within(part: Slice, spans: Iterable[Slice]) -> bool:
    """True where a stretch stands inside one of the others."""
    return any(s.block is part.block and s.start <= part.start and part.end <= s.end for s in spans)


def fill(message: str, **values: Any) -> str:
    """A message of a pack with its placeholders (``{found}``) filled; nothing else in it is read."""
    for name, value in values.items():
        message = message.replace(f"{{{name}}}", str(value))
    return message


def instead_of(found: str, replacement: str) -> str:
    """A replacement that begins as the words found do."""
    return (
        replacement[:1].upper() + replacement[1:] if found[:1].isupper() and not found[1:2].isupper() else replacement
    )
