"""The kinds of declarative rules that Vale knows, as templates for packs and for Vale's own styles.

Imported when a pack or a style first names one of them: most runs need none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contentlint.rules import Rule

NAMES = (
    "capitalization", "conditional", "consistency", "existence", "metric", "occurrence", "repetition", "sequence", "spelling",
    "substitution",
)  # fmt: skip
"""The kinds, each in the module of its name."""


def kind(name: str) -> Rule:
    """The template of a kind.

    Raises:
        KeyError: there is no such kind.
    """
    if name not in NAMES:
        raise KeyError(name)
    found: Rule = getattr(import_module(f"contentlint.kinds.{name}"), name)
    return found
