from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.json_places import Node
from contentlint.facts.structured_data import is_a, things
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, rule

_STREET = re.compile(r"\s*(\d+[a-z]?(?:[-/]\d+)?)\s+(?:([nsew]|north|south|east|west)\.?\s+)?([^\W\d_][\w'’-]+)", re.I)


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
        for name, pattern in (("streetAddress", _street_pattern), ("postalCode", _code_pattern)):
            value = thing.text(name)
            if value is None or (sought := pattern(value, thing.text("addressLocality"))) is None:
                continue
            wanted, expression = sought
            seen = re.findall(expression, shown.words(page))
            if seen and not set(wanted.replace("/", "-").split("-")) & set(seen):
                yield Hit(value.at, f"visitors read {seen[0].strip()} here; make both the same")


def _street_pattern(value: Node, _: Node | None) -> tuple[str, str] | None:
    match = _STREET.match(value.value)
    if match is None:
        return None
    # The street's own word must follow the number: "152 Main", not "open 24 hours ... Main Street".
    return match[
        1
    ].lower(), rf"(?<![^ ])(\d+[a-z]?) (?:[nsew] |north |south |east |west )?{re.escape(shown.fold(match[3]).strip())} "


def _code_pattern(value: Node, town: Node | None) -> tuple[str, str] | None:
    code = value.value.strip()
    if town is None or not re.fullmatch(r"\d{5}", code):
        return None
    return code, rf" {re.escape(shown.fold(town.value).strip())} (?:[a-z]{{2}} )?(\d{{5}}) "
