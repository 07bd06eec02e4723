"""Checkstyle's XML, which most build servers read (https://checkstyle.org/, version 4.3 of the report)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from contentlint.finding import Finding
from contentlint.report import Summary, counted, described
from contentlint.report.pages import by_page
from contentlint.report.safe import xml

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def checkstyle(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One ``file`` a page, one ``error`` a finding; settled ones have Checkstyle's severity ``ignore``."""
    summary = Summary()
    out.write(f'{HEAD}<checkstyle version="4.3">\n')
    for path, found in by_page(counted(findings, summary)):
        out.write(f'<file name="{xml(path)}">\n')
        out.writelines(map(_error, found))
        out.write("</file>\n")
    out.write("</checkstyle>\n")
    return summary


def _error(finding: Finding) -> str:
    place = finding.place
    severity = "ignore" if finding.ignored is not None else str(finding.severity)
    return (
        f'  <error line="{place.line}" column="{place.column}" severity="{severity}" '
        f'message="{xml(described(finding))}" source="contentlint.{xml(finding.rule)}"/>\n'
    )
