"""Template code masked by fillers of the same length; so far nothing is masked."""

from __future__ import annotations

from typing import NamedTuple

OUTPUT = "\ufdd0"
"""Fills the place of an expression that prints something unknown."""

CONTROL = "\ufdd1"
"""Fills the place of statements and template comments, which print nothing themselves."""


class Branches:
    """Which offsets stand in different branches of one condition."""

    def alternative(self, a: int, b: int) -> bool:
        """True when both can never reach the page together."""
        return False


class Masked(NamedTuple):
    """A text with its template code masked."""

    text: str
    regions: tuple[object, ...] = ()
    branches: Branches = Branches()
    front_matter: None = None
    extends_layout: bool = False
    has_includes: bool = False


def mask(text: str) -> Masked:
    """The text with template code masked."""
    return Masked(text)
