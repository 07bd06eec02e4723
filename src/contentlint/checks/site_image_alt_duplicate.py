from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contentlint.digest import digest
from contentlint.facts.images import alts, source_of, stem_of
from contentlint.facts.words import plain
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark]) -> Iterator[Hit]:
    by_text: dict[str, dict[str, Mark]] = defaultdict(dict)
    for mark in marks:
        text, _, picture = mark.value.partition(" ")
        by_text[text].setdefault(picture, mark)
    for pictures in by_text.values():
        first, *others = pictures.values()
        for mark in others:
            if mark.path != first.path:
                yield Hit(
                    mark,
                    "another picture on another page has this alt already; say what tells this one apart",
                    (("the first picture with it", first),),
                )


@rule("site-image-alt-duplicate", tags={"a11y"}, references=["wcag-1.1.1"], recommended=False, across=_across)
def site_image_alt_duplicate(page: Page) -> Iterator[Note]:
    """Different pictures of a site have different alts.

    An alt that fits any picture tells nothing about this one. The same picture on several pages, and its sizes, are fine.

    Bad:
        <img src="room.jpg" alt="A view of our practice">
        --- team.html
        <img src="garden.jpg" alt="[[A view of our practice]]">

    Good:
        <img src="room.jpg" alt="The treatment room"> <img src="logo.svg" alt="Alder Lane">
        --- team.html
        <img src="garden.jpg" alt="Herbs behind the house"> <img src="logo.svg" alt="Alder Lane">
    """
    for image in alts(page):
        if image.element.tag == "img" and (text := plain(image.text)):
            picture = stem_of(source_of(image.element) or "")
            yield Note(image.attribute, f"{digest(text, 6).hex()} {picture[:60]}")
