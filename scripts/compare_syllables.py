"""Reports how many hand-divided medical words contentlint and textstat give the right number of syllables.

PYTHONPATH=src python scripts/compare_syllables.py [--verbose | --summary]
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from pathlib import Path

from contentlint.text.syllables import count_english, count_syllables, english_tables

WORDS = Path(__file__).parent.parent / "tests/data/medical_syllables.tsv"


def main() -> None:
    """Print a line for each way to count and, if asked, the words it gets wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="name the words that are wrong")
    parser.add_argument("--summary", action="store_true", help="print the last line only, contentlint's own")
    options = parser.parse_args()
    heard = words()
    for name, (right, wrong) in figures().items():
        if name == "contentlint" or not options.summary:
            print(f"{name:36} {right} of {len(heard)} right ({right / len(heard):.1%})")
        if options.verbose:
            print(*(f"    {word}: {n}, is {heard[word]}" for word, n in wrong.items()), sep="\n")


def figures() -> dict[str, tuple[int, dict[str, int]]]:
    """For each way to count: how many words it gets right, and what it counts in the others."""
    heard = words()
    found = {name: {w: count(w) for w, n in heard.items() if count(w) != n} for name, count in counters().items()}
    return {name: (len(heard) - len(wrong), wrong) for name, wrong in found.items()}


def words() -> dict[str, int]:
    """The test words and their syllables."""
    lines = (line for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {word: int(n) for word, n, _ in csv.reader(lines, delimiter="\t")}


def counters() -> dict[str, Callable[[str], int]]:
    """The ways to count, by name."""
    from textstat.backend.counts import count_syllables as count_theirs

    tables = english_tables(medical=False)
    return {
        "textstat": lambda word: int(count_theirs(word, "en_US")),
        "contentlint, without medical table": lambda word: count_english(word, tables),
        "contentlint": count_syllables,
    }


if __name__ == "__main__":
    main()
