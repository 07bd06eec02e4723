"""Page: one document and its lazy facts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

from contentlint import prose
from contentlint.lazy import lazy
from contentlint.markup import BLANK, Attribute, Element, Markup, Run, unescape
from contentlint.prose import Block, Section, Slice
from contentlint.source import Source, SourceError, Span
from contentlint.templates import OUTPUT, Masked, mask
from contentlint.times import Times

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from lxml.etree import _Element

    from contentlint.markdown import OffsetMap

T = TypeVar("T")
Located = Any
"""What a hit may point at: an Element, an Attribute, (Element, attribute name), a Block, a Slice, a Heading, a Span or a
bs4 Tag."""

_TAG_OR_COMMENT = lazy(r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<[/!?a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])*+>")
_WHOLE_PAGE = ("html", "head", "body")
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class fact(Generic[T]):  # noqa: N801 - reads as the decorator it is
    """A function of a page that is computed once a page: a cached property on ``Page``, or a plugin's own fact.

    In a class it is read like an attribute (``page.headings``); a module-level ``@fact def drugs(page)`` is called
    (``drugs(page)``). Facts are immutable by convention: tuples of small located values.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.key = f"{compute.__module__}.{compute.__qualname__}"
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, page: None, owner: type) -> fact[T]: ...
    @overload
    def __get__(self, page: Page, owner: type) -> T: ...
    def __get__(self, page: Page | None, owner: type) -> fact[T] | T:
        if page is None:
            return self
        value = self(page)
        # As with functools.cached_property: from now on Python finds the value itself and doesn't come here again.
        page.__dict__[self.name] = value
        return value

    def __call__(self, page: Page) -> T:
        """The fact of this page, computed at the first call."""
        facts = page.facts
        if self.key not in facts:
            facts[self.key] = self._computed(page)
        found: T = facts[self.key]
        return found

    def _computed(self, page: Page) -> T:
        if page.times is None:
            return self.compute(page)
        with page.times.measure("fact", self.name):
            return self.compute(page)


class Heading(NamedTuple):
    """A heading (``h1``–``h6`` or ``role=heading``): its element, level from 1, and text (None where it holds none)."""

    element: Element
    level: int
    block: Block | None

    @property
    def text(self) -> str:
        """The words of the heading, folded; "" where there are none."""
        return self.block.text if self.block is not None else ""


