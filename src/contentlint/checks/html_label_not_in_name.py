from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.names import Name, name_of, shown_texts
from contentlint.facts.roles import LINK, having_role
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT

_WIDGETS = LINK | frozenset(
    "button checkbox gridcell menuitem menuitemcheckbox menuitemradio option radio searchbox switch tab treeitem".split()
)
_EDGES = lazy(r"(?<!\w)[^\w\s×÷=+%€$£#&@/-]+|[^\w\s×÷=+%€$£#&@/-]+(?!\w)")
_ICON = lazy(r"icon|symbols|(?:^|\s)fa[srlb]?(?:\s|-|$)|glyph", re.I)


@rule("html-label-not-in-name", tags={"a11y"}, references=["act-2ee8b8", "wcag-2.5.3"])
def html_label_not_in_name(page: Page) -> Iterator[Hit]:
    """What a link or button shows is part of its name.

    Who steers by voice says the words on the screen; an `aria-label` with other words leaves the button deaf to them.

    Bad:
        <a href="/booking" aria-label="[[Appointments]]">Book now</a>

    Good:
        <a href="/booking" aria-label="Book now: appointments online">Book now</a>
        <button aria-label="Close">×</button>
    """
    if "aria-label" not in page.masked.text:
        return
    for element in having_role(page, _WIDGETS):
        if "aria-label" not in element.raw:
            continue
        found = name_of(page, element)
        if found.known and found.source.startswith("aria-label") and (shown := _mismatch(page, element, found)):
            message = f'the name "{found.text}" leaves out the words shown, "{shown}"; begin the name with them'
            yield Hit((element, found.source), message)


def _mismatch(page: Page, element: Element, name: Name) -> str:
    """The visible words where the name doesn't contain them, else ""."""
    texts = [text for text, owner in shown_texts(page, element) if owner is None or not _is_icon(owner, element)]
    shown, folded = " ".join(texts), _folded(name.text)
    if OUTPUT in shown or len(shown) < 2 or not _folded(shown) or _folded(shown) in folded:
        return ""
    apart = [_folded(text) for text in texts]
    return "" if all(text in folded for text in apart) or _folded("".join(texts)) in folded else shown


def _is_icon(owner: Element, element: Element) -> bool:
    while owner is not element and owner.parent is not None:
        if _ICON.search(owner.get("class") or ""):
            return True
        owner = owner.parent
    return False


def _folded(text: str) -> str:
    """Lower case, without pictures, arrows and the punctuation around words."""
    return " ".join(_EDGES.sub(" ", text.casefold()).split())
