"""What an element is to assistive technology: its role, and whether it is met at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.lazy import lazy
from contentlint.markup import Element, whole_number
from contentlint.page import Heading, Page, fact
from contentlint.prose import level_of

NONE = ("none", "presentation")
"""The roles that take an element's meaning away (https://www.w3.org/TR/wai-aria-1.2/#none)."""

LINK = frozenset(("link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"))
"""The link role and those that inherit from it (https://www.w3.org/TR/dpub-aria-1.1/)."""

FIELD = frozenset(
    "checkbox combobox listbox menuitemcheckbox menuitemradio radio searchbox slider spinbutton switch textbox".split()
)
"""The roles of form fields (ACT rule e086e5)."""

NAMED_BY_CONTENT = LINK | frozenset(
    "button cell checkbox columnheader gridcell heading menuitem menuitemcheckbox menuitemradio option radio row"
    " rowheader switch tab tooltip treeitem".split()
)
"""Roles that take their name from content (https://www.w3.org/TR/wai-aria-1.2/#namefromcontent)."""

# Every role that isn't abstract: WAI-ARIA 1.2, Graphics-ARIA 1.0 and DPub-ARIA 1.1.
_ROLES = frozenset(
    """alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell
group heading img image insertion link list listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox
menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup
rowheader scrollbar search searchbox separator slider spinbutton status strong subscript superscript switch tab table
tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem graphics-document graphics-object
graphics-symbol doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography
doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote
doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref
doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part
doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc""".split()
)
_IMPLICIT = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "button": "button", "textarea": "textbox", "option": "option", "svg": "graphics-document", "nav": "navigation",
    "main": "main", "dialog": "dialog", "table": "table", "figure": "figure", "article": "article", "li": "listitem",
    "td": "cell", "th": "columnheader", "tr": "row", "output": "status", "progress": "progressbar", "meter": "meter",
}  # fmt: skip
_INPUT = {
    **dict.fromkeys(("button", "submit", "reset", "image"), "button"), "checkbox": "checkbox", "radio": "radio",
    "range": "slider", "number": "spinbutton", "hidden": "", "color": "", "date": "", "datetime-local": "", "file": "",
    "month": "", "password": "", "time": "", "week": "",
}  # fmt: skip
_GLOBAL = tuple(
    f"aria-{name}"
    for name in """atomic busy controls current describedby description details dropeffect flowto grabbed keyshortcuts
label labelledby live owns relevant roledescription""".split()
)
_INTEGER = lazy(r"\s*[+-]?[0-9]")
_FIELD_TAGS = ("button", "input", "select", "textarea")
_CANDIDATES = ("a", "area", "img", "h1", "h2", "h3", "h4", "h5", "h6", *_FIELD_TAGS)
_COMMENT = lazy(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)")
_STYLE_RULE = lazy(r"(?P<selectors>[^{};@]++)\{(?P<body>[^{}]*+)\}|(?P<at>@[^{};]++)(?P<open>[{;])|(?P<close>\})")
_HIDES = lazy(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.I)
_SETS = lazy(r"(?:^|[;\s])(?:display|visibility)\s*:", re.I)
_COMPOUND = lazy(r"(?P<tag>[a-zA-Z][\w-]*+)?(?P<rest>(?:[.#][\w-]++)*+)\Z")
_PART = lazy(r"[.#][\w-]++")


def explicit_role(element: Element) -> str:
    """The first valid token of the ``role`` attribute; "" where there is none."""
    value = element.get("role")
    for word in value.lower().split() if value else ():
        if word in _ROLES:
            return "img" if word == "image" else word
    return ""


def role_of(element: Element) -> str:
    """The role of an element as assistive technology sees it; "" where it has none, or template code writes it.

    `none` and `presentation` don't hold where the element can be focused or has a global ARIA attribute
    (https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none).
    """
    explicit = explicit_role(element) if "role" in element.values else ""
    if explicit and explicit not in NONE:
        return explicit
    if explicit and not is_focusable(element) and not _has_global(element):
        return "none"
    return implicit_role(element)


def implicit_role(element: Element) -> str:
    """The role that HTML gives an element without ``role`` (https://www.w3.org/TR/html-aria/); "" where none matters here."""
    tag = element.tag
    if tag == "input":
        return _input_role(element)
    if tag in ("a", "area"):
        return "link" if "href" in element.values else ""
    if tag == "img":
        decorative = element.get("alt") == "" and "alt" in element.values
        return "none" if decorative and not _has_global(element) else "img"
    if tag == "select":
        return "listbox" if "multiple" in element.values or _number(element.get("size")) > 1 else "combobox"
    return _IMPLICIT.get(tag, "")


def input_type(element: Element) -> str:
    """The ``type`` of an input, lower-case; "text" where it has none."""
    return (element.get("type") or "text").strip().lower()


def is_decorative(element: Element) -> bool:
    """True where the author marks it as decoration: `role=none`, or an ``img`` with an empty ``alt``."""
    return explicit_role(element) in NONE or (
        element.tag == "img" and element.get("alt") == "" and not explicit_role(element)
    )


def is_disabled(element: Element) -> bool:
    """True for a form control that is disabled, by itself or by the fieldset around it."""
    if element.tag not in _FIELD_TAGS:
        return False
    return "disabled" in element.values or any(
        around.tag == "fieldset" and "disabled" in around.values for around in element.ancestors()
    )


