"""Times the claims of pages: against lxml's parse of the same pages plus 2 microseconds a word. Prints, asserts nothing.

usage: time_claims.py PATH…
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from lxml import etree

from contentlint.claims.units import claims, units
from contentlint.page import Page
from contentlint.site import find_sources

A_WORD = 2e-6  # seconds


def seconds(work: Callable[[], Any]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Prints the cost of the claims of each page, the worst ones, and the sum."""
    rows = []
    for source in find_sources(sys.argv[1:], ()):
        text = source.text
        page = Page(source)
        _ = page.blocks
        split = seconds(lambda page=page: units(page))
        found = seconds(lambda page=page: claims(page))
        parse = seconds(
            lambda text=text: etree.fromstring(text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8"))
        )
        words = sum(len(placed.unit.text.split()) for placed in units(page))
        rows.append((split + found, split, parse + words * A_WORD, words, len(claims(page)), source.name))
    rows = rows[1:]  # the first page reads lexicon and weights
    for cost, split, budget, words, count, name in sorted(rows, reverse=True)[:5]:
        print(
            f"{cost * 1e3:7.2f} ms (units {split * 1e3:.2f}) budget {budget * 1e3:6.2f} ms, {words} words, {count} claims: {name}"
        )
    cost, split, budget, words, count = (sum(row[i] for row in rows) for i in range(5))
    print(f"{len(rows)} pages: {cost * 1e3:.0f} ms, of these units {split * 1e3:.0f} ms; budget {budget * 1e3:.0f} ms")
    print(f"{cost / words * 1e6:.1f} µs a word, {words} words, {count} claims")
    middle, allowed = (statistics.median(row[i] for row in rows) for i in (0, 2))
    print(f"median page {middle * 1e3:.2f} ms, budget {allowed * 1e3:.2f} ms")


if __name__ == "__main__":
    main()
