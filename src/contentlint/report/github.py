"""Annotations in a GitHub Actions run: workflow commands on standard output.

Syntax and escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions and
https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from contentlint.finding import Finding, Place, Severity
from contentlint.report import Summary, counted, described
from contentlint.report.paths import in_repository
from contentlint.report.safe import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One annotation a finding; GitHub shows the first ten of each severity and step."""
    summary = Summary()
    for finding in counted(findings, summary):
        command = _COMMANDS[finding.severity] if finding.ignored is None else "notice"
        fields = ",".join(f"{key}={_property(value)}" for key, value in _fields(finding))
        out.write(f"::{command} {fields}::{_data(described(finding))} [{_data(finding.rule)}]\n")
    return summary


def _fields(finding: Finding) -> list[tuple[str, str]]:
    place = finding.place
    fields = [("file", in_repository(place.path)), ("line", str(place.line)), ("endLine", str(place.end_line))]
    return [*fields, *_columns(place), ("title", f"contentlint: {finding.rule}")]


def _columns(place: Place) -> list[tuple[str, str]]:
    # The runner drops the columns of an annotation over several lines, and complains.
    return [("col", str(place.column)), ("endColumn", str(place.end_column))] if place.end_line == place.line else []


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
