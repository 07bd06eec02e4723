"""Accessible names and descriptions from static HTML, after AccName 1.2 and HTML-AAM 1.0.

https://www.w3.org/TR/accname-1.2/ and https://www.w3.org/TR/html-aam-1.0/#accessible-name-and-description-computation
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from contentlint.facts.roles import (
    FIELD,
    NAMED_BY_CONTENT,
    NONE,
    input_type,
    is_hidden,
    role_of,
)
from contentlint.markup import BLANK, BLOCK, Element, unescape
from contentlint.page import Located, Page, fact
from contentlint.prose import HIDDEN
from contentlint.templates import CONTROL, OUTPUT

SUBMIT = "Submit Query"
"""The default name of an image button, which tells nobody anything (HTML-AAM, input type="image")."""

_LABELABLE = frozenset("button input meter output progress select textarea".split())
_CAPTIONS = {"fieldset": "legend", "figure": "figcaption", "table": "caption"}
_SILENT = frozenset(
    "script style template head title desc metadata defs symbol iframe object video audio datalist".split()
)
_REPLACED = frozenset("img input select textarea svg br".split())
_DEFAULTS = {"submit": "Submit", "reset": "Reset"}
# Nothing is spoken for format characters and the private-use characters of icon fonts.
_UNSPOKEN = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE000, 0xF900)]
)
_CONTROLS = {ord(CONTROL): " "}


class Name(NamedTuple):
    """A name or description: its text (folded, "" for none), what gives it, and where that stands.

    ``source`` is aria-labelledby, aria-label, label, legend, caption, figcaption, alt, value, svg-title, title,
    placeholder, label-attribute, content, default, or "" where nothing gives a name. What template code writes stands
    as U+FDD0 in ``text``.
    """

    text: str = ""
    source: str = ""
    at: Located = None

    @property
    def known(self) -> bool:
        """False where template code writes some of it."""
        return OUTPUT not in self.text

    @property
    def missing(self) -> bool:
        """True where there certainly is no name: neither words nor template code."""
        return not self.text


_DEEPEST = (
    60  # levels inside one named element; below them only plain text is read, so that no page can exhaust the stack
)


class _Walk(NamedTuple):
    """What a computation carries: the element that it is for, whether hidden parts count, whether references are followed."""

    page: Page
    root: Element
    hidden: bool = False
    referred: bool = False
    depth: int = 0


def name_of(page: Page, element: Element) -> Name:
    """The accessible name of an element; computed once a page."""
    cache = _names(page)
    found = cache.get(element.index)
    if found is None:
        walk = _Walk(page, element, is_hidden(page, element))
        found = cache[element.index] = _name(walk, element)
    return found


def description_of(page: Page, element: Element) -> Name:
    """The accessible description: `aria-describedby`, `aria-description`, else a ``title`` that isn't the name already."""
    if found := _referenced(_Walk(page, element), element, "aria-describedby"):
        return found
    for attribute in ("aria-description", "title"):
        text = _attribute(element, attribute)
        if text and name_of(page, element).source != attribute:
            return Name(text, attribute, (element, attribute))
    return Name()


def labels_of(page: Page, element: Element) -> list[Element]:
    """The ``label`` elements of a control: those that name its id, and one that wraps it."""
    return _labels(page).get(element.index, [])


def spoken(text: str) -> str:
    """Text as it is spoken: white space folded, template fillers kept as one, unspoken characters left out."""
    if not text.isascii():
        text = text.translate(_UNSPOKEN).translate(_CONTROLS)
    return " ".join(text.split())


def content_text(page: Page, element: Element) -> str:
    """The text inside an element, names of images and the like included."""
    return spoken(_content(_Walk(page, element, is_hidden(page, element)), element))


def shown_texts(page: Page, element: Element) -> list[tuple[str, Element | None]]:
    """The stretches of text inside an element that eyes see, each with the element that holds it."""
    texts = [
        (spoken(text), owner) for text, owner in _runs(page, element) if owner is None or not page.flags(owner) & HIDDEN
    ]
    return [(text, owner) for text, owner in texts if text]


