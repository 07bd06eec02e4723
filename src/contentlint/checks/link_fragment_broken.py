from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from contentlint.finding import Confidence
from contentlint.page import Page, fact
from contentlint.rules import Hit, rule
from contentlint.templates import CONTROL, OUTPUT


@rule(
    "link-fragment-broken", confidence=Confidence.MEDIUM, tags={"links"}, references=["html-fragment"], whole_page=True
)
def link_fragment_broken(page: Page) -> Iterator[Hit]:
    """A link to a place on the page finds it.

    Where no element has that id, a click does nothing. `#`, `#top` and the routes of scripts (`#/…`, `#!…`) are left alone.

    Bad:
        <html><body><a href="[[#prices]]">Prices</a> <h2 id="price">Prices</h2></body></html>

    Good:
        <html><body><a href="#prices">Prices</a> <h2 id="prices">Prices</h2> <a href="#top">Top</a> <a href="#">Menu</a>
        <a href="#/booking">Book</a> <a href="#faq" data-toggle="modal">Questions</a></body></html>
    """
    if '"#' not in page.text and "'#" not in page.text and "=#" not in page.text:
        return
    for link in page.select("a", "area"):
        address = (link.get("href") or "").strip()
        if not address.startswith("#") or OUTPUT in address or CONTROL in address:
            continue
        name = address[1:]
        if not name or name.lower() == "top" or name.startswith(("/", "!", "?", ":~:")) or "=" in name or "&" in name:
            continue
        if _is_handled(link.raw) or page.masked.has_includes or link.get("role") == "button":
            continue
        if not {name, unquote(name), "*"} & _targets(page):
            message = f'nothing on this page has the id "{unquote(name)}"; mend the link, or give its target this id'
            yield Hit((link, "href"), message)


def _is_handled(raw: str) -> bool:
    """Whether a script takes the click: an inline handler, or the attributes of front-end kits."""
    lowered = raw.lower()
    return any(word in lowered for word in ("onclick", "data-", "@click", "v-on", "ng-", "x-on"))


@fact
def _targets(page: Page) -> frozenset[str]:
    named = (anchor.get("name") for anchor in page.select("a") if "name" in anchor.raw)
    unknown = [e for e in page.elements if page.markup.templated and e.unknown("id") and "id" in e.raw]
    return frozenset({*page.markup.by_id, *(name for name in named if name), *(["*"] if unknown else [])})
