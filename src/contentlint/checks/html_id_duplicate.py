from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_REFERRING = "for|href|aria-labelledby|aria-describedby|aria-controls|headers|list|usemap"
_OPENED = re.compile(rf"(?:{_REFERRING})\s*+=\s*+[\"']\Z")
_NAMED = re.compile(rf"(?:{_REFERRING})\s*+=")
_WORD = re.compile(r"\w")
_GOES_ON = re.compile(r"[\w-]")


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
    referred: dict[str, bool] = {}
    text = ""
    for element in page.markup.having("id"):
        attribute = element.attributes.get("id")
        if attribute is None or not attribute.value or not attribute.known or element.closest("template", "noscript"):
            continue
        before = first.setdefault(attribute.value, element)
        if before is element or page.alternative(before, element):
            continue
        if attribute.value not in referred:
            text = text or page.masked.text.lower()
            referred[attribute.value] = _is_referred(text, attribute.value.lower())
        message = f'the id "{attribute.value}" is taken already; give this element one of its own'
        yield Hit(
            attribute.at, message, (("the first element with it", (before, "id")),),
            severity=None if referred[attribute.value] else Severity.INFO,
        )  # fmt: skip


def _is_referred(text: str, name: str) -> bool:
    """True where a name stands in the value of an attribute that refers to ids; both in lower case.

    The name is sought first, and the attribute only where it was found: few names meet thousands of attributes.
    """
    start = searched = 0
    refers = False
    at = text.find(name)
    while at >= 0:
        if _is_whole(text, at, at + len(name)):
            # The value around a name begins behind the last quote or bracket, or behind the equals sign that follows it.
            if opened := max(text.rfind(mark, searched, at) + 1 for mark in "\"'<>"):
                start, refers = opened, _OPENED.search(text, max(0, opened - 40), opened) is not None
            refers = refers or _NAMED.search(text, max(start, searched - 40), at) is not None
            if refers:
                return True
            searched = at
        at = text.find(name, at + 1)
    return False


def _is_whole(text: str, start: int, end: int) -> bool:
    """True where words don't go on at the edges: the start is a word's, no letter or hyphen follows."""
    before = start > 0 and _WORD.match(text, start - 1) is not None
    return before != (_WORD.match(text, start) is not None) and not _GOES_ON.match(text, end)