@fact
def _names(page: Page) -> dict[int, Name]:  # noqa: ARG001 - filled by name_of
    return {}


@fact
def _labels(page: Page) -> dict[int, list[Element]]:
    found: dict[int, list[Element]] = {}
    for label in page.select("label"):
        target: Element | None
        if "for" in label.values:
            target = page.markup.by_id.get(label.get("for") or "")
        else:
            target = next(label.descendants(*_LABELABLE), None)
        if target is not None and target.tag in _LABELABLE:
            found.setdefault(target.index, []).append(label)
    return found


@fact
def _unknown_labels(page: Page) -> bool:
    """True where template code writes which control some label is for."""
    return page.markup.templated and any(label.unknown("for") for label in page.select("label"))


def _name(walk: _Walk, element: Element) -> Name:
    if element is not walk.root and not walk.hidden and is_hidden(walk.page, element):
        return Name()
    if not walk.referred and (found := _referenced(walk, element, "aria-labelledby")):
        return found
    role = role_of(element)
    if element is not walk.root and role in FIELD:
        return Name(_control_value(walk, element, role), "value", element)
    if text := _attribute(element, "aria-label"):
        return Name(text, "aria-label", (element, "aria-label"))
    if role not in NONE and (found := _native(walk, element)):
        return found
    if (element is not walk.root or walk.referred or _named_by_content(element, role)) and (
        text := spoken(_content(walk, element))
    ):
        return Name(text, "content", element)
    if role not in NONE and (text := _attribute(element, "title")):
        return Name(text, "title", (element, "title"))
    if role not in NONE and element.tag in ("input", "textarea") and (text := _attribute(element, "placeholder")):
        return Name(text, "placeholder", (element, "placeholder"))
    if element.tag == "input" and input_type(element) == "image":
        return Name(SUBMIT, "default", element)
    unknown = element.unknown("alt") if element.tag == "img" else element.dynamic
    return Name(OUTPUT, "", element) if unknown else Name()


def _named_by_content(element: Element, role: str) -> bool:
    return role in NAMED_BY_CONTENT or element.tag in ("summary", "label", "legend", "caption", "figcaption")


def _attribute(element: Element, name: str) -> str:
    value = element.values.get(name)
    return spoken(value) if value else ""


def _referenced(walk: _Walk, element: Element, attribute: str) -> Name | None:
    """What the elements that an attribute refers to say; None where it says nothing."""
    value = element.values.get(attribute)
    if not value:
        return None
    if OUTPUT in value or CONTROL in value:
        return Name(OUTPUT, attribute, (element, attribute))
    texts, first = [], None
    for name in value.split():
        target = walk.page.markup.by_id.get(name)
        if target is None:
            continue
        hidden = is_hidden(walk.page, target)
        if text := _name(_Walk(walk.page, target, hidden, True, walk.depth + 1), target).text:
            texts.append(text)
            first = first or target
    return Name(" ".join(texts), attribute, first) if texts else None


def _native(walk: _Walk, element: Element) -> Name | None:
    """What HTML itself names the element by; None where it doesn't."""
    tag = element.tag
    if tag in ("img", "area"):
        return _from(element, "alt")
    if tag == "input" and (kind := input_type(element)) in ("submit", "reset", "button", "image"):
        return _of_labels(walk, element) or _of_button(element, kind)
    if tag in _LABELABLE:
        return _of_labels(walk, element)
    if tag in _CAPTIONS:
        caption = next((child for child in element.children if child.tag == _CAPTIONS[tag]), None)
        text = spoken(_content(walk, caption)) if caption is not None else ""
        return Name(text, _CAPTIONS[tag], caption) if text else None
    if tag in ("option", "optgroup"):
        found = _from(element, "label")
        return found._replace(source="label-attribute") if found else None
    return _of_graphic(walk, element)


def _from(element: Element, attribute: str) -> Name | None:
    text = _attribute(element, attribute)
    return Name(text, attribute, (element, attribute)) if text else None


