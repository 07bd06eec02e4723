"""Findings page by page, for formats that gather them so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from contentlint.finding import Finding


def by_page(findings: Iterable[Finding]) -> Iterator[tuple[str, Iterator[Finding]]]:
    """Each page that has findings, with them; only what follows each other is gathered, so that nothing is held."""
    return groupby(findings, key=lambda finding: finding.place.path)
