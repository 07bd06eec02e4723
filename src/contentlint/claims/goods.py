"""Sentences that name goods: the law on drugs, devices and foods speaks of those, not of the services of a clinic."""

from __future__ import annotations

import re
from functools import cache

from contentlint.claims import sources


@cache
def _goods() -> re.Pattern[str]:
    return sources.any_of(sources.table("goods")["words"], re.I)


def names_goods(text: str) -> bool:
    """True where a sentence names a drug, herb, supplement, device or test (``[goods]`` of ``rules/sources.toml``)."""
    return _goods().search(text) is not None