def _of_labels(walk: _Walk, element: Element) -> Name | None:
    # Labels and references can go round in circles, and each turn would double the work.
    labels = labels_of(walk.page, element) if walk.depth <= 8 else []
    texts = []
    for label in labels:
        inner = _Walk(walk.page, element, is_hidden(walk.page, label), False, walk.depth + 1)
        texts.append(_attribute(label, "aria-label") or spoken(_content(inner, label)))
    text = " ".join(filter(None, texts))
    if text:
        return Name(text, "label", labels[0])
    unknown = element.unknown("id") and (element.attributes.get("id") or element.dynamic)
    if walk.page.markup.templated and (unknown or ("id" in element.values and _unknown_labels(walk.page))):
        return Name(OUTPUT, "label", element)
    return None


def _of_button(element: Element, kind: str) -> Name | None:
    if kind == "image":
        return _from(element, "alt")
    if "value" not in element.values and kind in _DEFAULTS:
        return Name(_DEFAULTS[kind], "default", element)
    return _from(element, "value")


def _of_graphic(walk: _Walk, element: Element) -> Name | None:
    """The ``title`` child of an svg element (https://www.w3.org/TR/svg-aam-1.0/#mapping_additional_nd)."""
    if "svg" not in walk.page.markup.by_tag or element.closest("svg") is None:
        return None
    title = next((child for child in element.children if child.tag == "title"), None)
    text = spoken("".join(part for part, _ in _runs(walk.page, title))) if title is not None else ""
    return Name(text, "svg-title", title) if text else None


def _control_value(walk: _Walk, element: Element, role: str) -> str:
    """The value of a control inside the name of another element (AccName 1.2, step 2C)."""
    if element.tag == "select":
        options = list(element.descendants("option"))
        chosen = [option for option in options if "selected" in option.values] or options[:1]
        return " ".join(spoken(_content(walk, option)) for option in chosen)
    if role in ("slider", "spinbutton", "scrollbar"):
        return next(filter(None, (_attribute(element, n) for n in ("aria-valuetext", "aria-valuenow", "value"))), "")
    if element.tag == "input":
        return _attribute(element, "value") if role in ("textbox", "searchbox", "combobox") else ""
    return spoken(_content(walk, element)) if role in ("textbox", "searchbox", "combobox") else ""


def _content(walk: _Walk, element: Element) -> str:
    """The text of what stands inside an element, each part by its own name."""
    page = walk.page
    if element.index == element.last or walk.depth > _DEEPEST:
        return "".join([_run_text(page, number) for number in _run_numbers(page, element)])
    walk = _Walk(page, walk.root, walk.hidden, walk.referred, walk.depth + 1)
    parts = [
        (page.markup.runs[number].start, _run_text(page, number))
        for number in _run_numbers(page, element)
        if page.markup.owners[number] is element
    ]
    for child in element.children:
        if child.tag in _SILENT or child is walk.root:
            continue
        text = _name(walk, child).text
        apart = child.tag in BLOCK or child.tag in _REPLACED
        parts.append((child.start, f" {text} " if apart else _kept(page, child, text)))
    parts.sort()
    return "".join(text for _, text in parts)


def _kept(page: Page, child: Element, text: str) -> str:
    """An inline child's text with the blank that stands before it, which `spoken` took away."""
    inside = _run_numbers(page, child)
    return f" {text}" if inside and page.markup.runs[inside[0]].joint >= BLANK else text


def _run_numbers(page: Page, element: Element) -> range:
    runs, owners = page.markup.runs, page.markup.owners
    number = first = bisect_left(runs, (element.open_end,))
    while number < len(runs) and (owner := owners[number]) is not None and element.index <= owner.index <= element.last:
        number += 1
    return range(first, number)


def _run_text(page: Page, number: int) -> str:
    run = page.markup.runs[number]
    raw = page.markup.text[run.start : run.end]
    text = unescape(raw) if "&" in raw else raw
    return f" {text}" if run.joint >= BLANK else text


def _runs(page: Page, element: Element) -> Iterator[tuple[str, Element | None]]:
    for number in _run_numbers(page, element):
        yield _run_text(page, number), page.markup.owners[number]
