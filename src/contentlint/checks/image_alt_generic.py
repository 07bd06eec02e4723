from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import alts, lone_link
from contentlint.facts.words import is_generic_alt, plain
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("image-alt-generic", tags={"a11y", "seo"}, references=["wcag-1.1.1", "wcag-f30", "wcag-f39", "html-alt"])
def image_alt_generic(page: Page, *, allow: tuple[str, ...] = ()) -> Iterator[Hit]:
    """An alt text says what the image shows, not that it is one.

    "Image", "logo" or "banner 2" leaves a listener with a riddle. The words are those of the language around the image.

    Options:
        allow: alts that may stand after all.

    Bad:
        <img src="a.jpg" alt="[[image]]"> <a href="/"><img src="b.png" alt="[[Logo]]"></a> <img src="c.jpg" alt="[[slide-2]]">
        <img src="d.jpg" alt="[[...]]">

    Bad:
        <p lang="de"><img src="a.jpg" alt="[[Titelbild]]"></p>

    Good:
        <img src="a.jpg" alt="Front door with ramp"> <a href="/"><img src="b.png" alt="Lakeside Eye Clinic"></a>
        <img src="star.png" alt="★★★★★">

    Good (allow = ["logo"]):
        <img src="b.png" alt="Logo">
    """
    allowed = {plain(text) for text in allow}
    for image in alts(page):
        if len(image.text) > 40 or plain(image.text) in allowed:
            continue
        if is_generic_alt(image.text, page.language_of(image.element)):
            link = lone_link(page, image.element)
            told = 'describe what the image shows, or write alt="" if it is decoration'
            remedy = "it is the name of a link: say where that leads" if link is not None else told
            yield Hit(image.attribute, f'"{image.text}" says nothing about this image; {remedy}')
