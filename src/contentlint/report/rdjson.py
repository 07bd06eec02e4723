"""Reviewdog's diagnostic format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from contentlint.finding import Finding, Place
from contentlint.report import Summary, counted, described
from contentlint.report.paths import help_uri, in_repository
from contentlint.report.safe import dump, printable


def rdjson(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One ``DiagnosticResult``."""
    summary = Summary()
    out.write('{"source": {"name": "contentlint"}, "diagnostics": [')
    separator = "\n"
    for finding in counted(findings, summary):
        out.write(separator + dump(_diagnostic(finding)))
        separator = ",\n"
    out.write("\n]}\n")
    return summary


def rdjsonl(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One ``Diagnostic`` a line."""
    summary = Summary()
    for finding in counted(findings, summary):
        out.write(dump({"source": {"name": "contentlint"}, **_diagnostic(finding)}) + "\n")
    return summary


def _diagnostic(finding: Finding) -> dict[str, Any]:
    place = finding.place
    url, suggestion = help_uri(finding.references), _suggestion(finding)
    return {
        "message": printable(described(finding)),
        "location": _location(place),
        "severity": str(finding.severity).upper() if finding.ignored is None else "INFO",
        "code": {"value": finding.rule} | ({"url": url} if url else {}),
    } | ({"suggestions": [suggestion]} if suggestion else {})


def _suggestion(finding: Finding) -> dict[str, Any] | None:
    """The fix, where it is a safe one of one edit inside a line that is known: reviewdog offers it at a click."""
    place, fix = finding.place, finding.fix
    if fix is None or not fix.safe or len(fix.edits) != 1 or _byte_columns(place) is None:
        return None
    start, end, text = fix.edits[0]
    if start < place.start or end > place.end:
        return None
    at = place.caret[0] - place.start
    first, last = (len(place.line_text[: at + offset].encode("utf-8", "replace")) + 1 for offset in (start, end))
    return {
        "range": {"start": {"line": place.line, "column": first}, "end": {"line": place.line, "column": last}},
        "text": text,
    }


def _location(place: Place) -> dict[str, Any]:
    start: dict[str, int] = {"line": place.line}
    end: dict[str, int] = {"line": place.end_line}
    if (columns := _byte_columns(place)) is not None:
        start["column"], end["column"] = columns
    return {"path": printable(in_repository(place.path)), "range": {"start": start, "end": end}}


def _byte_columns(place: Place) -> tuple[int, int] | None:
    """The columns as the format counts them, in bytes of UTF-8; None where the line isn't known from its beginning."""
    start, end = place.caret
    if start != place.column - 1 or place.end_line != place.line or end - start != place.end_column - place.column:
        return None
    first = len(place.line_text[:start].encode("utf-8", "replace"))
    return first + 1, first + 1 + len(place.line_text[start:end].encode("utf-8", "replace"))
