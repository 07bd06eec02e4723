"""Readability of each page and section, as a table, JSON or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import Any, TextIO

from contentlint.facts.reading import SectionReading, reading
from contentlint.page import Page
from contentlint.report.safe import cell, printable
from contentlint.text.readability import NotMeasured, Reading

COLUMNS = (
    "path",
    "section",
    "line",
    "words",
    "sentences",
    "minutes",
    "grade",
    "target",
    "distance",
    "lowest",
    "highest",
    "reason",
)


def page_scores(page: Page) -> dict[str, Any]:
    """How a page reads, as the keys of the contract."""
    read = reading(page)
    row = {
        "path": page.name,
        "language": read.language,
        "measured": isinstance(read.reading, Reading),
        "words": read.counts.words,
        "sentences": read.counts.sentences,
        "syllables": read.counts.syllables,
        "minutes": round(read.reading.minutes, 1) if isinstance(read.reading, Reading) else None,
        "scores": _rounded(read.reading),
        "left_out": read.left_out,
        "grade": _grades(read.reading),
        "extrapolated": sorted(read.reading.extrapolated) if isinstance(read.reading, Reading) else [],
        "sections": [_section(page, section) for section in read.sections if section.heading or section.counts.words],
    }
    return row | ({"reason": read.reading.reason} if isinstance(read.reading, NotMeasured) else {})


def _section(page: Page, section: SectionReading) -> dict[str, Any]:
    at = section.heading or (section.prose[0] if section.prose else None)
    row = {
        "heading": section.heading.text if section.heading is not None else None,
        "line": page.source.position(page.locate(at).start).line if at is not None else 1,
        "words": section.counts.words,
        "sentences": section.counts.sentences,
        "scores": _rounded(section.reading),
        "grade": _grades(section.reading),
    }
    return row | ({"reason": section.reading.reason} if isinstance(section.reading, NotMeasured) else {})


def _rounded(read: Reading | NotMeasured) -> dict[str, float]:
    return {name: round(value, 2) for name, value in read.scores.items()} if isinstance(read, Reading) else {}


def _grades(read: Reading | NotMeasured) -> dict[str, float] | None:
    if not isinstance(read, Reading) or read.grade is None:
        return None
    return {"median": round(read.grade.median, 1), "low": round(read.grade.low, 1), "high": round(read.grade.high, 1)}


def as_json(rows: Iterable[dict[str, Any]], out: TextIO) -> None:
    """One JSON array, one object a page."""
    out.write(
        json.dumps(list(rows), indent=1, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"
    )


def as_csv(rows: Iterable[dict[str, Any]], out: TextIO, *, target: float) -> None:
    """One row a page and a section; cells can't start a formula."""
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for row in rows:
        for line in _lines(row, target):
            writer.writerow([cell(value) for value in line])


def as_text(rows: Iterable[dict[str, Any]], out: TextIO, *, target: float) -> None:
    """A table, the pages that lie furthest above the target first."""
    ranked = sorted(rows, key=lambda row: -(row["grade"]["median"] if row["grade"] else -1))
    out.write(f"{'grade':>6} {'target':>6} {'range':>7} {'words':>6} {'min':>5}  page / section\n")
    for row in ranked:
        for path, section, line, words, _, minutes, grade, aim, _, low, high, reason in _lines(row, target):
            name = f"  {line}: {printable(section)[:60]}" if section else printable(path)
            if grade == "":
                out.write(
                    f"{'-':>6} {'':>6} {'':>7} {words:>6} {'':>5}  {name}"
                    + ("" if section else f"  (not measured: {reason})")
                    + "\n"
                )
            else:
                out.write(f"{grade:>6} {aim:>6g} {f'{low:.0f}-{high:.0f}':>7} {words:>6} {minutes:>5}  {name}\n")


def _lines(row: dict[str, Any], target: float) -> Iterable[tuple[Any, ...]]:
    for part in (row, *row["sections"]):
        heading = "" if part is row else part["heading"] or "(before the first heading)"
        where = (row["path"], heading, part.get("line", 1), part["words"], part["sentences"], part.get("minutes") or "")
        if (grade := part["grade"]) is not None:
            value = part["scores"].get("flesch_kincaid_grade", grade["median"])
            yield (*where, round(value, 1), target, round(value - target, 1), grade["low"], grade["high"], "")
        else:
            yield (*where, "", target, "", "", "", part.get("reason", "no formula that gives a grade"))
