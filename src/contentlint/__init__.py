"""contentlint reads clinic web pages and tells, with the exact place and the reason, what is wrong with them.

>>> import contentlint
>>> [finding.rule for finding in contentlint.lint_text('<p><img src="knee.jpg"></p>')]
['image-alt-missing']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contentlint.config import Config, ConfigError
    from contentlint.engine import lint, lint_bytes, lint_text
    from contentlint.finding import Confidence, Finding, Place, Related, Severity
    from contentlint.page import Heading, Page, fact
    from contentlint.prose import Block, Section, Slice
    from contentlint.rules import Hit, Mark, Note, Rule, rule
    from contentlint.site import find_sources
    from contentlint.source import Position, Source, SourceError, Span

_HOMES = {
    "config": ("Config", "ConfigError"),
    "engine": ("lint", "lint_bytes", "lint_text"),
    "finding": ("Confidence", "Finding", "Place", "Related", "Severity"),
    "page": ("Heading", "Page", "fact"),
    "prose": ("Block", "Section", "Slice"),
    "rules": ("Hit", "Mark", "Note", "Rule", "rule"),
    "site": ("find_sources",),
    "source": ("Position", "Source", "SourceError", "Span"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Block", "Confidence", "Config", "ConfigError", "Finding", "Heading", "Hit", "Mark", "Note", "Page", "Place", "Position",
    "Related", "Rule", "Section", "Severity", "Slice", "Source", "SourceError", "Span", "fact", "find_sources", "lint",
    "lint_bytes", "lint_text", "rule",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # Public names are imported at first use, so that `import contentlint` costs next to nothing.
    if name not in _HOME:
        raise AttributeError(f"module 'contentlint' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"contentlint.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
