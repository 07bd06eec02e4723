from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.links import is_scripted
from contentlint.finding import Confidence
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_OTHER = frozenset("top up menu close open toggle next previous prev search skip more oben arriba haut".split())
_SCRIPTED = lazy(
    r"toggle|drop|menu|btn-?close|scroll|top\b|js-|modal|popup|accordion|tab|slide|carousel|prev|next|arrow|trigger"
    r"|collapse|open|lightbox|cart|search|filter|lang",
    re.I,
)


@rule("link-placeholder", tags={"seo", "links"}, confidence=Confidence.MEDIUM, references=["google-crawlable-links"])
def link_placeholder(page: Page) -> Iterator[Hit]:
    """No link is left with `#` for an address.

    A designer's stand-in that was never filled in: the link looks alive and goes nowhere. Links that a script seems to
    serve, by their attributes or words such as "top" and "menu", are left out.

    Bad:
        <p>Read our <a href="[[#]]">price list</a>.</p>

    Good:
        <p>Read our <a href="prices.html">price list</a>. <a class="buy" href="#">Buy</a><script>find(".buy")</script>
        <a href="#" class="toggle">More</a> <a href="#">Back to top</a></p>
    """
    for element in page.select("a"):
        if (element.get("href") or "").strip() == "#" and not _is_served(page, element):
            yield Hit((element, "href"), "this link leads nowhere; give it an address, or take it out")


def _is_served(page: Page, element: Element) -> bool:
    """True where a script seems to take the press, as far as attributes, words and the elements around tell."""
    block = page.block_of(element, "paragraph")
    if block is None or page.is_hidden(element) or set(block.text.lower().split()) & _OTHER or _has_menu(element):
        return True
    if set(element.attributes) - {"href", "class", "title", "style", "target", "rel"}:
        return True
    if is_scripted(page, element):
        return True
    names = [element.get("class") or "", *(above.get("class") or "" for above in list(element.ancestors())[:2])]
    return any(_SCRIPTED.search(name) for name in names)


def _has_menu(element: Element) -> bool:
    """True where a list follows the link: the link opens a menu."""
    parent = element.parent
    return parent is not None and parent.tag == "li" and any(child.tag in ("ul", "div") for child in parent.children)
