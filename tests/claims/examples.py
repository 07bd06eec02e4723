"""The written examples of `data/`: sentences with the place they stand in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from contentlint.claims import Unit

DATA = Path(__file__).with_name("data")


def unit(line: str) -> Unit:
    """A unit from ``sentence`` or ``role @ heading :: sentence``."""
    place, mark, text = line.partition(" :: ")
    if not mark:
        return Unit(line)
    role, _, heading = place.partition(" @ ")
    return Unit(text, role, heading, heading if role in ("item", "cell") else "", trail=(heading,))


def lines(path: Path) -> Iterator[tuple[str, bool, Unit]]:
    """(category, whether it is claimed, unit) of one file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, lists in ({path.stem: table} if "bad" in table else table).items():
        for key in ("bad", "good"):
            for line in lists[key].strip().splitlines():
                category, _, rest = line.partition(" | ")
                yield (category, key == "bad", unit(rest)) if rest else (name, key == "bad", unit(line))
