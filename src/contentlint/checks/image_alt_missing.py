from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("image-alt-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-23a2a8", "wcag-1.1.1"])
def image_alt_missing(page: Page) -> Iterator[Hit]:
    """Every image has an alt attribute.

    A screen reader reads the file name, or nothing, where the attribute is missing. `alt=""` marks an image as
    decorative and passes.

    Bad:
        <p>[[<img src="xray.jpg">]]</p>

    Good:
        <p><img src="xray.jpg" alt="X-ray of a mended wrist"> <img src="line.svg" alt="">
        <img src="map.png" aria-label="Map of the car park"> <img {{ attributes }}></p>
    """
    for image in page.images:
        if "alt" in image.attributes or image.unknown("alt", "aria-label", "aria-labelledby", "title", "role"):
            continue
        if image.get("role") in ("presentation", "none") or any(
            image.get(name) for name in ("aria-label", "aria-labelledby", "title")
        ):
            continue
        yield Hit(image, 'this image has no alt attribute; describe what it shows, or write alt="" if it is decoration')
