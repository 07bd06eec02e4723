"""GitLab's code quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TextIO

from contentlint.finding import Finding, Place, Severity
from contentlint.report import Summary, counted, described
from contentlint.report.paths import in_repository
from contentlint.report.safe import dump, printable

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One JSON array, as the artifact ``codequality`` wants it."""
    summary = Summary()
    separator = "[\n"
    for finding in counted(findings, summary):
        out.write(separator + dump(_entry(finding)))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")
    return summary


def _entry(finding: Finding) -> dict[str, Any]:
    path = in_repository(finding.place.path)
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": printable(described(finding)),
        "severity": _SEVERITIES[finding.severity] if finding.ignored is None else "info",
        "confidence": str(finding.confidence),
        "fingerprint": _fingerprint(path, finding),
        "location": {"path": printable(path), **_where(finding.place)},
    }


def _where(place: Place) -> dict[str, Any]:
    begin = {"line": place.line, "column": place.column}
    end = {"line": place.end_line, "column": place.end_column}
    return {"lines": {"begin": place.line, "end": place.end_line}, "positions": {"begin": begin, "end": end}}


def _fingerprint(path: str, finding: Finding) -> str:
    """GitLab takes findings of the same fingerprint for one, in whatever file they stand, so the path goes into it."""
    return sha256(f"{path}\0{finding.fingerprint}".encode("utf-8", "backslashreplace")).hexdigest()