class Page:
    """One document and what is known about it; every fact is computed at first use and kept.

    ``facts`` is the store of computed facts, ``times`` counts the time of each where it is given.
    """

    def __init__(self, source: Source, *, times: Times | None = None) -> None:
        self.source = source
        self.facts: dict[str, Any] = {}
        self.times = times

    @property
    def name(self) -> str:
        """How findings call the page."""
        return self.source.name

    @cached_property
    def text(self) -> str:
        """The source text; offsets of every place count in it."""
        return self.source.text

    @fact
    def masked(self) -> Masked:
        """The text with template code masked, the branches of the template, and the front matter."""
        return mask(self.source.text)

    @property
    def is_markdown(self) -> bool:
        """True for a page that is written in Markdown, by the ending of its name."""
        return self.name.lower().endswith((".md", ".markdown"))

    @fact
    def _document(self) -> tuple[str, OffsetMap | None]:
        """The HTML that is parsed: the masked text, or what Markdown makes of it with the way back to its places."""
        if not self.is_markdown:
            return self.masked.text, None
        from contentlint.markdown import MissingExtraError, OffsetMap, render

        try:
            rendered = render(self.masked.text)
        except MissingExtraError as error:
            raise SourceError("file-unreadable", str(error)) from None
        return rendered.html, OffsetMap(rendered)

    @fact
    def markup(self) -> Markup:
        """The parsed document; its offsets are those of the source, but in Markdown those of the HTML made of it."""
        return Markup(self._document[0], templated=bool(self.masked.regions or self.masked.front_matter))

    @fact
    def tree(self) -> _Element:
        """The document as lxml reads it, for plugin authors; its elements have no offsets."""
        from lxml import etree

        return etree.fromstring(
            self._document[0].encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=True)
        )

    @fact
    def soup(self) -> BeautifulSoup:
        """The document as BeautifulSoup reads it, for plugin authors; its tags can be located."""
        import warnings

        from bs4 import BeautifulSoup

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # bs4 warns of texts that look like XML, an address or a file name
            return BeautifulSoup(self._document[0], "html.parser")

    @property
    def elements(self) -> list[Element]:
        """Every element, in document order."""
        return self.markup.elements

    def select(self, *tags: str) -> list[Element]:
        """The elements of these tags, in document order."""
        return self.markup.select(*tags)

    @fact
    def _contexts(self) -> tuple[list[int], list[str]]:
        return prose.contexts(self.markup)

    @fact
    def blocks(self) -> tuple[Block, ...]:
        """Every block of text in reading order, chrome and hidden parts included (see ``Block.flags``)."""
        return tuple(prose.blocks(self.markup, *self._contexts))

    @fact
    def content(self) -> tuple[Block, ...]:
        """The blocks of the page's own content: no navigation, footer, aside, consent banner or hidden part."""
        return tuple(
            block
            for block in self.blocks
            if block.is_content and block.role not in ("title", "option", "graphic", "fallback")
        )

    @fact
    def sections(self) -> tuple[Section, ...]:
        """The content by the heading above it."""
        return tuple(prose.sections(list(self.content)))

    @fact
    def headings(self) -> tuple[Heading, ...]:
        """The headings that assistive technology meets, in document order; hidden ones are left out."""
        found = []
        named = [element for element in self.markup.having("role") if element.get("role") == "heading"]
        chosen = {element.index: element for element in (*self.select(*_HEADING_TAGS), *named)}
        for _, element in sorted(chosen.items()):
            if not self.is_hidden(element) and element.get("role", "heading") == "heading":
                found.append(Heading(element, prose.level_of(element), self.block_of(element)))
        return tuple(found)

    @fact
    def images(self) -> tuple[Element, ...]:
        """The ``img`` elements that are displayed, in document order."""
        return tuple(image for image in self.select("img") if not self.is_hidden(image))

    @fact
    def title(self) -> Block | None:
        """The text of the document's ``<title>`` (not an svg's), else the front matter's title; None where neither says one."""
        titles = (block for block in self.blocks if block.role == "title" and not _in_graphic(block.element))
        return next(titles, None) or self.metadata("title")

    @fact
    def description(self) -> Block | None:
        """The value of ``<meta name=description>``, else of the front matter's description; None where neither says one."""
        for meta in self.select("meta"):
            if (meta.get("name") or "").strip().lower() == "description":
                return self.attribute(meta, "content", "description")
        return self.metadata("description")

    def metadata(self, key: str) -> Block | None:
        """A value of the front matter as a block of text whose role is the key; None where it says none, or isn't text."""
        matter = self.masked.front_matter
        place = matter.places.get(key) if matter is not None else None
        if matter is None or place is None or not isinstance(matter.data.get(key), str):
            return None
        block = Block(self.text, key, (Run(*place, 0, 0),), None, language=self.language)
        return block if block.text else None

    @fact
    def html(self) -> Element | None:
        """The ``<html>`` element, also one that stands where the parser couldn't use it."""
        found = self.markup.by_tag.get("html") or [e for e in self.markup.dropped if e.tag == "html"]
        return found[0] if found else None

    @fact
    def language(self) -> str:
        """The language of the page as its ``<html lang>`` or front matter gives it; "" where neither does."""
        if self.html is not None and (lang := self.html.get("lang") or self.html.get("xml:lang")):
            return "" if OUTPUT in lang else lang.strip()
        matter = self.masked.front_matter
        lang = str(matter.data.get("lang") or matter.data.get("language") or "") if matter is not None else ""
        return lang.strip()

    @fact
    def is_fragment(self) -> bool:
        """True for a part of a page: no doctype, html, head or body of its own, or one that goes into a layout."""
        if self.masked.extends_layout:
            return True
        if any(tag in self.markup.by_tag for tag in _WHOLE_PAGE) or self.markup.dropped:
            return False
        return not any(
            self.text[span.start : span.start + 9].lower() == "<!doctype" for span in self.markup.declarations
        )

    @fact
    def hidden(self) -> frozenset[int]:
        """The elements that ``is_hidden`` is true of, by their index."""
        both = prose.HIDDEN | prose.ARIA_HIDDEN
        return frozenset(index for index, flags in enumerate(self._contexts[0]) if flags & both)

    def release(self) -> None:
        """Gives the memory of a page back that nobody looks at any more.

        Its elements, and the sentences of its blocks, point at each other. Python finds such circles by walking over all
        objects there are, again and again; taken apart here, they are free at once.
        """
        for block in self.facts.get(Page.blocks.key, ()):
            block.__dict__.clear()
        if (markup := self.facts.get(Page.markup.key)) is not None:
            markup.__dict__.clear()
        self.__dict__.clear()

    def flags(self, element: Element) -> int:
        """Where an element stands: the flags of ``contentlint.prose`` (HIDDEN, NAVIGATION …)."""
        return self._contexts[0][element.index] if element.index >= 0 else 0

    def language_of(self, element: Element | None) -> str:
        """The nearest ``lang`` around an element, as written; the page's where there is none."""
        return (self._contexts[1][element.index] if element is not None and element.index >= 0 else "") or self.language

    def is_hidden(self, element: Element) -> bool:
        """True where neither eyes nor assistive technology meet the element."""
        return element.index in self.hidden

    def alternative(self, a: Located, b: Located) -> bool:
        """True where two places stand in different branches of one template condition, so never on the same page."""
        return bool(self.masked.regions) and self.masked.branches.alternative(
            self.locate(a).start, self.locate(b).start
        )

    def block_of(self, element: Element, role: str = "heading") -> Block | None:
        """All text inside an element as one block; None where there is none."""
        runs, owners = self.markup.runs, self.markup.owners
        first = bisect_left(runs, (element.open_end,))
        last = first
        while last < len(runs) and (owner := owners[last]) is not None and element.index <= owner.index <= element.last:
            last += 1
        if first == last:
            return None
        block = Block(
            self.markup.text, role, _joined(runs[first:last]), element, flags=self.flags(element),
            language=self.language_of(element), level=prose.level_of(element),
        )  # fmt: skip
        return block if block.text else None

    def attribute(self, element: Element, name: str, role: str = "alt") -> Block | None:
        """The value of an attribute as a block of text; None where it is missing or has no value."""
        return prose.attribute_block(self.markup, element, name, role, self.language_of(element))

    def locate(self, at: Located) -> Span:
        """The span in ``text`` of anything a hit may point at.

        Raises:
            TypeError: this is nothing that stands on a page.
        """
        if isinstance(at, Span):
            return at
        span, offsets = self._locate(at), self._document[1]
        is_metadata = isinstance(at, Block | Slice) and (at if isinstance(at, Block) else at.block).source is self.text
        return span if offsets is None or is_metadata else Span(*offsets.to_source(*span))

    def _locate(self, at: Located) -> Span:
        """The span in the parsed document."""
        match at:
            case Element() | Block() | Slice():
                return at.span
            case Attribute():
                return at.value_at if at.value else at.at
            case Heading():
                return at.block.span if at.block is not None else at.element.span
            case (Element() as element, str() as name):
                attribute = element.attributes.get(name)
                return self._locate(attribute) if attribute is not None else element.span
            case _ if hasattr(at, "sourceline") and hasattr(at, "sourcepos"):
                return self._locate_tag(at)
        raise TypeError(f"{type(at).__name__} is nothing that can be located on a page")

    def excerpt(self, at: Located) -> str:
        """What stands at a place as a reader sees it: references decoded, tags left out, white space folded.

        A start tag, or an attribute without a value, reads as its source.
        """
        match at:
            case Heading(block=Block() as block):
                return self._shown(block.slice(0, len(block.text)))
            case Block():
                return self._shown(at.slice(0, len(at.text)))
            case Slice():
                return self._shown(at)
            case (Element() as element, str() as name) if name in element.values:
                return self.excerpt(element.attributes[name])
        start, end = self.locate(at)
        raw = self.text[start:end]
        if isinstance(at, Span) and not raw.startswith("<"):
            raw = unescape(_TAG_OR_COMMENT.sub("", raw))
        elif isinstance(at, Attribute) and at.value and at.known:
            raw = at.value
        return " ".join(raw.split())

    def context(self, at: Located) -> str:
        """The whole sentence, heading, item, attribute value or start tag around a place, folded."""
        return self.quoted(at)[1]

    def quoted(self, at: Located) -> tuple[str, str]:
        """The excerpt of a place, and its context."""
        excerpt = self.excerpt(at)
        if not isinstance(at, Slice):
            return excerpt, excerpt
        for sentence in at.block.sentences:
            if sentence.start <= at.start and at.end <= sentence.end:
                return excerpt, self._shown(sentence)
        return excerpt, self._shown(at.block.slice(0, len(at.block.text)))

    def _shown(self, part: Slice) -> str:
        text = part.text
        if OUTPUT not in text:
            return text
        places = [part.start + i for i, char in enumerate(text) if char == OUTPUT]
        pieces = text.split(OUTPUT)
        shown = pieces[0]
        for place, piece in zip(places, pieces[1:], strict=True):
            start, end = self.locate(part.block.slice(place, place + 1))
            shown += " ".join(self.text[start:end].split()) + piece
        return shown

    def _locate_tag(self, tag: Any) -> Span:
        # html.parser counts lines by "\n" alone, and sourcepos from the start of that line.
        start, text = 0, self._document[0]
        for _ in range(tag.sourceline - 1):
            start = text.index("\n", start) + 1
        start += tag.sourcepos
        found = bisect_left(self._tag_starts, start)
        if found < len(self._tag_starts) and self._tag_starts[found] == start:
            return Span(start, self._tag_ends[found])
        return Span(start, start)

    @fact
    def _tag_starts(self) -> list[int]:
        return [element.start for element in sorted(self.elements, key=lambda element: element.start)]

    @fact
    def _tag_ends(self) -> list[int]:
        return [element.open_end for element in sorted(self.elements, key=lambda element: element.start)]


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs of several blocks as one: a block edge between two of them reads as a blank."""
    result = [runs[0]]
    for before, run in pairwise(runs):
        result.append(run if run.flow == before.flow or run.joint >= BLANK else run._replace(joint=BLANK))
    return tuple(result)


def _in_graphic(element: Element | None) -> bool:
    return element is not None and element.closest("svg", "math") is not None
