from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.links import references
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_MAIL = lazy(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]{2,}")


@rule("url-mailto-invalid", tags={"links", "facts"}, references=["rfc-6068"])
def url_mailto_invalid(page: Page) -> Iterator[Hit]:
    """A `mailto:` link holds an address, the one that it shows.

    A mail program opens with a wrong or empty address, and the message is lost.

    Bad:
        <a href="[[mailto:hello.clinic.example]]">Write to us</a>

    Bad:
        <a href="[[mailto:old@clinic.example]]">new@clinic.example</a>

    Good:
        <a href="mailto:hello@clinic.example?subject=Visit">hello@clinic.example</a> <a href="mailto:?body=Look">Share</a>
    """
    for reference in references(page):
        if reference.element.tag != "a" or reference.url[:7].lower() != "mailto:":
            continue
        address = reference.url[7:].partition("?")[0].replace("%20", " ").replace("%40", "@").strip()
        if not address and "?" in reference.url:
            continue
        if not all(_MAIL.fullmatch(one.strip()) or "<" in one for one in re.split(r"[,;]", address)):
            yield Hit(reference.at, "this is no mail address; write one such as hello@clinic.example")
            continue
        block = page.block_of(reference.element, "paragraph")
        seen = _MAIL.findall(block.text) if block is not None else []
        if seen and address.lower() not in {other.lower().rstrip(".") for other in seen}:
            yield Hit(reference.at, f"this writes to {address}, but visitors read {seen[0]}; make both the same")
