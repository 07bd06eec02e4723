"""HTML to a tree whose every element, attribute, comment and text run knows its offsets.

One regular-expression pass reads the source into tokens as the HTML standard's tokenizer does; libxml2 then builds the
tree from a skeleton of these tokens (tag names and numbers in place of attributes and text). So the structure is a
parser's, the places are exact, and no text can be lost unseen: a run that the tree lacks is known by its number.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from html.entities import html5
from operator import itemgetter
from typing import Any, NamedTuple

from lxml import etree

from contentlint.lazy import lazy
from contentlint.source import Span
from contentlint.templates import CONTROL, OUTPUT

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content (https://html.spec.whatwg.org/multipage/syntax.html#void-elements)."""

BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu meta nav"
    " noframes noscript object ol optgroup option p pre script search section select style summary table tbody td"
    " template textarea tfoot th thead title tr ul video audio canvas svg math label".split()
)
"""Elements whose edges end a block of text (the standard's ``display: block`` defaults, and controls)."""

# Attributes after the HTML standard's grammar; fillers of masked template code stand for attributes nobody knows.
_ATTRIBUTES = r"""(?:[\s/\ufdd0\ufdd1]++|=?[^\s/>=\ufdd0\ufdd1]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]++|(?=>)))?+|=)*+"""
_NAME = r"[a-zA-Z][^\s/>\ufdd0\ufdd1]*+"
_RAW = "(?P<script>script)|style|textarea|title|xmp|iframe|noembed|noframes|plaintext"
_RAW_FIRST = "sStTxXiInNpP"  # their first letters: most tags need not be compared with all of them
# In a script, what stands in <!-- --> may hold a script of its own, whose end tag isn't the end ("double escaped").
_INNER = r"(?i:script)[\s/>](?:(?!-->|</(?i:script)[\s/>])[\s\S])*+(?:</(?i:script)[\s/>])?+"
_ESCAPED = rf"<!(?=--)(?:(?!-->)(?:[^<-]++|-|<{_INNER}|<(?!/(?i:script)[\s/>])))*+"
_TOKEN = lazy(
    rf"""<(?:
      /(?P<end>{_NAME})(?:>|{_ATTRIBUTES}(?:>|\Z))
    | (?=[{_RAW_FIRST}])(?P<raw>(?i:{_RAW}))(?=[\s/>\ufdd0\ufdd1])(?P<raw_attributes>{_ATTRIBUTES})>
      (?P<content>(?:[^<]++|(?(script){_ESCAPED}|(?!))|<(?!/(?i:(?!plaintext)(?P=raw))[\s/>]))*+)(?:</{_NAME}{_ATTRIBUTES}(?:>|\Z))?+
    | (?P<start>{_NAME})(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    | (?P<comment>!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z)))
    | (?P<other>(?:[!?]|/(?!\Z))[^>]*+(?:>|\Z))
    )""",
    re.X,
)
_ATTRIBUTE = lazy(
    r"""(?P<unknown>[\ufdd0\ufdd1]++)|(?P<name>=?[^\s/>=\ufdd0\ufdd1]++)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>(?!["'])[^\s>]++)|(?=>)))?+"""
)
_STANDARD = """a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite
code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form
frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i img input ins kbd label legend li line link main map
mark math menu meta meter nav noscript object ol optgroup option output p param path picture polygon pre progress q rect
rp rt ruby s samp search section select slot small source span strong sub summary sup svg table tbody td template tfoot
th thead time title tr track u ul use var video wbr circle""".split()
_LOWER = {form: name for name in _STANDARD for form in (name, name.upper())}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NEVER_CLOSED = frozenset(("html", "body"))  # what follows their end tags belongs to the body all the same
_FOREIGN = frozenset(("svg", "math"))
_NOTHING, _BREAKS, _PARTS, _IS_FOREIGN, _ENDS, _HEADS = range(6)
# What a tag does to the text around it, so that the tokenizer asks once: it breaks a line, parts two words (an icon parts
# them too, and doesn't end the block around it), ends a block, or ends one and stands for a heading.
_EFFECTS = {
    **dict.fromkeys(BLOCK, _ENDS), **dict.fromkeys(_HEADINGS, _HEADS), "br": _BREAKS,
    **dict.fromkeys(("img", "input", "embed", "picture"), _PARTS), **dict.fromkeys(_FOREIGN, _IS_FOREIGN),
}  # fmt: skip
_TEXTUAL = frozenset(("title", "textarea", "plaintext"))
_PLAIN_NAME = lazy(r"[a-z][a-z0-9:_.-]*\Z")
_BLANK = lazy(rf"[\s\0{CONTROL}]*\Z")
ATTRIBUTE_ENTITY = lazy(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[a-zA-Z][a-zA-Z0-9]*+(?:;|(?!=)))")
"""A character reference in an attribute value; a name without semicolon ends where the letters and digits do."""
ENTITY = lazy(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[^\t\n\f <&#;\ufdd0\ufdd1]{1,32};?)")
"""A character reference, or what may be one, as `html.unescape` reads it."""
_LONG_ZEROS = lazy("&#0{9,}+")
_LONG_NUMBER = lazy("&#0?[1-9][0-9]{8,}+;?")  # beyond U+10FFFF: the standard makes a replacement character of it
_FILLER = lazy(f"[{OUTPUT}{CONTROL}]")


class Attribute(NamedTuple):
    """An attribute where it stands: its lower-case name, its decoded value, and the spans of both in the source.

    ``value`` is None where the attribute has none (``<input disabled>``). ``at`` covers name and value, ``value_at``
    only the value, without quotes (empty, at the end of the name, where there is none).
    """

    name: str
    value: str | None
    at: Span
    value_at: Span

    @property
    def known(self) -> bool:
        """False where template code writes some of the value."""
        return self.value is None or not _FILLER.search(self.value)


class Element:
    """An element where it stands.

    ``start`` and ``open_end`` are the offsets of its start tag, half-open, in code points; ``index`` counts elements
    in document order, ``last`` is the index of the last one inside it (its own where there is none). ``block`` is the
    nearest block-level element, itself or around it. ``content_end`` is the offset where raw text (script, style,
    title, textarea …) ends; -1 for all other elements. ``raw`` are the attributes as they stand in the source; ``values`` are
    their decoded values by lower-case name, "" where an attribute has none: ``attributes`` without the places, to be
    preferred where no place is asked for.
    """

    __slots__ = (
        "_attributes", "block", "content_end", "index", "last", "markup", "open_end", "parent", "raw", "start", "tag", "values",
    )  # fmt: skip

    parent: Element | None
    block: Element | None
    index: int
    last: int

    def __init__(self, markup: Markup, tag: str, start: int, open_end: int, raw: str) -> None:
        self.markup = markup
        self.tag = tag
        self.start = start
        self.open_end = open_end
        self.raw = raw
        self.content_end = self.index = self.last = -1
        self.parent = self.block = None
        self._attributes: dict[str, Attribute] | None = None
        # Tags are read once for all pages that share them; long ones, which hold data, are rarely shared.
        self.values: Mapping[str, str] = (_read_tag if len(raw) <= 400 else _read_values)(raw) if raw else _NO_VALUES

    @property
    def attributes_at(self) -> Span:
        """The span of all attributes in the source, blanks included."""
        end = self.open_end - (self.markup.text[self.open_end - 1] == ">")
        return Span(end - len(self.raw), end)

    @property
    def content_at(self) -> Span | None:
        """The span of the raw text inside script, style, title, textarea and the like; None for other elements."""
        return Span(self.open_end, self.content_end) if self.content_end >= 0 else None

    @property
    def attributes(self) -> dict[str, Attribute]:
        """The attributes by lower-case name, the first of each name; those that template code names are left out."""
        if self._attributes is None:
            self._attributes = {}
            for attribute in self.all_attributes():
                self._attributes.setdefault(attribute.name, attribute)
        return self._attributes

    def all_attributes(self) -> Iterator[Attribute]:
        """Every attribute of the start tag in order, repeated names too."""
        text = self.markup.text
        for match in _ATTRIBUTE.finditer(text, *self.attributes_at):
            if name := match["name"]:
                group = match.lastgroup
                if group is None or group == "name":
                    yield Attribute(name.lower(), None, Span(*match.span()), Span(match.end(), match.end()))
                else:
                    value = unescape_attribute(match[group])
                    yield Attribute(name.lower(), value, Span(*match.span()), Span(*match.span(group)))

    def get(self, name: str, default: str | None = None) -> str | None:
        """The decoded value of an attribute: "" where it has none, ``default`` where the attribute is missing."""
        return self.values.get(name, default)

    @property
    def dynamic(self) -> bool:
        """True where template code writes attributes of this tag, so that none can be called missing."""
        if not self.markup.templated:
            return False
        return any(match["unknown"] for match in _ATTRIBUTE.finditer(self.markup.text, *self.attributes_at))

    def unknown(self, *names: str) -> bool:
        """True where template code writes one of these attributes, or attributes that nobody can name."""
        return self.markup.templated and (
            any((found := self.attributes.get(name)) is not None and not found.known for name in names)
            or (not all(name in self.values for name in names) and self.dynamic)
        )

    @property
    def span(self) -> Span:
        """The span of the start tag."""
        return Span(self.start, self.open_end)

    @property
    def children(self) -> list[Element]:
        """The child elements in order."""
        elements, found, index = self.markup.elements, [], self.index + 1
        while index <= self.last:
            found.append(elements[index])
            index = elements[index].last + 1
        return found

    def descendants(self, *tags: str) -> Iterator[Element]:
        """The elements inside this one in document order, of these tags where any are named."""
        for element in self.markup.elements[self.index + 1 : self.last + 1]:
            if not tags or element.tag in tags:
                yield element

    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, innermost first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def closest(self, *tags: str) -> Element | None:
        """This element or the nearest one around it with one of these tags."""
        element: Element | None = self
        while element is not None and element.tag not in tags:
            element = element.parent
        return element

    def contains(self, other: Element) -> bool:
        """True where ``other`` stands inside this element."""
        return self.index < other.index <= self.last

    def __repr__(self) -> str:
        return f"<Element {self.tag} at {self.start}>"


_NO_VALUES: dict[str, str] = {}

GLUED, ADJACENT, BLANK, BREAK = range(4)
"""How a run of text joins the one before: nothing between them; an end tag and a start tag; white space; ``<br>``."""


class Run(NamedTuple):
    """A stretch of text between two tags: half-open offsets in code points.

    ``flow`` is the number of block edges passed before it: runs of another flow belong to another block. ``joint``
    tells how it joins the run before it (GLUED, ADJACENT, BLANK, BREAK).
    """

    start: int
    end: int
    flow: int
    joint: int


class Markup:
    """A parsed document: ``elements`` in document order, ``runs`` of text, ``comments`` and end tags in source order.

    ``text`` is the source with template code masked; offsets are the same in both. ``owners[i]`` is the element that
    holds ``runs[i]``. ``lost`` are the numbers of the runs that the tree builder dropped: they are mended, that is
    they belong to the element of the run before them. ``dropped`` are start tags that made no element (a second
    ``<html>`` or ``<body>``).
    """

    def __init__(self, text: str, *, templated: bool = False) -> None:
        self.text = text
        self.templated = templated
        self.elements: list[Element] = []
        self.runs: list[Run] = []
        self.owners: list[Element | None] = []
        self.lost: list[int] = []
        self.comments: list[Span] = []
        self.declarations: list[Span] = []
        self._end_tags: list[tuple[int, int, str]] = []
        self.dropped: list[Element] = []
        self._build(*self._tokenize())

    @cached_property
    def by_tag(self) -> dict[str, list[Element]]:
        """The elements of each tag, in document order."""
        found: defaultdict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            found[element.tag].append(element)
        return dict(found)

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The first element of each id."""
        found: dict[str, Element] = {}
        for element in self.having("id"):
            if name := element.get("id"):
                found.setdefault(name, element)
        return found

    def having(self, name: str) -> Sequence[Element]:
        """The elements with an attribute of this lower-case name, in document order."""
        return self._by_attribute.get(name, ())

    @cached_property
    def _by_attribute(self) -> dict[str, list[Element]]:
        found: defaultdict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            for name in element.values:
                found[name].append(element)
        return dict(found)

    @cached_property
    def irregular(self) -> list[Element]:
        """The elements that may name an attribute twice, or have a quotation mark in a name."""
        return [element for element in self.elements if isinstance(element.values, _Irregular)]

    def select(self, *tags: str) -> list[Element]:
        """The elements of these tags in document order."""
        if len(tags) == 1:
            return self.by_tag.get(tags[0], [])
        found = [element for tag in tags for element in self.by_tag.get(tag, ())]
        found.sort(key=lambda element: element.index)
        return found

    def end_of(self, element: Element) -> int:
        """The offset where the element ends: behind its end tag, or where what closed it begins."""
        return self._ends[element.index]

    @cached_property
    def _ends(self) -> list[int]:
        ends = [len(self.text)] * len(self.elements)
        stack: list[Element] = []
        tags: list[tuple[int, Any]] = [(element.start, element) for element in self.elements]
        tags = sorted(tags + [(tag[0], tag) for tag in self._end_tags], key=itemgetter(0))
        for start, tag in tags:
            if isinstance(tag, Element):
                while stack and stack[-1] is not tag.parent and tag.index > stack[-1].last:
                    ends[stack.pop().index] = start
                if tag.tag in VOID:
                    ends[tag.index] = tag.open_end
                else:
                    stack.append(tag)
            elif stack and stack[-1].tag == tag[2]:  # as nearly everywhere
                ends[stack.pop().index] = tag[1]
            else:
                _close(tag, stack, ends)
        return ends

    def _tokenize(self) -> tuple[list[Element], str]:
        """Fills runs, comments and end tags; gives the start tags and the skeleton for libxml2."""
        # The hot loop of every page: one turn a tag. It stays in one function, on local names, for that reason.
        text, runs, ends = self.text, self.runs, self._end_tags
        starts: list[Element] = []
        skeleton: list[str] = []
        add, blank, lower, effects = skeleton.append, _BLANK.match, _LOWER.get, _EFFECTS.get
        position = flow = foreign = breaks = inner = 0
        heading = ""
        joint, ended = BLANK, False
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start > position:
                # Most of what stands between two tags is white space, which takes no pattern to be known.
                if text[position:start].isspace() or blank(text, position, start):
                    joint = joint if joint > BLANK else BLANK
                else:
                    add(f"{len(runs)} ")
                    runs.append(Run(position, start, flow, joint))
                    joint, ended, breaks = GLUED, False, 0
            position = end
            kind = match.lastgroup
            if kind == "attributes":
                raw = match["start"]
                name = shown = lower(raw) or _odd(raw, foreign)
                if raw not in _LOWER and not _PLAIN_NAME.match(name):
                    shown = "x-odd"
                effect = effects(name, _NOTHING)
                if effect >= _ENDS:
                    flow += 1
                elif effect == _BREAKS:
                    breaks += 1
                    joint = BREAK
                    flow += breaks > 1
                elif effect:
                    joint = joint if joint > BLANK else BLANK
                elif ended and joint == GLUED:
                    joint = ADJACENT
                if heading or effect == _HEADS:
                    # A heading that stands right inside an open one closes it (the standard's "in body" mode).
                    if effect != _HEADS:
                        inner += name not in VOID
                    else:
                        if heading and not inner:
                            add(f"</{heading}>")
                        heading, inner = name, 0
                slash = ""
                if foreign or effect == _IS_FOREIGN:
                    slash = "/" if text[end - 2] == "/" else ""
                    foreign += effect == _IS_FOREIGN and not slash
                add(f'<{shown} _="{len(starts)}"{slash}>')
                starts.append(Element(self, name, start, end, match["attributes"]))
            elif kind == "end":
                raw = match["end"]
                name = lower(raw) or raw.lower()
                ends.append((start, end, name))
                effect = effects(name, _NOTHING)
                if heading:
                    heading = "" if effect == _HEADS or not inner else heading
                    inner = max(0, inner - 1)
                if effect >= _ENDS:
                    flow += 1
                elif effect == _IS_FOREIGN:
                    foreign = max(0, foreign - 1)
                ended = True
                if name not in _NEVER_CLOSED:
                    add(f"</{name if raw in _LOWER or _PLAIN_NAME.match(name) else 'x-odd'}>")
            elif kind == "comment":
                self.comments.append(Span(start, end))
            elif kind == "other":
                self.declarations.append(Span(start, end))
            else:
                flow += 1
                element = _raw_text(self, match)
                name = element.tag
                shown = name if name != "plaintext" else "x-odd"  # to libxml2 all that follows would be its text
                add(f'<{shown} _="{len(starts)}">')
                if name in _TEXTUAL and not blank(text, element.open_end, element.content_end):
                    add(f"{len(runs)} ")
                    runs.append(Run(element.open_end, element.content_end, flow, BLANK))
                add(f"</{shown}>")
                starts.append(element)
                ends.append((element.content_end, end, name))
                flow += 1
        if position < len(text) and not blank(text, position):
            add(f"{len(runs)} ")
            runs.append(Run(position, len(text), flow, joint))
        return starts, "".join(skeleton)

    def _build(self, starts: list[Element], skeleton: str) -> None:
        """Fills ``elements`` and ``owners`` from the tree that libxml2 makes of the skeleton."""
        root = _tree(skeleton)
        owners: dict[int, Element | None] = {}
        if root is not None:
            self._adopt(root, starts, owners)
        if len(self.elements) < len(starts):
            kept = set(self.elements)
            self.dropped = [element for element in starts if element not in kept]
        for element in reversed(self.elements):
            parent = element.parent
            if parent is not None and element.last > parent.last:
                parent.last = element.last
        owner: Element | None = None
        for number in range(len(self.runs)):
            if number in owners:
                owner = owners[number]
            else:
                self.lost.append(number)
            self.owners.append(owner)

    def _adopt(self, root: etree._Element, starts: list[Element], owners: dict[int, Element | None]) -> None:
        elements = self.elements
        known: dict[etree._Element | None, Element | None] = {None: None}
        for node in root.iter():
            number = node.get("_")
            parent = known[node.getparent()]
            if number is None:
                element = parent
            else:
                element = starts[int(number)]
                element.parent = parent
                element.index = element.last = len(elements)
                element.block = element if element.tag in BLOCK else parent.block if parent is not None else None
                elements.append(element)
            known[node] = element
            if node.text:
                for run in node.text.split():
                    owners[int(run)] = element
            if node.tail:
                for run in node.tail.split():
                    owners[int(run)] = parent


def _odd(raw: str, foreign: int) -> str:
    """The name of an element that isn't in the list; ``<image>`` is an ``img`` outside of SVG, as the standard has it."""
    name = raw.lower()
    return "img" if name == "image" and not foreign else name


def _close(tag: tuple[int, int, str], stack: list[Element], ends: list[int]) -> None:
    start, end, name = tag
    for depth in range(len(stack) - 1, max(-1, len(stack) - 64), -1):
        if stack[depth].tag == name:
            for element in stack[depth + 1 :]:
                ends[element.index] = start
            ends[stack[depth].index] = end
            del stack[depth:]
            return


def _raw_text(markup: Markup, match: re.Match[str]) -> Element:
    element = Element(markup, match["raw"].lower(), match.start(), match.start("content"), match["raw_attributes"])
    element.content_end = match.end("content")
    return element


def _tree(skeleton: str) -> etree._Element | None:
    if not skeleton.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(skeleton.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


class _Irregular(dict[str, str]):
    """The values of a tag that names an attribute twice, or has a quotation mark in a name."""


def _read_values(raw: str) -> dict[str, str]:
    """The decoded values of a tag's attributes as written, by lower-case name, the first of each name."""
    values: dict[str, str] = {}
    found = _ATTRIBUTE.findall(raw)
    for _, name, double, single, bare in found:
        if name and (name := name.lower()) not in values:
            value = double or single or bare
            values[name] = unescape_attribute(value) if "&" in value else value
    names = "".join(values)
    is_regular = len(values) == len(found) and '"' not in names and "'" not in names
    return values if is_regular else _Irregular(values)


_read_tag = lru_cache(maxsize=1 << 13)(_read_values)


def whole_number(value: str | None) -> int | None:
    """The number that an attribute's value is; None for other text and for more digits than anybody writes (nine)."""
    digits = (value or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None


def unescape(raw: str) -> str:
    """Text with its character references decoded, as the HTML standard does in text."""
    if "&" not in raw:
        return raw
    try:
        return html.unescape(raw)
    except ValueError:  # int() refuses thousands of digits
        return html.unescape(_LONG_NUMBER.sub("\ufffd", _LONG_ZEROS.sub("&#0", raw)))


def unescape_attribute(raw: str) -> str:
    """An attribute value with its character references decoded: ``&copy=1`` in an address stays as it is."""
    return ATTRIBUTE_ENTITY.sub(_reference, raw) if "&" in raw else raw


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    return unescape(found) if found[1] == "#" else html5.get(found[1:], found)
