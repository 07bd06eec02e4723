"""How much of what: counts by severity, family and rule, with the pages they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from contentlint.finding import Confidence, Finding
from contentlint.report import Summary, counted
from contentlint.report.safe import printable


class Statistics:
    """Counts of findings that nothing settles, each with the number of pages that have some.

    Findings come page by page; so pages are counted by their change, and nothing is kept of them.
    """

    def __init__(self) -> None:
        self.findings: Counter[tuple[str, str]] = Counter()
        self.pages: Counter[tuple[str, str]] = Counter()
        self.settled = 0
        self._last: dict[tuple[str, str], str] = {}

    def add(self, finding: Finding) -> None:
        """Counts a finding."""
        if finding.ignored is not None:
            self.settled += 1
            return
        severity = "to look at" if finding.confidence == Confidence.LOW else str(finding.severity)
        family = finding.rule.partition("-")[0]
        for key in (("all", "findings"), ("severity", severity), ("family", family), ("rule", finding.rule)):
            self.findings[key] += 1
            if self._last.get(key) != finding.place.path:
                self._last[key] = finding.place.path
                self.pages[key] += 1

    def lines(self) -> Iterable[str]:
        """The table: what counts most comes first in each part."""
        yield f"{'findings':>8} {'pages':>7}"
        for part in ("severity", "family", "rule", "all"):
            keys = sorted((key for key in self.findings if key[0] == part), key=lambda k: (-self.findings[k], k))
            for key in keys:
                yield f"{self.findings[key]:>8} {self.pages[key]:>7}  {part} {printable(key[1])}"
        if self.settled:
            yield f"{self.settled:>8} {'':>7}  settled"


def statistics(findings: Iterable[Finding], out: TextIO) -> Summary:
    """The table of counts."""
    summary, counts = Summary(), Statistics()
    for finding in counted(findings, summary):
        counts.add(finding)
    out.writelines(f"{line}\n" for line in counts.lines())
    return summary
