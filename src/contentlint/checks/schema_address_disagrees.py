from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.json_places import Node
from contentlint.facts.structured_data import is_a, things
from contentlint.finding import Confidence
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_STREET = lazy(r"\s*(\d+[a-z]?(?:[-/]\d+)?)\s+(?:([nsew]|north|south|east|west)\.?\s+)?([^\W\d_][\w'’-]+)", re.I)

_NUMBER_BEFORE = lazy(r"(?<![^ ])(\d+[a-z]?)(?: [nsew]| north| south| east| west)? \Z")
_CODE_BEHIND = lazy(r"(?:[a-z]{2} )?(\d{5}) ")
_REACH = 40
"""Characters that a street number and its direction may take."""


@rule(
    "schema-address-disagrees",
    tags={"seo", "facts"},
    confidence=Confidence.MEDIUM,
    references=["google-structured-data", "google-local-business"],
)
def schema_address_disagrees(page: Page) -> Iterator[Hit]:
    """Street number and postal code in structured data are those that the page shows.

    The data decides where a map sends the patient. Only addresses whose street or town the page names as well are compared.

    Bad:
        <footer>125 Main Street, Austin, TX 78701</footer><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "PostalAddress", "streetAddress": [["152 Main St"]]}</script>

    Good:
        <footer>125 Main Street, Austin, TX 78701</footer><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "PostalAddress", "streetAddress": "125 Main St",
         "postalCode": "78701"}</script>
    """
    for thing in things(page):
        if not is_a(thing, "PostalAddress"):
            continue
        for name, look in (("streetAddress", _numbers), ("postalCode", _codes)):
            value = thing.text(name)
            if value is None or (sought := look(shown.words(page), value, thing.text("addressLocality"))) is None:
                continue
            wanted, seen = sought
            if seen and not set(wanted.replace("/", "-").split("-")) & set(seen):
                yield Hit(value.at, f"visitors read {seen[0].strip()} here; make both the same")


def _numbers(words: str, value: Node, _: Node | None) -> tuple[str, list[str]] | None:
    """The street number of an address, and those that the page gives in this street: "152 Main", not "open 24 hours … Main"."""
    match = _STREET.match(value.value)
    if match is None:
        return None
    before = (_NUMBER_BEFORE.search(words, max(0, at - _REACH), at + 1) for at in _places(words, match[3]))
    return match[1].lower(), [found[1] for found in before if found]


def _codes(words: str, value: Node, town: Node | None) -> tuple[str, list[str]] | None:
    """The postal code of an address, and those that the page gives behind the name of its town."""
    code = value.value.strip()
    if town is None or not re.fullmatch(r"\d{5}", code):
        return None
    name = shown.fold(town.value)
    behind = (_CODE_BEHIND.match(words, at + len(name)) for at in _places(words, town.value))
    return code, [found[1] for found in behind if found]


def _places(words: str, name: str) -> Iterator[int]:
    """Where a name stands among the words, its blanks included. A plain search: the name differs on every page."""
    folded = shown.fold(name)
    at = words.find(folded)
    while at >= 0:
        yield at
        at = words.find(folded, at + 1)
