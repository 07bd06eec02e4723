from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import alts
from contentlint.facts.names import content_text
from contentlint.facts.words import bare
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "image-alt-repeats-caption",
    severity=Severity.INFO,
    tags={"a11y"},
    references=["wai-image-decorative", "html-alt"],
)
def image_alt_repeats_caption(page: Page) -> Iterator[Hit]:
    """An alt says what the caption leaves out.

    Both are read, one after the other. The caption says what the picture is about, the alt what there is to see.

    Bad:
        <figure><img src="a.jpg" alt="[[Our new entrance]]"><figcaption>Our new entrance.</figcaption></figure>

    Good:
        <figure><img src="a.jpg" alt="Glass door with a ramp"><figcaption>Our new entrance</figcaption></figure>
    """
    for image in alts(page):
        figure = image.element.closest("figure")
        caption = next(figure.descendants("figcaption"), None) if figure is not None else None
        if caption is not None and bare(content_text(page, caption)) == bare(image.text):
            message = "this alt repeats the caption; say what there is to see in the image"
            yield Hit(image.attribute, message, (("the caption", caption),))
