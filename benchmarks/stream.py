"""Lints N pages that are made on the way by changing words, so that memory can be watched.

    python benchmarks/stream.py FOLDER N [page|site|notes]

``page`` leaves the rules across pages out; ``site`` runs them, on pages that lie in a temporary folder; ``notes`` prints
how many bytes the rules across pages keep of each page of FOLDER.
"""

from __future__ import annotations

import pickle
import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from contentlint.config import Config
from contentlint.engine import lint, lint_source
from contentlint.source import Source

_WORD = re.compile(r"(?<=[ >])[a-z]{6,}(?=[ .,<])")


def pages(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Names and texts of pages, no two alike: every seventh long word gets a number for its last letters."""
    originals = sorted(folder.rglob("*.html"))
    for number, path in enumerate(islice(cycle(originals), count)):
        text = path.read_text(encoding="utf-8", errors="replace")
        seen = 0

        def changed(word: re.Match[str], number: int = number) -> str:
            nonlocal seen
            seen += 1
            return word[0] if seen % 7 else f"{word[0][:-2]}{number % 97:02}"

        yield f"copy-{number // len(originals)}/{path.relative_to(folder).as_posix()}", _WORD.sub(changed, text)


def main(folder: Path, count: int, kind: str) -> None:
    config = Config()
    if kind == "notes":
        print(notes(folder, count))
        return
    if kind == "page":
        sources = (Source.from_text(text, name) for name, text in pages(folder, count))
        found = sum(1 for _ in lint(sources, config.keeping(across=False)))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            found = sum(1 for _ in lint(_written(Path(temporary), folder, count), config))
    print(f"{found} findings on {count} pages")


def notes(folder: Path, count: int) -> int:
    """The size of the notes that a page leaves behind, in bytes as pickled, on average over `count` pages."""
    files = list(islice(sorted(folder.rglob("*.html")), count))
    kept = [lint_source(Source.from_path(file), Config()).marks for file in files]
    return sum(len(pickle.dumps([tuple(mark)[1:] for _, marks in each for mark in marks])) for each in kept) // len(
        files
    )


def _written(temporary: Path, folder: Path, count: int) -> Iterator[Source]:
    for name, text in pages(folder, count):
        path = temporary / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        yield Source.from_path(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "page")
