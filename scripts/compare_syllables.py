"""Reports how many hand-divided medical words contentlint and textstat give the right number of syllables.

PYTHONPATH=src python scripts/compare_syllables.py [--verbose]
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from pathlib import Path

from contentlint.syllables import count_english, count_syllables, english_tables

WORDS = Path(__file__).parent.parent / "tests/data/medical_syllables.tsv"


def main() -> None:
    """Print a line for each way to count and, if asked, the words it gets wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="name the words that are wrong")
    verbose = parser.parse_args().verbose
    heard = words()
    for name, count in counters().items():
        wrong = {word: count(word) for word, n in heard.items() if count(word) != n}
        right = len(heard) - len(wrong)
        print(f"{name:36} {right} of {len(heard)} right ({right / len(heard):.1%})")
        if verbose:
            print(*(f"    {word}: {n}, is {heard[word]}" for word, n in wrong.items()), sep="\n")


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
