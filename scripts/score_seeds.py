"""How right the claim rules are on the four pages the project began from: `score_seeds.py FOLDER`.

`tests/claims/data/seeds.tsv` has the verdict of a careful reader on each sentence, by line and hash, without its words.
Prints what was found, what was missed and which plain statements were flagged; the status is 0 whatever is found.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from contentlint.claims.detect import is_reported
from contentlint.claims.units import claims, units
from contentlint.page import Page
from contentlint.source import Source

LIST = Path(__file__).resolve().parents[1] / "tests" / "claims" / "data" / "seeds.tsv"


class Verdict(NamedTuple):
    """What a careful reader makes of a sentence, and what was told of it."""

    place: str
    kind: str
    labels: frozenset[str]
    told: frozenset[str]


def verdicts(folder: Path) -> Iterator[Verdict]:
    """Every sentence of the list; one whose page has changed since raises KeyError."""
    told: dict[str, dict[tuple[int, str], frozenset[str]]] = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, number, sha, kind, *labels = line.split("\t")
        if name not in told:
            told[name] = _told(Page(Source.from_bytes((folder / name).read_bytes(), name)))
        names = frozenset(labels[0].split(",")) if labels else frozenset[str]()
        yield Verdict(f"{name}:{number}", kind, names, told[name][int(number), sha])


def _told(page: Page) -> dict[tuple[int, str], frozenset[str]]:
    """The categories reported of each sentence, by line and hash."""
    found: dict[tuple[int, str], frozenset[str]] = {}
    reported: dict[tuple[int, int], set[str]] = {}
    for each in claims(page):
        if is_reported(each.claim):
            reported.setdefault((each.sentence.block.index, each.sentence.start), set()).add(each.claim.category)
    for unit, at, _ in units(page):
        line = page.text.count("\n", 0, at.span.start) + 1
        sha = hashlib.sha1(unit.text.lower().encode(), usedforsecurity=False).hexdigest()[:16]
        found[line, sha] = frozenset(reported.get((at.block.index, at.start), ()))
    return found


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    every = list(verdicts(parser.parse_args().folder))
    meant = [v for v in every if v.kind == "positive"]
    missed = [v for v in meant if not v.told]
    other = [v for v in meant if v.told and not v.told & v.labels]
    flagged = [v for v in every if v.kind == "negative" and v.told]
    plain = sum(v.kind == "negative" for v in every)
    print(f"{len(every)} sentences: {len(meant)} claims, {len(meant) - len(missed)} found ({len(other)} under another")
    print(f"category); {plain} plain statements, {len(flagged)} flagged")
    for title, listed in (("missed", missed), ("flagged", flagged), ("another category", other)):
        for v in listed:
            print(f"  {title}: {v.place} {', '.join(sorted(v.labels))} -> {', '.join(sorted(v.told)) or 'nothing'}")


if __name__ == "__main__":
    main()
