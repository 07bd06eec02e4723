from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import alts
from contentlint.facts.words import plain, words
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "image-alt-redundant-words",
    severity=Severity.INFO,
    tags={"a11y"},
    references=["wcag-1.1.1", "wai-image-tips", "html-alt"],
)
def image_alt_redundant_words(page: Page) -> Iterator[Hit]:
    """An alt text doesn't begin with "image of".

    A screen reader says "image" before every alt. "X-ray of" or "drawing of" tells something and may stand.

    Bad:
        <img src="a.jpg" alt="[[Image of our front desk]]"> <img lang="de" src="b.jpg" alt="[[Foto von Frau Dr. Berg]]">

    Good:
        <img src="a.jpg" alt="Our front desk"> <img src="b.jpg" alt="X-ray of a hip"> <img src="c.jpg" alt="Photo album on a desk">
    """
    for image in alts(page):
        text = plain(image.text)
        for opening in words(page.language_of(image.element)).alt_openings:
            if text.startswith(opening) and (
                opening.endswith("'") or text[len(opening) : len(opening) + 1] in (" ", ":")
            ):
                rest = image.text[len(opening) :].lstrip(" :")
                message = f'screen readers say that this is an image; leave "{image.text[: len(opening)]}" out'
                yield Hit(image.attribute, message, suggestion=rest[:1].upper() + rest[1:] if rest else None)
                break
