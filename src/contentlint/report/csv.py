"""For spreadsheets: one row a finding, and no cell that could start a formula."""

from __future__ import annotations

import csv as standard
from collections.abc import Iterable
from typing import TextIO

from contentlint.finding import Finding
from contentlint.report import Summary, counted
from contentlint.report.json import as_dict
from contentlint.report.safe import cell

COLUMNS = (
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "confidence",
    "rule",
    "message",
    "suggestion",
    "excerpt",
    "context",
    "references",
    "ignored",
    "fingerprint",
)


def csv(findings: Iterable[Finding], out: TextIO) -> Summary:
    """Comma-separated values (RFC 4180) with a head line; text is quoted, so that no line begins with page text."""
    summary = Summary()
    writer = standard.writer(out, lineterminator="\n", quoting=standard.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for finding in counted(findings, summary):
        row = as_dict(finding) | {"references": " ".join(finding.references)}
        writer.writerow(["" if row[name] is None else cell(row[name]) for name in COLUMNS])
    return summary
