from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.links import anchors, references
from contentlint.finding import Confidence
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("link-anchor-broken", tags={"links"}, references=["rfc-3986"], confidence=Confidence.MEDIUM, whole_page=True)
def link_anchor_broken(page: Page) -> Iterator[Hit]:
    """A link to a part of the page leads to one that is there.

    A heading was renamed or taken out, and the link does nothing any more.

    Bad:
        <body><a href="[[#risks]]">Risks</a> <h2 id="benefits">Benefits</h2></body>

    Good:
        <body><a href="#risks">Risks</a> <h2 id="risks">Risks</h2> <a href="#top">Top</a> <a href="#!/book">Book</a></body>
    """
    if page.markup.templated:
        return
    for reference in references(page):
        if reference.url[:1] != "#" or reference.element.tag not in ("a", "area"):
            continue
        name = reference.url[1:]
        if name.lower() in ("", "top") or name[:1] in "!/" or ":~:" in name or "=" in name or _opens(reference.element):
            continue
        from urllib.parse import unquote

        if page.block_of(reference.element) is None and reference.element.index == reference.element.last:
            continue
        if name not in anchors(page) and unquote(name) not in anchors(page):
            yield Hit(reference.at, f"there is no part called `{name}` on this page; mend the name, or add the id")


def _opens(element: Element) -> bool:
    """True where a script seems to take the press, or a menu hangs on the link."""
    parent = element.parent
    if parent is not None and parent.tag == "li" and any(child.tag == "ul" for child in parent.children):
        return True
    return any(name.startswith(("data-", "on", "@", "v-", "x-", "ng-")) for name in element.values)
