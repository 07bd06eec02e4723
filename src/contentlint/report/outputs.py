"""Several reports of one run: findings pass once, are put aside on disk, and are read again for each further report."""

from __future__ import annotations

import io
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Self

from contentlint.atomic import replacing
from contentlint.finding import Finding
from contentlint.report import formats, reporter

IN_MEMORY = 8 * 2**20
"""Bytes of findings that are put aside in memory; past that they go to a file of the system's temporary folder."""


class Output(NamedTuple):
    """A report to be written: its format, the file, and whether it goes behind what the file holds."""

    format: str
    path: Path
    append: bool = False


def parse_output(text: str, environment: Mapping[str, str]) -> Output:
    """Reads ``FORMAT:FILE``; ``github-summary`` alone means the file that GitHub Actions names for it.

    Raises:
        ValueError: there is no such format, or no file; the message says what to do.
    """
    name, _, file = text.partition(":")
    if name not in formats():
        raise ValueError(f"{name!r}: choose from {', '.join(formats())}, such as sarif:contentlint.sarif")
    if file:
        return Output(name, Path(file))
    if name == "github-summary":
        if not (file := environment.get("GITHUB_STEP_SUMMARY", "")):
            raise ValueError("github-summary: $GITHUB_STEP_SUMMARY is not set; name a file, github-summary:FILE")
        return Output(name, Path(file), append=True)
    raise ValueError(f"{text!r}: name a file, such as {name}:report.txt")


class Spool:
    """Findings put aside in the order they came, in bounded memory; a context manager."""

    def __init__(self) -> None:
        self._file: Any = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._file.close()

    def add(self, finding: Finding) -> None:
        """Puts a finding aside."""
        pickle.dump(finding, self._file, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[Finding]:
        self._file.seek(0)
        while True:
            try:
                # Nothing but what add() wrote is in the file, and it has no name by which another could reach it.
                finding: Finding = pickle.load(self._file)  # noqa: S301
            except EOFError:
                return
            yield finding


def write_output(output: Output, findings: Iterable[Finding]) -> None:
    """Writes a report in UTF-8: whole or not at all, unless it is appended or the file is a device or pipe.

    Raises:
        OSError: it can't be written.
    """
    report = reporter(output.format)
    if output.append or (output.path.exists() and not output.path.is_file()):
        with output.path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            report(findings, out)
        return
    output.path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(output.path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            report(findings, text)
        finally:
            text.detach()
