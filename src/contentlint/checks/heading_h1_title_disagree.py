from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.roles import headings
from contentlint.facts.words import plain, words
from contentlint.finding import Confidence
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT

_WORD = lazy(r"[^\W\d_]{3,}|\d{2,}")


@rule(
    "heading-h1-title-disagree",
    confidence=Confidence.MEDIUM,
    tags={"seo"},
    references=["google-title-links"],
    recommended=False,
)
def heading_h1_title_disagree(page: Page) -> Iterator[Hit]:
    """Title and h1 speak of the same thing.

    Who clicks on a title in the search results looks for its words on the page. Where the two share none, search engines
    often write a title of their own.

    Bad:
        <html lang="en"><head><title>Root canal treatment in Springfield</title></head>
        <body><h1>[[Smile with confidence]]</h1></body></html>

    Good:
        <html lang="en"><head><title>Root canals in Springfield | Lakeside</title></head>
        <body><h1>When a root canal saves the tooth</h1></body></html>
    """
    title = page.title
    heading = next((heading for heading in headings(page) if heading.level == 1 and heading.block is not None), None)
    if title is None or heading is None or heading.block is None or OUTPUT in title.text + heading.text:
        return
    stop = words(page.language).title_stop
    said = [
        {word[:5] for word in _WORD.findall(plain(text)) if word not in stop} for text in (title.text, heading.text)
    ]
    if all(said) and not said[0] & said[1]:
        yield Hit(
            heading, "this h1 has no word of the title; let both name what the page is about", (("the title", title),)
        )
