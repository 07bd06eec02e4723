"""What a visitor reads: blocks of text with a role, their sentences, and the way back to offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.markup import (
    ADJACENT,
    ATTRIBUTE_ENTITY,
    BLANK,
    ENTITY,
    Element,
    Markup,
    Run,
    unescape,
    unescape_attribute,
    whole_number,
)
from contentlint.places import Places
from contentlint.source import Span
from contentlint.templates import CONTROL, OUTPUT
from contentlint.text.sentences import split_sentences

ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"), "li": "item", "td": "cell", "th": "cell",
    "dt": "term", "dd": "item", "figcaption": "caption", "caption": "caption", "blockquote": "quote",
    "button": "button", "summary": "summary", "label": "label", "legend": "label", "option": "option",
    "select": "option", "textarea": "option", "title": "title", "pre": "code", "body": "paragraph",
    "main": "paragraph", "article": "paragraph", "section": "paragraph", "html": "paragraph", "svg": "graphic",
    "math": "graphic", "canvas": "fallback", "video": "fallback", "audio": "fallback", "object": "fallback",
}  # fmt: skip
"""The role of a block by the innermost of these elements around it; ``paragraph`` where there is none."""

HIDDEN, ARIA_HIDDEN, NAVIGATION, HEADER, FOOTER, ASIDE, CONSENT, FORM = (1 << bit for bit in range(8))
"""Where a block stands, as flags: not displayed, hidden from assistive technology, and the chrome around the content."""

CHROME = NAVIGATION | FOOTER | ASIDE | CONSENT | HIDDEN
"""The flags of what isn't the page's own content. A ``<header>`` counts only where it holds no heading."""

_FLAG_OF_TAG = {"nav": NAVIGATION, "menu": NAVIGATION, "footer": FOOTER, "aside": ASIDE, "template": HIDDEN, "noscript": HIDDEN,
                "form": FORM, "datalist": HIDDEN}  # fmt: skip
_FLAG_OF_ROLE = {"navigation": NAVIGATION, "menu": NAVIGATION, "menubar": NAVIGATION, "contentinfo": FOOTER, "complementary": ASIDE,
                 "search": FORM, "form": FORM}  # fmt: skip
# Class and id words by which content management systems and front-end kits name the parts of a page.
_FLAG_OF_WORD = {
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "topbar", "topnav", "sidenav", "navmenu",
                     "mainmenu", "offcanvas", "pagination", "skip-link"), NAVIGATION),
    **dict.fromkeys(("footer", "site-footer", "page-footer", "copyright"), FOOTER),
    **dict.fromkeys(("sidebar", "side-bar", "widget-area"), ASIDE),
    **dict.fromkeys(("cookie", "cookies", "cookie-banner", "cookie-consent", "cookie-notice", "cookieconsent",
        "gdpr", "consent-banner"),
                    CONSENT),
}  # fmt: skip
_HINTS = (
    "hidden", "display", "visib", "role", "nav", "menu", "breadcrumb", "topbar", "offcanvas", "pagination", "skip-", "footer",
    "copyright", "sidebar", "side-bar", "widget", "cookie", "gdpr", "consent", "lang",
)  # fmt: skip
_NOT_SHOWN = lazy(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_CONTAINERS = frozenset("div section ul ol p span header table td".split())
_OUTPUTS = lazy(f"{OUTPUT}+")


class Block:
    """A block of text as a visitor reads it: its role, and where each character stands.

    ``text`` is what is read: character references decoded, white space folded; a template expression stands as one
    U+FDD0. ``source`` is the document it stands in, template code masked. ``role`` is heading, paragraph, item, cell,
    term, caption, quote, button, label, option, summary, code, title, description or alt. ``flags`` tell where it
    stands (``HIDDEN``, ``NAVIGATION`` …), ``language`` is the nearest ``lang`` (as written, "" where there is none),
    ``level`` that of a heading (0 for others). ``word_count`` tells how many words stand between blanks.
    """

    __slots__ = (
        "__dict__", "element", "flags", "index", "is_attribute", "language", "level", "role", "runs", "section", "source", "text",
        "word_count",
    )  # fmt: skip

    def __init__(
        self, source: str, role: str, runs: tuple[Run, ...], element: Element | None, *, flags: int = 0,
        language: str = "", level: int = 0, is_attribute: bool = False,
    ) -> None:  # fmt: skip
        self.source = source
        self.role = role
        self.runs = runs
        self.element = element
        self.flags = flags
        self.language = language
        self.level = level
        self.is_attribute = is_attribute
        self.index = self.section = -1
        self.text = text = _read(source, runs, is_attribute)
        self.word_count = text.count(" ") + 1 if text else 0  # the text is folded

    @property
    def sentences(self) -> tuple[Slice, ...]:
        """The sentences of the block; its end always ends one."""
        found = self.__dict__.get("sentences")
        if found is None:
            found = tuple(Slice(self, *at) for at in split_sentences(self.text, self.language or "en"))
            self.__dict__["sentences"] = found
        return found

    @property
    def is_content(self) -> bool:
        """True where the block is part of the page's own content rather than of its chrome."""
        return not self.flags & CHROME

    @property
    def span(self) -> Span:
        """From the first to the last character that is read, in the source."""
        return self.locate(0, len(self.text))

    def slice(self, start: int, end: int) -> Slice:
        """A part of ``text``, half-open."""
        return Slice(self, start, end)

    def locate(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source."""
        places = self.places
        if not places.length:
            return Span(self.runs[0].start, self.runs[-1].end)
        first = places.start(start)
        return Span(first, places.end(end - 1) if start < end else first)

    @cached_property
    def places(self) -> Places:
        """Where each character of ``text`` stands in the source."""
        places = Places()
        for piece in self._pieces():
            places.add(*piece)
        return places

    def _pieces(self) -> Iterator[tuple[str, int, int]]:
        """What is read, not yet folded, and the span it stands for: as long as it is, or one for a whole reference."""
        text, last = self.source, ""
        for number, run in enumerate(self.runs):
            raw = text[run.start : run.end]
            if number and (run.joint >= BLANK or (run.joint == ADJACENT and last.isalnum() and raw[:1].isalnum())):
                yield " ", run.start, run.start
            at = 0
            for entity in (ATTRIBUTE_ENTITY if self.is_attribute else ENTITY).finditer(raw) if "&" in raw else ():
                decoded = (unescape_attribute if self.is_attribute else unescape)(entity[0])
                if decoded == entity[0]:
                    continue
                yield raw[at : entity.start()], run.start + at, run.start + entity.start()
                yield decoded, run.start + entity.start(), run.start + entity.end()
                at = entity.end()
            yield raw[at:], run.start + at, run.end
            last = raw[-1:]

    def __repr__(self) -> str:
        return f"<Block {self.role} {self.text[:40]!r}>"


class Slice(NamedTuple):
    """A part of a block's text, half-open; a sentence is one."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where they stand in the source."""
        return self.block.locate(self.start, self.end)

    def part(self, start: int, end: int) -> Slice:
        """A part of this slice; offsets count from its own start."""
        return Slice(self.block, self.start + start, self.start + end)


class Section(NamedTuple):
    """What stands under a heading up to the next one, whatever its level; ``heading`` is None before the first."""

    heading: Block | None
    blocks: tuple[Block, ...]


def attribute_block(markup: Markup, element: Element, name: str, role: str, language: str = "") -> Block | None:
    """An attribute's value as a block of text; None where the attribute is missing or has no value."""
    attribute = element.attributes.get(name)
    if attribute is None or attribute.value is None:
        return None
    return Block(markup.text, role, (Run(*attribute.value_at, 0, 0),), element, language=language, is_attribute=True)


def contexts(markup: Markup) -> tuple[list[int], list[str]]:
    """For each element, by index: the flags of where it stands, and the nearest ``lang``."""
    flags: list[int] = []
    languages: list[str] = []
    add_flag, add_language = flags.append, languages.append
    for element in markup.elements:
        parent = element.parent
        if parent is None:
            flag, language = 0, ""
        else:
            flag, language = flags[parent.index], languages[parent.index]
        tag = element.tag
        if tag in _FLAG_OF_TAG:
            flag |= _FLAG_OF_TAG[tag]
        elif tag == "header" and not any(True for _ in element.descendants("h1", "h2", "h3")):
            flag |= HEADER
        elif tag == "main":
            # An unclosed <div> in the menu leaves libxml2 in the <nav>, which browsers close with its end tag.
            flag &= ~(NAVIGATION | HEADER | FOOTER | ASIDE)
        raw = element.raw
        if raw and _tells_where(raw[:600]):
            flag |= _own_flags(element)
            language = element.values.get("lang") or element.values.get("xml:lang") or language
        add_flag(flag)
        add_language(language)
    return flags, languages


@lru_cache(maxsize=16_384)
def _tells_where(raw: str) -> bool:
    """True where attributes may tell where their element stands. Pages repeat the same tags, so it is remembered."""
    lower = raw.lower()
    return any(hint in lower for hint in _HINTS)


def blocks(markup: Markup, flags: list[int], languages: list[str]) -> list[Block]:
    """The blocks of a document in reading order, hidden ones and chrome included."""
    found: list[Block] = []
    roles: dict[Element | None, tuple[str, int]] = {None: ("paragraph", 0)}
    runs, owners = markup.runs, markup.owners
    holders = [owner.block if owner is not None else None for owner in owners]
    first, count = 0, len(runs)
    while first < count:
        owner, element, flow = owners[first], holders[first], runs[first].flow
        last = first + 1
        while last < count and runs[last].flow == flow and holders[last] is element:
            last += 1
        role, level = roles.get(element) or roles.setdefault(element, _role(element))
        index = owner.index if owner is not None else -1
        block = Block(
            markup.text, role, tuple(runs[first:last]), element, flags=flags[index] if index >= 0 else 0,
            language=languages[index] if index >= 0 else "", level=level,
        )  # fmt: skip
        if block.text:
            block.index = len(found)
            found.append(block)
        first = last
    return found


def sections(found: list[Block]) -> list[Section]:
    """Blocks by the heading above them; each block's ``section`` is set to the number of its section."""
    result: list[Section] = []
    heading: Block | None = None
    gathered: list[Block] = []
    for block in found:
        if block.role == "heading" and block.is_content:
            if gathered or heading is not None:
                result.append(Section(heading, tuple(gathered)))
            heading, gathered = block, []
        else:
            gathered.append(block)
        block.section = len(result)
    result.append(Section(heading, tuple(gathered)))
    return result


def _read(source: str, runs: tuple[Run, ...], is_attribute: bool) -> str:
    if len(runs) == 1:
        run = runs[0]
        text = source[run[0] : run[1]]
        if "&" in text:
            text = (unescape_attribute if is_attribute else unescape)(text)
    else:
        parts: list[str] = []
        last = ""
        for start, end, _, joint in runs:
            raw = source[start:end]
            if joint >= BLANK or (joint == ADJACENT and last.isalnum() and raw[:1].isalnum()):
                parts.append(" ")
            last = raw[-1:]
            parts.append(unescape(raw) if "&" in raw else raw)
        text = "".join(parts)
    if CONTROL in text or OUTPUT in text:
        text = _OUTPUTS.sub(OUTPUT, text.replace(CONTROL, " "))
    return " ".join(text.split())


def _role(element: Element | None) -> tuple[str, int]:
    around = element
    while around is not None:
        role = ROLES.get(around.tag)
        if role is None and "role" in around.raw and (name := around.get("role")) is not None:
            role = {"heading": "heading", "listitem": "item", "cell": "cell", "button": "button"}.get(
                name.strip().lower()
            )
        if role == "heading":
            return role, level_of(around)
        if role is not None:
            return role, 0
        around = around.parent
    return "paragraph", 0


def level_of(element: Element) -> int:
    """The level of a heading element: `aria-level`, else that of its tag, else 2 (WAI-ARIA 1.2, role heading)."""
    if "aria-level" in element.values and (level := whole_number(element.get("aria-level"))):
        return level
    return int(element.tag[1]) if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 2


def _own_flags(element: Element) -> int:
    values = element.values
    flag = 0
    if (hidden := values.get("hidden")) is not None and OUTPUT not in hidden and CONTROL not in hidden:
        flag |= HIDDEN
    if (style := values.get("style")) and _NOT_SHOWN.search(style):
        flag |= HIDDEN
    if values.get("aria-hidden", "").strip().lower() == "true":
        flag |= ARIA_HIDDEN
    if role := values.get("role"):
        flag |= _FLAG_OF_ROLE.get(role.strip().lower(), 0)
    if element.tag in _CONTAINERS:
        words = f"{values.get('class') or ''} {values.get('id') or ''}".lower().split()
        for word in words:
            flag |= _FLAG_OF_WORD.get(word, 0)
    return flag
