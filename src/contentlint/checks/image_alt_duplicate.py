from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import Alt, alts, same_picture, source_of
from contentlint.facts.words import is_generic_alt, plain
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.prose import FOOTER, HEADER, NAVIGATION
from contentlint.rules import Hit, rule


@rule("image-alt-duplicate", confidence=Confidence.MEDIUM, tags={"a11y", "seo"}, references=["wcag-1.1.1"])
def image_alt_duplicate(page: Page) -> Iterator[Hit]:
    """Different images of a page have different alt texts.

    Who listens hears the same picture again and again. The same file twice, its sizes and shades, and logos are fine.

    Bad:
        <img src="room-1.jpg" alt="Treatment room"> <img src="garden.jpg" alt="[[treatment  room]]">

    Good:
        <img src="room.jpg" alt="Treatment room"> <img src="room-mobile.jpg" alt="Treatment room">
        <img src="desk.jpg" alt="Front desk"> <img src="logo.png" alt="Lakeside"> <img src="logo-footer.svg" alt="Lakeside">
    """
    first: dict[str, Alt] = {}
    for image in alts(page):
        address = source_of(image.element)
        if image.element.tag != "img" or not address or "logo" in address.lower() or address.startswith("data:"):
            continue
        if page.flags(image.element) & (NAVIGATION | FOOTER | HEADER):
            continue
        if is_generic_alt(image.text, page.language_of(image.element)):
            continue  # image-alt-generic speaks of it
        before = first.setdefault(plain(image.text), image)
        if before is image or same_picture(address, source_of(before.element)):
            continue
        if not page.alternative(before.element, image.element):
            message = f'another image has the alt "{image.text}" already; say what tells this one apart'
            yield Hit(image.attribute, message, (("the first image with it", before.attribute),))
