"""For programs: the stable keys of the contract, one object a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from contentlint.finding import Finding, Place
from contentlint.report import Summary, counted
from contentlint.report.safe import dump

SCHEMA = 1


def as_dict(finding: Finding) -> dict[str, Any]:
    """A finding as the contract's keys."""
    place = finding.place
    return {
        "schema": SCHEMA,
        "path": place.path,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "message": finding.message,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "excerpt": place.excerpt,
        "context": place.context,
        "suggestion": finding.suggestion,
        "references": list(finding.references),
        "related": [_related(related.message, related.place) for related in finding.related],
        "ignored": finding.ignored,
        "fingerprint": finding.fingerprint,
    }


def _related(message: str, place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "start": place.start,
        "end": place.end,
        "message": message,
    }


def jsonl(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One JSON object a line."""
    summary = Summary()
    for finding in counted(findings, summary):
        out.write(dump(as_dict(finding)) + "\n")
    return summary


def json(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One JSON array."""
    summary = Summary()
    separator = "[\n"
    for finding in counted(findings, summary):
        out.write(separator + dump(as_dict(finding)))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")
    return summary
