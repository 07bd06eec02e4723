from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import spoken
from contentlint.facts.roles import is_hidden
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "image-alt-empty-conflict",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    tags={"a11y"},
    references=["wai-image-decorative", "wcag-h67"],
)
def image_alt_empty_conflict(page: Page) -> Iterator[Hit]:
    """An image that is marked as decoration isn't treated as content elsewhere.

    `alt=""` says that the image tells nothing; a caption below it or a title on it says that it does.

    Bad:
        <figure><img src="scan.jpg" [[alt=""]]><figcaption>Before treatment</figcaption></figure>

    Bad:
        <img src="map.png" [[alt=""]] title="How to find us">

    Good:
        <img src="line.svg" alt=""> <figure><img src="line.svg" alt=""></figure>
        <figure><img src="scan.jpg" alt="Scan of a knee"><figcaption>Before treatment</figcaption></figure>
    """
    for image in page.select("img"):
        attribute = image.attributes.get("alt")
        if attribute is None or attribute.value or is_hidden(page, image) or image.unknown("alt", "title"):
            continue
        figure = image.closest("figure")
        alone = figure is not None and len(list(figure.descendants("img", "svg", "video", "table"))) == 1
        caption = next(figure.descendants("figcaption"), None) if figure is not None and alone else None
        if caption is not None and page.block_of(caption) is not None:
            message = "this image has a caption, yet its empty alt marks it as decoration; say what there is to see"
            yield Hit(attribute.at, message, (("the caption", caption),))
        elif spoken(image.get("title") or ""):
            yield Hit(
                attribute.at,
                "this image has a title, yet its empty alt marks it as decoration; write the alt, or drop the title",
            )
