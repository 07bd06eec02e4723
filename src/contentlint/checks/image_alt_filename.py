from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.images import alts, lone_link, source_of, stem_of
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_FILE = lazy(r"[^\n]*[\w)\]]\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic|ico)(?:\?\S*)?$", re.I)
_PATH = lazy(r"(?:https?:/)?/?[\w.%-]+(?:/[\w.%-]+)+/?$", re.I)
_CAMERA = lazy(
    r"(?:img|dscn?|dscf|dsc|pxl|dji|gopr|mvimg|pano|vid|wp|cimg|sam|imag|image|photo|picture|screenshot"
    r"|screen[ _-]shot|scan|whatsapp[ _-]image|shutterstock|istock|istockphoto|gettyimages|adobestock|depositphotos"
    r"|dreamstime|pexels|unsplash|pixabay|canva|untitled)"
    r"(?:[-_ .]*[\w.-]*\d{3,}|[-_ ]?\(?\d+\)?[-_]\w)[-\w .()]*$", re.I
)  # fmt: skip
_HASH = lazy(r"(?=[a-f]*\d)[0-9a-f]{16,}(?:[-_~]\w+)*$|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.I)
_SIZED = lazy(r"\S+[-_]\d{2,4}x\d{2,4}(?:-\d+)?(?:-scaled)?$|\S+-scaled$", re.I)
_DATED = lazy(r"\d{6,}[\d_-]*$")


@rule("image-alt-filename", tags={"a11y", "seo"}, references=["wcag-1.1.1", "wcag-f30", "axe-core-3685"])
def image_alt_filename(page: Page) -> Iterator[Hit]:
    """An alt text is no file name.

    "IMG 2041 dot J P G" tells nobody what there is to see. Many editors fill the alt with the file name on upload.

    Bad:
        <img src="/up/IMG_2041.jpg" alt="[[IMG_2041.jpg]]"> <img src="a.png" alt="[[front-desk-300x200]]">
        <img src="waiting_room.jpg" alt="[[waiting_room]]">

    Good:
        <img src="/up/IMG_2041.jpg" alt="Our waiting room"> <img src="mri.png" alt="MRI">
        <img src="knee-pain.jpg" alt="knee pain">
        <img src="x.jpg" alt="Evidence-based care">
    """
    for image in alts(page):
        if why := _why(image.text, stem_of(source_of(image.element))):
            link = lone_link(page, image.element)
            remedy = "say where the link leads" if link is not None else "describe what the image shows"
            yield Hit(image.attribute, f"this alt is {why}; {remedy}")


def _why(text: str, stem: str) -> str:
    if len(text) > 200:
        return ""
    if _FILE.match(text) and not (" " in text and text.count(" ") > 6):
        return "a file name"
    if _CAMERA.match(text) or (_DATED.match(text) and not text.isdecimal()):
        return "the name that a camera or a picture agency gave the file"
    if _HASH.match(text):
        return "a code"
    if " " not in text and (_SIZED.match(text) or ("/" in text and text.count("/") > 1 and _PATH.match(text))):
        return "a file name"
    joined = " " not in text and ("-" in text or "_" in text or any(char.isdigit() for char in text))
    return "the name of the file" if joined and stem and text.lower() == stem.lower() else ""
