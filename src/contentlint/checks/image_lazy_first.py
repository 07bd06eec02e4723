from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.prose import CHROME
from contentlint.rules import Hit, rule


@rule(
    "image-lazy-first",
    severity=Severity.INFO,
    tags={"speed"},
    references=["web-dev-lazy"],
    recommended=False,
    whole_page=True,
)
def image_lazy_first(page: Page, *, max_words_above: int = 80) -> Iterator[Hit]:
    """The first image of a page isn't loaded late.

    What stands at the top is seen at once; `loading="lazy"` makes the browser wait with it.

    Options:
        max_words_above: with more words above it, the image isn't at the top.

    Bad:
        <body><h1>Our team</h1><img src="team.jpg" alt="All of us" [[loading="lazy"]]></body>

    Good:
        <body><img src="team.jpg" alt="All of us"><p>Text</p><img src="b.jpg" alt="Door" loading="lazy"></body>
    """
    first = next((image for image in page.images if not page.flags(image) & CHROME), None)
    if first is None or (first.get("loading") or "").strip().lower() != "lazy":
        return
    above = [block for block in page.content if block.runs[0].start < first.start]
    if sum(block.word_count for block in above) <= max_words_above:
        yield Hit(first.attributes["loading"].at, "this is the first image of the page; let it load at once")
