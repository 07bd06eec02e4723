"""One function a format: findings in, text out, and a summary of what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import TextIO

from contentlint.finding import Confidence, Finding, Severity
from contentlint.plugins import plugins

_BUILT_IN = {
    "text": "contentlint.report.text:full",
    "concise": "contentlint.report.text:concise",
    "json": "contentlint.report.json:json",
    "jsonl": "contentlint.report.json:jsonl",
    "csv": "contentlint.report.csv:csv",
    "sarif": "contentlint.report.sarif:sarif",
    "github": "contentlint.report.github:github",
    "github-summary": "contentlint.report.markdown:job_summary",
    "gitlab": "contentlint.report.gitlab:gitlab",
    "junit": "contentlint.report.junit:junit",
    "checkstyle": "contentlint.report.checkstyle:checkstyle",
    "rdjson": "contentlint.report.rdjson:rdjson",
    "rdjsonl": "contentlint.report.rdjson:rdjsonl",
    "markdown": "contentlint.report.markdown:markdown",
    "statistics": "contentlint.report.statistics:statistics",
}
_KEEPS_IGNORED = frozenset({"sarif"})


@dataclass
class Summary:
    """What a report told: findings by severity (low confidence counted apart), ignored ones, and pages with findings."""

    by_severity: Counter[Severity] = field(default_factory=Counter)
    low: int = 0
    ignored: int = 0
    failed: int = 0
    pages: set[str] = field(default_factory=set)

    def add(self, finding: Finding) -> None:
        """Counts a finding."""
        if finding.ignored is not None:
            self.ignored += 1
            return
        self.pages.add(finding.place.path)
        self.failed += finding.rule in ("file-unreadable", "rule-crashed", "plugin-broken")
        if finding.confidence == Confidence.LOW:
            self.low += 1
        else:
            self.by_severity[finding.severity] += 1

    def fails(self, threshold: Severity) -> bool:
        """True where something at or above the threshold was found (low confidence never counts)."""
        return any(count and severity >= threshold for severity, count in self.by_severity.items())


Reporter = Callable[[Iterable[Finding], TextIO], Summary]


def counted(findings: Iterable[Finding], summary: Summary) -> Iterator[Finding]:
    """The findings, each counted as it passes."""
    for finding in findings:
        summary.add(finding)
        yield finding


def passing(findings: Iterable[Finding], *adders: Callable[[Finding], object]) -> Iterator[Finding]:
    """The findings, each shown to every adder as it passes."""
    for finding in findings:
        for add in adders:
            add(finding)
        yield finding


def visible(findings: Iterable[Finding], name: str, *, show_ignored: bool) -> Iterable[Finding]:
    """What a format gets of the findings: settled ones only on demand, or where it has a place for them."""
    if show_ignored or keeps_ignored(name):
        return findings
    return (finding for finding in findings if finding.ignored is None)


def described(finding: Finding) -> str:
    """The message for formats that have no field for confidence, suggestion and suppression: they are told behind it."""
    parts = [finding.message]
    if finding.suggestion:
        parts.append(f"; try: {finding.suggestion}")
    if finding.confidence < Confidence.HIGH:
        parts.append(f" ({finding.confidence} confidence)")
    if finding.ignored is not None:
        parts.append(f" (settled: {finding.ignored})")
    return "".join(parts)


def keeps_ignored(name: str) -> bool:
    """True for a format that has a place for settled findings, and so always gets them.

    A plugin says so with an attribute ``keeps_ignored = True`` on its reporter.
    """
    return name in _KEEPS_IGNORED or (name not in _BUILT_IN and getattr(reporter(name), "keeps_ignored", False) is True)


def formats() -> list[str]:
    """The names of all formats, plugins' included (entry point ``contentlint.reporters``)."""
    return [
        *_BUILT_IN,
        *sorted({point.name for point in plugins("contentlint.reporters")} - _BUILT_IN.keys()),
    ]


def reporter(name: str) -> Reporter:
    """The reporter of a format.

    Raises:
        KeyError: there is no such format.
    """
    if name in _BUILT_IN:
        module, _, function = _BUILT_IN[name].partition(":")
        found: Reporter = getattr(import_module(module), function)
        return found
    for point in plugins("contentlint.reporters"):
        if point.name == name:
            plugin: Reporter = point.load()
            return plugin
    raise KeyError(name)