def is_focusable(element: Element) -> bool:
    """True where the element can take the focus: links, enabled controls, frames, ``tabindex``, ``contenteditable``."""
    attributes, tag = element.attributes, element.tag
    if (value := element.get("tabindex")) and _INTEGER.match(value):
        return True
    if tag in ("a", "area"):
        return "href" in attributes
    if tag in _FIELD_TAGS:
        return not is_disabled(element) and not (tag == "input" and input_type(element) == "hidden")
    if tag in ("audio", "video"):
        return "controls" in attributes
    editable = attributes.get("contenteditable")
    return tag == "iframe" or is_summary(element) or (editable is not None and editable.value != "false")


def is_summary(element: Element) -> bool:
    """True for the ``summary`` that opens its ``details``: the first one in it."""
    parent = element.parent
    if element.tag != "summary" or parent is None or parent.tag != "details":
        return False
    return next(child for child in parent.children if child.tag == "summary") is element


def is_hidden(page: Page, element: Element) -> bool:
    """True where an element isn't displayed (attributes, inline style, a fixed rule of a ``<style>``) or is ``aria-hidden``."""
    return element.index in _hidden(page)


def is_exposed(page: Page, element: Element) -> bool:
    """True where assistive technology meets the element: neither hidden nor without a role of its own by `role=none`."""
    if is_hidden(page, element) or (element.tag == "input" and input_type(element) == "hidden"):
        return False
    return role_of(element) != "none"


@fact
def by_role(page: Page) -> dict[str, list[Element]]:
    """The exposed links, buttons, fields, images, headings and elements with a ``role``, by role, in document order."""
    found: dict[str, list[Element]] = {}
    chosen = {element.index: element for element in page.select(*_CANDIDATES)}
    chosen.update((element.index, element) for element in with_role(page))
    hidden = _hidden(page)
    for index in sorted(chosen):
        element = chosen[index]
        if index in hidden or (element.tag == "input" and input_type(element) == "hidden"):
            continue
        if (role := role_of(element)) != "none":
            found.setdefault(role, []).append(element)
    return found


def having_role(page: Page, roles: frozenset[str]) -> list[Element]:
    """The exposed elements of some roles, in document order."""
    found = [element for role, elements in by_role(page).items() if role in roles for element in elements]
    found.sort(key=lambda element: element.index)
    return found


@fact
def with_role(page: Page) -> tuple[Element, ...]:
    """The elements that have a ``role`` attribute, in document order."""
    return tuple(element for element in page.markup.having("role") if element.get("role"))


@fact
def headings(page: Page) -> tuple[Heading, ...]:
    """The headings that assistive technology meets, presentational conflicts and token lists in ``role`` included."""
    return tuple(
        Heading(element, level_of(element), page.block_of(element)) for element in by_role(page).get("heading", ())
    )


def _input_role(element: Element) -> str:
    kind = input_type(element)
    if (role := _INPUT.get(kind)) is not None:
        return role
    if "list" in element.values:
        return "combobox"
    return "searchbox" if kind == "search" else "textbox"


def _has_global(element: Element) -> bool:
    return "aria-" in element.raw and any((element.get(name) or "").strip() for name in _GLOBAL)


def _number(value: str | None) -> int:
    return whole_number(value) or 0


@fact
def _hidden(page: Page) -> frozenset[int]:
    """Every hidden element by its index, since this is what most rules ask first of most elements."""
    return page.hidden | _hidden_by_sheet(page)


@fact
def _hidden_by_sheet(page: Page) -> frozenset[int]:
    """The elements that a rule in a ``<style>`` hides for good.

    Where a script runs, or another rule shows the same class or id again (a media query, a menu), nothing is for good.
    """
    sheets = [element for element in page.select("style") if not element.get("media")]
    texts = [page.markup.text[slice(*sheet.content_at)] for sheet in sheets if sheet.content_at is not None]
    if not any(_HIDES.search(text) for text in texts) or _has_script(page):
        return frozenset()
    hiding, showing = _sorted_selectors("\n".join(texts))
    hidden: set[int] = set()
    for tag, parts in hiding:
        if not any(part in showing for part in (parts or [tag])):
            for element in _matching(page, tag, parts):
                hidden.update(range(element.index, element.last + 1))
    return frozenset(hidden)


def _has_script(page: Page) -> bool:
    return any("json" not in (script.get("type") or "") for script in page.select("script"))


def _sorted_selectors(css: str) -> tuple[list[tuple[str, list[str]]], set[str]]:
    """The simple selectors that hide, and every name in a selector that shows (or hides only under a condition)."""
    hiding: list[tuple[str, list[str]]] = []
    showing: set[str] = set()
    depth = 0
    for match in _STYLE_RULE.finditer(_COMMENT.sub("", css)):
        if match["at"]:
            depth += match["open"] == "{"
        elif match["close"]:
            depth = max(0, depth - 1)
        elif _SETS.search(match["body"]):
            hides = _HIDES.search(match["body"]) is not None
            for selector in match["selectors"].split(","):
                compound = _COMPOUND.match(selector.strip())
                if hides and not depth and compound and selector.strip():
                    hiding.append(((compound["tag"] or "").lower(), _PART.findall(compound["rest"])))
                elif not hides:
                    showing.update(_PART.findall(selector) or selector.split()[-1:])
    return hiding, showing


def _matching(page: Page, tag: str, parts: list[str]) -> Iterator[Element]:
    for element in page.select(tag) if tag else page.elements:
        if parts and "class" not in element.raw and "id" not in element.raw:
            continue
        names = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        if names.issuperset(parts):
            yield element
