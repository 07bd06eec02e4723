"""For people at a terminal: the place, what is wrong, the line with a caret, and why it matters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TextIO

from contentlint.finding import Confidence, Finding, Place, Severity
from contentlint.report import Summary, counted
from contentlint.report.safe import printable

_COLOUR = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def full(findings: Iterable[Finding], out: TextIO, *, colour: bool = False) -> Summary:
    """Each finding with its source line; the reason of a rule is told at its first finding."""
    summary = Summary()
    told: set[str] = set()
    for finding in counted(findings, summary):
        out.write(_head(finding, colour) + "\n")
        out.write(_shown(finding.place, finding.severity, colour))
        for related in finding.related[:5]:
            out.write(f"    {_where(related.place)} {printable(related.message)}\n")
        if len(finding.related) > 5:
            out.write(f"    and {len(finding.related) - 5} more\n")
        if finding.suggestion:
            out.write(f"    try: {printable(finding.suggestion)}\n")
        if finding.rule not in told and finding.why:
            out.write(f"    why: {printable(finding.why)}\n")
        told.add(finding.rule)
        out.write("\n")
    return summary


def concise(findings: Iterable[Finding], out: TextIO, *, colour: bool = False) -> Summary:
    """One line a finding."""
    summary = Summary()
    for finding in counted(findings, summary):
        out.write(_head(finding, colour) + "\n")
    return summary


def _head(finding: Finding, colour: bool) -> str:
    severity = f"{finding.severity}?" if finding.confidence == Confidence.LOW else str(finding.severity)
    settled = f" (settled: {printable(finding.ignored)})" if finding.ignored is not None else ""
    where, message = _where(finding.place), printable(finding.message)
    rule = f"[{printable(finding.rule)}]"
    return (
        f"{_paint(where, '1', colour)} {_paint(severity, _COLOUR[finding.severity], colour)} {message} {rule}{settled}"
    )


def _where(place: Place) -> str:
    path = printable(place.path)
    if path.lstrip().startswith("::"):  # a line of a build log that begins so is a command
        path = path.replace(":", "\\u003a")
    return f"{path}:{place.line}:{place.column}:"


def _shown(place: Place, severity: Severity, colour: bool) -> str:
    start, end = place.caret
    line = place.line_text
    if not line.strip():
        return ""
    parts = [printable(line[:start]), printable(line[start:end]), printable(line[end:])]
    if (shown := "".join(parts)).lstrip().startswith("::") or printable(shown) != shown:
        # A build log would take the line for a command (::error::, ##[error]).
        parts = [part.replace(":", "\\u003a").replace("#", "\\u0023") for part in parts]
    carets = " " * _width(parts[0]) + "^" * max(1, _width(parts[1]))
    return f"    {''.join(parts)}\n    {_paint(carets, _COLOUR[severity], colour)}\n"


def _width(text: str) -> int:
    """The columns that text takes on a terminal: wide characters two, combining ones none (UAX #11)."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def closing(summary: Summary, pages: int) -> str:
    """The line that ends a run: how much was found, on how many pages."""
    counts = [
        f"{n} {severity}{'s' if n != 1 else ''}"
        for severity in sorted(Severity, reverse=True)
        if (n := summary.by_severity[severity])
    ]
    if summary.low:
        counts.append(f"{summary.low} to look at")
    told = ", ".join(counts) or "nothing found"
    settled = f" ({summary.ignored} settled)" if summary.ignored else ""
    return f"{told} on {len(summary.pages)} of {pages} page{'s' if pages != 1 else ''}{settled}"
