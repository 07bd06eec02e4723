from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.links import references
from contentlint.page import Page
from contentlint.rules import Hit, rule

_LOADED = ("image", "media", "script", "style", "frame")


@rule("link-resource-insecure", tags={"seo", "links"}, references=["mixed-content"])
def link_resource_insecure(page: Page) -> Iterator[Hit]:
    """Pictures, scripts, styles and frames are loaded over https.

    On an https page browsers block such scripts, styles and frames. Pictures, sound and film they try over https instead, and
    leave out where that fails.

    Bad:
        <script src="[[http://cdn.example.net/map.js]]"></script>

    Good:
        <script src="https://cdn.example.net/map.js"></script> <a href="http://old.example.net/">An old site</a>
    """
    for reference in references(page):
        if reference.kind in _LOADED and reference.element.tag != "meta" and reference.url[:7].lower() == "http://":
            happens = "may leave out" if reference.kind in ("image", "media") else "block"
            yield Hit(
                reference.at, f"this is loaded over http, which browsers {happens} on an https page; write https://"
            )
