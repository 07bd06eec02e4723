"""Markdown for a comment on a pull request and for the summary of a GitHub Actions job; page text stays text in it.

Sizes: a comment may hold 65,536 characters, a job summary 1 MiB
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from contentlint.finding import Finding, Severity
from contentlint.report import Summary, counted, described
from contentlint.report.pages import by_page
from contentlint.report.paths import in_repository
from contentlint.report.safe import code
from contentlint.report.safe import markdown as escaped

COMMENT = 60_000
"""Characters after which ``markdown`` only counts."""

JOB_SUMMARY = 250_000
"""Characters after which ``github-summary`` only counts: at four bytes each they are below 1 MiB."""


def markdown(findings: Iterable[Finding], out: TextIO) -> Summary:
    """A list of findings below each page's name; past the size of a comment the rest is counted."""
    summary = Summary()
    _write_pages(counted(findings, summary), out, COMMENT)
    out.write(f"{_closing(summary)}\n")
    return summary


def job_summary(findings: Iterable[Finding], out: TextIO) -> Summary:
    """As ``markdown``, under a heading and with the room that a job summary has."""
    summary = Summary()
    out.write("## contentlint\n\n")
    _write_pages(counted(findings, summary), out, JOB_SUMMARY)
    out.write(f"{_closing(summary)}\n")
    return summary


def _write_pages(findings: Iterable[Finding], out: TextIO, room: int) -> None:
    left: Counter[str] = Counter()
    for path, found in by_page(findings):
        head = f"#### {code(in_repository(path))}\n\n"
        for finding in found:
            text = head + _item(finding)
            if len(text) > room or left:
                left[path] += 1
                continue
            out.write(text)
            room -= len(text)
            head = ""
        if not head:
            out.write("\n")
    if left:
        out.write(f"…and {left.total()} more on {len(left)} page{'s' if len(left) != 1 else ''}.\n\n")


def _item(finding: Finding) -> str:
    place = finding.place
    shown = f" {code(place.excerpt)}" if place.excerpt.strip() else ""
    return (
        f"- **{finding.severity}** {place.line}:{place.column} {escaped(described(finding))}{shown} "
        f"({code(finding.rule)})\n"
    )


def _closing(summary: Summary) -> str:
    parts = [f"{summary.by_severity[severity]} {severity}" for severity in sorted(Severity, reverse=True)]
    parts += [f"{summary.low} to look at"] if summary.low else []
    parts += [f"{summary.ignored} settled"] if summary.ignored else []
    pages = len(summary.pages)
    return f"**{', '.join(parts)}** on {pages} page{'s' if pages != 1 else ''}"
