from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.text_width import text_width
from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT

_SEPARATOR = lazy(r"\s+[|–—·•:»-]\s+|\s*[|·•»]\s*")


@rule("meta-title-long", severity=Severity.INFO, tags={"seo"}, references=["google-title-link", "yoast-title-width"])
def meta_title_long(page: Page, *, max_pixels: int = 600, without_suffix: bool = True) -> Iterator[Hit]:
    """The title fits into a line of the search results.

    A title wider than about 600 pixels is cut or rewritten there. The last part behind a separator, mostly the
    clinic's name, isn't counted: what stands before it matters.

    Options:
        max_pixels: the greatest width in Arial at 20 pixels.
        without_suffix: whether what follows the last ` | `, ` – ` or ` · ` is left out of the count.

    Bad:
        <title>[[Knee pain after running: what causes it, what helps at home, and when you should come to see us]]</title>

    Good:
        <title>Knee pain after running: causes, help and exercises | Hill Street Orthopaedics and Sports Medicine</title>
    """
    title = page.title
    if title is None or OUTPUT in title.text:
        return
    separators = list(_SEPARATOR.finditer(title.text)) if without_suffix else []
    end = separators[-1].start() if separators else len(title.text)
    width = text_width(title.text[:end])
    if width > max_pixels:
        part = "" if end == len(title.text) else ", what follows the last separator left out"
        message = f"this title is {width:.0f} pixels wide ({end} characters{part}); {max_pixels} fit: shorten it"
        yield Hit(title.slice(0, end), message)
