from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import is_tracker
from contentlint.facts.names import name_of
from contentlint.facts.roles import explicit_role, is_exposed, role_of, with_role
from contentlint.finding import Severity
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_REMEDY = 'describe what it shows, or write alt="" if it is decoration'


@rule("image-alt-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-23a2a8", "wcag-1.1.1"])
def image_alt_missing(page: Page) -> Iterator[Hit]:
    """Every image has an alt text, or is marked as decoration.

    A screen reader reads the file name, or nothing, where the alt is missing. `alt=""` marks an image as decorative and
    passes; an alt of blanks alone doesn't. The one-pixel images of tracking services are left alone.

    Bad:
        <p>[[<img src="xray.jpg">]] <img src="cast.jpg" [[alt=" "]]></p>

    Bad:
        [[<div role="img" style="background: url(map.png)">]]</div>

    Good:
        <p><img src="xray.jpg" alt="X-ray of a mended wrist"> <img src="line.svg" alt="">
        <img src="map.png" aria-label="Map of the car park"> <img {{ attributes }}></p>
        <img src="https://stats.example/hit" width="1" height="1">
        <div role="img" aria-label="Map of the car park"></div>
    """
    for element in page.select("img"):
        known = not element.unknown("alt", "role") and role_of(element) == "img" and is_exposed(page, element)
        if known and name_of(page, element).missing and not is_tracker(element):
            yield _hit(element)
    for element in with_role(page):
        if element.tag == "img" or explicit_role(element) != "img" or element.closest("svg", "object") is not None:
            continue
        if is_exposed(page, element) and name_of(page, element).missing:
            yield Hit(element, "this element is an image without a name; describe what it shows in an aria-label")


def _hit(image: Element) -> Hit:
    alt = image.attributes.get("alt")
    if alt is not None and alt.value:
        return Hit(alt.at, f"this alt is blank; {_REMEDY}")
    if alt is not None or explicit_role(image):
        return Hit(
            image,
            "this image is marked as decoration, yet can be focused or has an aria- attribute; name it in its alt",
        )
    return Hit(image, f"this image has no alt; {_REMEDY}")
