"""JUnit XML as Jenkins, GitLab and others read it: a page is a test suite, a finding a test case that fails.

Schema: the xUnit plugin's ``junit-10.xsd`` (https://github.com/jenkinsci/xunit-plugin).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from contentlint.finding import Finding
from contentlint.report import Summary, counted, described
from contentlint.report.checkstyle import HEAD
from contentlint.report.pages import by_page
from contentlint.report.safe import xml


def junit(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One suite a page that has findings. What can't fail a build (low confidence, info, settled) is a skipped case."""
    summary = Summary()
    out.write(f'{HEAD}<testsuites name="contentlint">\n')
    for path, found in by_page(counted(findings, summary)):
        _write_suite(path, list(found), out)
    out.write("</testsuites>\n")
    return summary


def _write_suite(path: str, found: list[Finding], out: TextIO) -> None:
    skipped = sum(_kind(finding) == "skipped" for finding in found)
    out.write(
        f'<testsuite name="{xml(path)}" tests="{len(found)}" failures="{len(found) - skipped}" errors="0" '
        f'skipped="{skipped}">\n'
    )
    out.writelines(map(_case, found))
    out.write("</testsuite>\n")


def _kind(finding: Finding) -> str:
    return "failure" if finding.fails and finding.severity > 0 else "skipped"


def _case(finding: Finding) -> str:
    kind, place = _kind(finding), finding.place
    name = xml(f"{finding.rule} at {place.line}:{place.column}")
    told = (
        f"{place.path}:{place.line}:{place.column}: {finding.severity}, {finding.confidence} confidence: "
        f"{finding.message} [{finding.rule}] {finding.fingerprint}"
    )
    return (
        f'  <testcase name="{name}" classname="{xml(place.path)}">'
        f'<{kind} type="{finding.severity}" message="{xml(described(finding))}">{xml(told)}</{kind}></testcase>\n'
    )
