"""Pathological pages at full size: processor time with every rule, for half of the page and for all of it.

    python benchmarks/shapes.py [--part 0.01] [SHAPE …]

``--part`` takes a part of the full size: a million links, headings or attributes, an attribute of 5 MB. Twice the page may take
2.3 times the time at most. Each measurement is a process of its own. tests/test_engine.py holds the same shapes, small, to counted calls.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

MILLION = 1_000_000
TAGS = "<p><b><i><a href=x><ul><li><table><tr><td><div><h2><form><select><option><section><svg><g>"
SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "deep nesting": (lambda n: "<div>" * n, MILLION),
    "one attribute": (lambda n: f'<p title="{"a" * n}">x', 5 * MILLION),
    "one attribute of words": (lambda n: f'<img src=a alt="{"knee pain " * (n // 10)}">', 5 * MILLION),
    "attributes": (lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x", MILLION),
    "unclosed everything": (lambda n: TAGS * (n // 17), MILLION),
    "headings": (lambda n: "<h2>Knee pain</h2>" * n, MILLION),
    "links": (lambda n: '<a href="/x.html">here</a> ' * n, MILLION),
    "less-than signs": (lambda n: "<" * n, 5 * MILLION),
    "ampersands": (lambda n: "&" * n, 5 * MILLION),
    "quotation marks": (lambda n: '"' * n, 5 * MILLION),
    "dashes": (lambda n: "-" * n, 5 * MILLION),
}


def seconds(shape: str, n: int) -> float:
    """The processor time that a page of this shape takes, the start left out."""
    from contentlint.config import Config
    from contentlint.engine import lint_text

    config = Config(select=("all",))
    lint_text("<h1>Knee</h1><p>A first page pays for the start, <a href=x>here</a>.<img src=a>", config=config)
    text = SHAPES[shape][0](n)
    began = time.process_time()
    found = lint_text(text, config=config)
    taken = time.process_time() - began
    crashed = [finding.message for finding in found if finding.rule == "rule-crashed"]
    if crashed:
        sys.exit(f"{shape}: {crashed[0]}")
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", default=[], metavar="SHAPE", help=", ".join(SHAPES))
    parser.add_argument("--part", type=float, default=1.0)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(seconds(options.shapes[0], options.one))
        return 0
    bad = 0
    print("| shape | places or bytes | seconds for half | for all | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    for shape in options.shapes or SHAPES:
        n = int(SHAPES[shape][1] * options.part)
        half, whole = (_measured(shape, size) for size in (n // 2, n))
        bad += whole > 2.3 * half + 0.1
        print(f"| {shape} | {n:,} | {half:.2f} | {whole:.2f} | {whole / max(half, 0.001):.2f} |", flush=True)
    return int(bad > 0)


def _measured(shape: str, n: int) -> float:
    command = [sys.executable, __file__, shape, "--one", str(n)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else sys.exit(done.stderr[-300:])


if __name__ == "__main__":
    sys.exit(main())
