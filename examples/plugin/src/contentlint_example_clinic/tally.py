"""An output format: how often each rule was broken, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from contentlint import Finding
from contentlint.report import Summary, counted


def tally(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One line a rule: its count and its id."""
    summary = Summary()
    counts = Counter(finding.rule for finding in counted(findings, summary))
    for rule_id, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        out.write(f"{count:6} {rule_id}\n")
    return summary
