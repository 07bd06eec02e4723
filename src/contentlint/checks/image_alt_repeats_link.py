from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.images import alts
from contentlint.facts.names import shown_texts
from contentlint.facts.words import bare
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("image-alt-repeats-link", tags={"a11y"}, references=["wcag-h2", "axe-image-redundant-alt"])
def image_alt_repeats_link(page: Page) -> Iterator[Hit]:
    """An image in a link or button doesn't repeat the text beside it.

    A screen reader says the words twice. The text is name enough: `alt=""`.

    Bad:
        <a href="/team"><img src="team.jpg" alt="[[Our team]]"> Our team</a>

    Good:
        <a href="/team"><img src="team.jpg" alt=""> Our team</a>
        <a href="/team"><img src="team.jpg" alt="Five women in white coats"> Our team</a>
    """
    for image in alts(page):
        around = image.element.closest("a", "button")
        if around is None:
            continue
        texts = [text for text, _ in shown_texts(page, around)]
        if texts and bare(image.text) in (bare(" ".join(texts)), *map(bare, texts)):
            yield Hit(
                image.attribute,
                'this alt repeats the text of the link; write alt="", since the text is there',
                suggestion="",
            )
