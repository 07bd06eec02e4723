from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.finding import Confidence
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_TOP = frozenset(
    "top back to top up scroll to top menu close open toggle next previous prev search skip nach oben arriba haut".split()
)


@rule("link-placeholder", tags={"seo", "links"}, confidence=Confidence.MEDIUM, references=["google-crawlable-links"])
def link_placeholder(page: Page) -> Iterator[Hit]:
    """No link is left with `#` for an address.

    A designer's stand-in that was never filled in: the link looks alive and goes nowhere. Links that a script seems to
    serve, by their attributes or words such as "top" and "menu", are left out.

    Bad:
        <p>Read our <a href="[[#]]">price list</a>.</p>

    Good:
        <p>Read our <a href="prices.html">price list</a>. <a href="#" class="toggle">More</a> <a href="#">Back to top</a></p>
    """
    for element in page.select("a"):
        attribute = element.attributes.get("href")
        if attribute is None or attribute.value is None or attribute.value.strip() != "#":
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        block = page.block_of(element, "paragraph")
        words = set(block.text.lower().split()) if block is not None else {"menu"}
        if (
            len(element.attributes) > 2 + ("title" in element.attributes)
            or _SCRIPTED.search(names)
            or words & _TOP
            or page.is_hidden(element)
        ):
            continue
        if any(_SCRIPTED.search(f"{above.get('class') or ''}") for above in list(element.ancestors())[:2]) or _has_menu(
            element
        ):
            continue
        yield Hit((element, "href"), "this link leads nowhere; give it an address, or take it out")


_SCRIPTED = re.compile(
    r"toggle|drop|menu|btn-?close|scroll|top\b|js-|modal|popup|accordion|tab|slide|carousel|prev|next|arrow|trigger|collapse|open|lightbox|cart|search",
    re.I,
)


def _has_menu(element: Element) -> bool:
    """True where a list follows the link: the link opens a menu."""
    parent = element.parent
    return parent is not None and parent.tag == "li" and any(child.tag in ("ul", "div") for child in parent.children)
