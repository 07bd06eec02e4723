from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule

_OPPOSITE = (
    ("index", "noindex"),
    ("follow", "nofollow"),
    ("all", "noindex"),
    ("all", "nofollow"),
    ("index", "none"),
    ("follow", "none"),
)


@rule("meta-robots-conflict", tags={"seo"}, references=["google-robots-meta"])
def meta_robots_conflict(page: Page) -> Iterator[Hit]:
    """Robots directives don't contradict each other.

    Search engines obey the stricter one: a page that was meant to be found isn't.

    Bad:
        <meta name="robots" content="index, follow"> <meta name="robots" content="[[noindex]], nofollow">

    Good:
        <meta name="robots" content="noindex, follow">
    """
    found = {word.name: word for word in reversed(head.directives(page))}
    for loose, strict in _OPPOSITE:
        if loose in found and strict in found and not page.alternative(found[loose].at, found[strict].at):
            message = f"`{strict}` contradicts `{loose}`, and the stricter one counts; keep the one that is meant"
            yield Hit(found[strict].at, message, ((f"`{loose}` stands here", found[loose].at),))
            return
