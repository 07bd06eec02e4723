from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import Alt, alts
from contentlint.facts.roles import headings
from contentlint.facts.words import bare
from contentlint.finding import Severity
from contentlint.page import Heading, Page
from contentlint.rules import Hit, rule


@rule(
    "image-alt-repeats-heading",
    severity=Severity.INFO,
    tags={"a11y"},
    references=["wai-image-decorative", "html-alt"],
    recommended=False,
)
def image_alt_repeats_heading(page: Page) -> Iterator[Hit]:
    """An image doesn't repeat the heading beside it.

    A card with a portrait and a name reads the name twice. Where the picture adds nothing, it is decoration: `alt=""`.

    Bad:
        <div><img src="berg.jpg" alt="[[Dr. Anna Berg]]"><h3>Dr. Anna Berg</h3></div>

    Good:
        <div><img src="berg.jpg" alt=""><h3>Dr. Anna Berg</h3></div>
    """
    by_text: dict[str, list[Heading]] = {}
    for heading in headings(page):
        by_text.setdefault(bare(heading.text), []).append(heading)
    for image in alts(page):
        for heading in by_text.get(bare(image.text), ()):
            if _share_a_card(image, heading):
                message = 'this alt repeats the heading beside it; write alt="", or say what there is to see'
                yield Hit(image.attribute, message, (("the heading", heading),))
                break


def _share_a_card(image: Alt, heading: Heading) -> bool:
    """Whether the nearest box around the image that holds any heading holds this one."""
    for around in image.element.ancestors():
        found = next(around.descendants("h1", "h2", "h3", "h4", "h5", "h6"), None)
        if found is not None:
            return around.contains(heading.element) and around.tag not in ("body", "html", "main")
    return False
