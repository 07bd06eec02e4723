"""Images and what is written about them: alts, addresses, and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from contentlint.facts.names import shown_texts, spoken
from contentlint.facts.roles import input_type, is_hidden
from contentlint.lazy import lazy
from contentlint.markup import Attribute, Element
from contentlint.page import Page, fact
from contentlint.templates import CONTROL, OUTPUT

_TRACKER = lazy(
    r"facebook\.com/tr\b|doubleclick\.net|google-analytics|/pixel(?:\.gif|\?|$)|/(?:1x1|spacer|blank|transparent)\.gif",
    re.I,
)
_TINY = lazy(r"\s*[01](?:px)?\s*$")
_SIZES = lazy(
    r"(?:[-_.@ ](?:\d{2,4}x\d{2,4}|\d{2,4}w|\dx|scaled|min|copy|mobile|desktop|tablet|phone|sm|md|lg|xl|xs|small|medium|large|thumb"
    r"|thumbnail|light|dark|white|black|color|colour|mob|desk|web))++$", re.I
)  # fmt: skip


class Alt(NamedTuple):
    """An image that has an alt text, where the alt stands, and the text of it, folded; all known."""

    element: Element
    attribute: Attribute
    text: str


@fact
def alts(page: Page) -> tuple[Alt, ...]:
    """The alts of images, image buttons and areas that assistive technology meets; empty and unknown ones left out."""
    found = []
    for element in page.select("img", "area", "input"):
        if element.tag == "input" and input_type(element) != "image":
            continue
        attribute = element.attributes.get("alt")
        if attribute is None or not attribute.known or is_hidden(page, element):
            continue
        if text := spoken(attribute.value or ""):
            found.append(Alt(element, attribute, text))
    return tuple(found)


def source_of(image: Element) -> str:
    """The address of an image: that of a lazy loader (``data-src``) before ``src``; "" where unknown."""
    for name in ("data-src", "data-lazy-src", "data-original", "src"):
        if address := (image.get(name) or "").strip():
            return "" if OUTPUT in address or CONTROL in address else address
    return ""


def stem_of(address: str) -> str:
    """The file name of an address without folders, query and extension; "" for data."""
    if address.startswith("data:"):
        return ""
    name = address.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def same_picture(a: str, b: str) -> bool:
    """True where two addresses differ only in size, shade or copy number (``hero-mobile.jpg``, ``hero-800x600.webp``)."""
    return a == b or _SIZES.sub("", stem_of(a).lower()) == _SIZES.sub("", stem_of(b).lower())


def is_tracker(image: Element) -> bool:
    """True for an image of one pixel or of a known tracking service, which nobody sees."""
    tiny = [bool(_TINY.match(value)) for name in ("width", "height") if (value := image.get(name)) is not None]
    return (len(tiny) == 2 and all(tiny)) or bool(_TRACKER.search(source_of(image)))


def lone_link(page: Page, image: Element) -> Element | None:
    """The link or button whose only content is this image; None where there is text too, or none around it."""
    around = image.closest("a", "button")
    if around is None or (around.tag == "a" and "href" not in around.values):
        return None
    return None if shown_texts(page, around) or len(list(around.descendants("img", "svg"))) > 1 else around
