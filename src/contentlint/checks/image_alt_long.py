from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import alts
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "image-alt-long",
    severity=Severity.INFO,
    tags={"a11y", "seo"},
    references=["wcag-1.1.1", "wai-image-tips", "wai-image-complex"],
)
def image_alt_long(page: Page, *, max_characters: int = 150) -> Iterator[Hit]:
    """An alt text is a sentence or two.

    It is read in one go, without pause, heading or way back. What needs more room belongs on the page: a caption, or a
    text that `aria-describedby` names. The W3C's tips draw the line at a short phrase or sentence; they count no characters.

    Options:
        max_characters: longest alt that passes.

    Bad (max_characters = 40):
        <img src="a.jpg" alt="[[A therapist shows a woman how to stretch her calf against a wall]]">

    Good (max_characters = 40):
        <img src="a.jpg" alt="Stretching the calf against a wall">
    """
    for image in alts(page):
        if len(image.text) > max_characters:
            told = f"this alt has {len(image.text)} characters; say the main thing in {max_characters}"
            yield Hit(image.attribute, f"{told}, and the rest in a caption or on the page")
