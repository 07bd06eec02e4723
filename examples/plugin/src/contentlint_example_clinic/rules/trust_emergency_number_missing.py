"""One rule, one file, named after the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint import Hit, Page, Severity, rule

_EMERGENCY = re.compile(r"\bemergency\b", re.I)


@rule("trust-emergency-number-missing", severity=Severity.ERROR, tags={"house"})
def trust_emergency_number_missing(page: Page, *, number: str = "911") -> Iterator[Hit]:
    """A page that speaks of an emergency says which number to call.

    Nobody in an emergency should have to look for the number on another page.

    Options:
        number: the number of the emergency services.

    Bad:
        <p>In an [[emergency]], don't wait for us to open.</p>

    Bad (number = "112"):
        <p>In an [[emergency]], call 911.</p>

    Good:
        <p>In an emergency, call <a href="tel:911">911</a>.</p>
    """
    if any(number in block.text for block in page.content):
        return
    for block in page.content:
        if match := _EMERGENCY.search(block.text):
            yield Hit(block.slice(*match.span()), f"an emergency is spoken of, but nobody is told to call {number}")
            return
