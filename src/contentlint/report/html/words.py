"""Plain words for what the report counts."""

from __future__ import annotations

from contentlint.lazy import lazy

_BRACKETS = lazy(r" ?\([^()]*+\)")

FAMILIES = {
    "html": "Page structure",
    "image": "Images",
    "heading": "Headings",
    "link": "Links",
    "media": "Video and frames",
    "form": "Forms",
    "meta": "Search results",
    "schema": "Structured data",
    "url": "Addresses, phones",
    "text": "Wording",
    "readability": "Readability",
    "claim": "Medical claims",
    "trust": "Authors and dates",
    "site": "Across pages",
}
"""What the families of rules look at."""

SEVERITIES = ("error", "warning", "info", "look")
"""In the order of work; `look` is what a person should judge (low confidence)."""

SEVERITY_WORDS = {"error": "Error", "warning": "Warning", "info": "Note", "look": "To look at"}

LEVELS = {
    "S0": "No source",
    "S1": "A study is named, not linked",
    "S2": "Source under the same heading",
    "S3": "Source beside it",
    "S4": "Source beside it, with its limits",
}
"""The levels of support, from none to the best."""

DECISIONS = {"report": "Open", "look": "To look at", "settled": "Accepted", "cleared": "Not reported"}

NOT_MEASURED = (
    "Whether a claim is true or lawful, and whether a source says what the page says. A source is seen, not read.",
    "What pictures and videos show; only their descriptions are read.",
    "Text that a script writes into the page after it has loaded.",
    "Colours, contrast, layout, and how the page works with a keyboard.",
    "Menus, footers, lists, tables and references do not count towards the school grade.",
)
"""What no figure of the report speaks of."""


SLACK = 2
"""Grades by which one sentence may lie above the target before it is shaded: a text on target has such sentences."""


def family_of(rule: str) -> str:
    """The family of a rule, by its id; that of a plugin may be any word."""
    return rule.partition("-")[0]


def many(count: int, one: str, several: str | None = None) -> str:
    """A number with its noun: `1 page`, `2,300 pages`."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def short(title: str) -> str:
    """The title of a clause without what stands in brackets in it."""
    return _BRACKETS.sub("", title).strip()
