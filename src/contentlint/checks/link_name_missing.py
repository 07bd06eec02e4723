from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import LINK, having_role
from contentlint.finding import Severity
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "link-name-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-c487ae", "wcag-2.4.4", "wcag-4.1.2"]
)
def link_name_missing(page: Page) -> Iterator[Hit]:
    """Every link has a name.

    A screen reader says "link", or spells the address, where icon or image have no words.

    Bad:
        [[<a href="https://example.com/clinic">]]<i class="icon-facebook"></i></a>

    Bad:
        [[<a href="/">]]<img src="logo.svg" alt=""></a>

    Good:
        <a href="https://example.com/clinic" aria-label="Our page on Facebook"><i class="icon-facebook"></i></a>
        <a href="/"><img src="logo.svg" alt="Start page"></a>
        <a href="/x">{{ label }}</a>
    """
    for element in having_role(page, LINK):
        if name_of(page, element).missing:
            message, related = _told(element)
            yield Hit(element, message, related)


def _told(element: Element) -> tuple[str, tuple[tuple[str, Element], ...]]:
    if element.tag == "area":
        return "this part of the image map has no name; say in its alt where it leads", ()
    image = next(element.descendants("img"), None)
    if image is not None:
        return "this link holds only an image without alt text; say in the alt where the link leads", (
            ("the image", image),
        )
    if next(element.descendants("i", "svg", "span"), None) is not None:
        return "this link has no text, only an icon; say where it leads in an aria-label", ()
    return "this link is empty; write where it leads, or remove it", ()
