from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "image-lazy-first",
    severity=Severity.INFO,
    tags={"speed"},
    references=["web-dev-lazy"],
    recommended=False,
    whole_page=True,
)
def image_lazy_first(page: Page) -> Iterator[Hit]:
    """The first image of a page isn't loaded late.

    What stands at the top is seen at once; `loading="lazy"` makes the browser wait with it.

    Bad:
        <body><h1>Our team</h1><img src="team.jpg" alt="All of us" [[loading="lazy"]]></body>

    Good:
        <body><img src="team.jpg" alt="All of us"><p>Text</p><img src="b.jpg" alt="Door" loading="lazy"></body>
    """
    first = next(iter(page.images), None)
    if first is not None and (first.get("loading") or "").strip().lower() == "lazy":
        yield Hit(first.attributes["loading"].at, "this is the first image of the page; let it load at once")
