from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page, fact
from contentlint.rules import Hit, rule

_NAMES = "for href aria-labelledby aria-describedby aria-controls headers list usemap".split()
_BEFORE = "|".join(rf"(?<=\b{name}=)" for name in _NAMES)
# It begins with the equals sign and looks back, since Python finds a plain character thirty times as fast as a name.
_REFERRING = lazy(rf"""=(?:{_BEFORE})["']?#?+(?P<ids>[^"'<>#]++)["'>]""", re.I)


@rule("html-id-duplicate", tags={"a11y", "html"}, references=["act-3ea0c8", "html-id"])
def html_id_duplicate(page: Page) -> Iterator[Hit]:
    """An id stands once on a page.

    Labels, links and scripts that name the id reach only the first element that has it. Where nothing on the page refers
    to it, the finding is information only.

    Bad:
        <label for="name">Name</label> <input id="name">
        <p [[id="name"]]>Your name stays with us.</p>

    Good:
        <label for="name">Name</label> <input id="name">
        <p id="name-note">Your name stays with us.</p>
    """
    first: dict[str, Element] = {}
    named = page.markup.having("id")
    times = Counter(element.values["id"] for element in named)
    for element in named if len(times) < len(named) else ():
        name = element.values["id"]
        if not name or times[name] == 1 or element.closest("template", "noscript"):
            continue
        before = first.setdefault(name, element)
        if before is element or page.alternative(before, element):
            continue
        attribute = element.attributes["id"]
        if not attribute.known:
            continue
        referred = name in _referred(page)
        message = f'the id "{name}" is taken already; give this element one of its own'
        yield Hit(
            attribute.at, message, (("the first element with it", (before, "id")),),
            severity=None if referred else Severity.INFO,
        )  # fmt: skip


@fact
def _referred(page: Page) -> frozenset[str]:
    """Every id that some attribute of the page names."""
    return frozenset(word for match in _REFERRING.finditer(page.masked.text) for word in match["ids"].split())
