"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for GitHub code scanning and editors.

Results are written as they come; the rules, which SARIF lets stand behind them, follow at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TextIO

from contentlint.finding import Edit, Finding, Fix, Place, Severity
from contentlint.report import Summary, counted
from contentlint.report.paths import as_uri, help_uri
from contentlint.report.safe import dump, printable
from contentlint.rules import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "contentlint/v1"
"""Name of the partial fingerprint: of rule, excerpt, context, and the how-many-eth of the same on the page."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def sarif(findings: Iterable[Finding], out: TextIO) -> Summary:
    """One SARIF log with one run. Settled findings are in it, with their suppressions."""
    summary = Summary()
    rules: dict[str, Finding] = {}
    numbers: dict[str, int] = {}
    out.write(
        f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    )
    separator = "\n"
    for finding in counted(findings, summary):
        rules.setdefault(finding.rule, finding)
        out.write(separator + dump(_result(finding, numbers.setdefault(finding.rule, len(numbers)))))
        separator = ",\n"
    driver = {"name": "contentlint", **_version(), "rules": _descriptors(rules)}
    out.write(f'\n], "tool": {{"driver": {dump(driver)}}}}}]}}\n')
    return summary


def _result(finding: Finding, index: int) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message)},
        "locations": [_location(finding.place)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        # Where one result tells of suppressions all must: an empty list says that it has none.
        "suppressions": _suppressions(finding),
        "properties": _properties(finding),
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.place), "message": {"text": _message(related.message)}}
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding, finding.fix)]
    return result


def _properties(finding: Finding) -> dict[str, Any]:
    properties: dict[str, Any] = {"confidence": str(finding.confidence), "references": list(finding.references)}
    return properties | ({"suggestion": printable(finding.suggestion)} if finding.suggestion is not None else {})


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    if finding.ignored is None:
        return []
    kind = "external" if finding.external else "inSource"
    return [{"kind": kind, "status": "accepted", "justification": printable(finding.ignored)}]


def _message(text: str) -> str:
    """A plain text message: braces stand for placeholders and ``[…](…)`` for links (sections 3.11.5 and 3.11.6)."""
    return printable(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = _region(place)
    physical: dict[str, Any] = {"artifactLocation": {"uri": as_uri(place.path)}, "region": region}
    if (text := _shown_whole(place)) is not None:
        start = place.column - place.caret[0]
        region["snippet"] = {"text": printable(text)}
        physical["contextRegion"] = {
            "startLine": place.line,
            "startColumn": start,
            "endColumn": start + len(place.line_text),
            "snippet": {"text": printable(place.line_text)},
        }
    return {"physicalLocation": physical}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _shown_whole(place: Place) -> str | None:
    """The source text of the place; None where the place goes over the end of what is known of its line."""
    start, end = place.caret
    whole = place.end_line == place.line and end - start == place.end_column - place.column
    return place.line_text[start:end] if whole and place.line_text else None


def _fix(finding: Finding, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _edited(finding.place, edit), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    told = finding.suggestion or "make this edit"
    return {
        "description": {"text": _message(told if fix.safe else f"{told} (it changes what visitors get)")},
        "artifactChanges": [{"artifactLocation": {"uri": as_uri(finding.place.path)}, "replacements": replacements}],
    }


def _edited(place: Place, edit: Edit) -> dict[str, Any]:
    """The region of an edit: by line and column where it lies in a place on one line, else by characters."""
    if place.line != place.end_line or edit.start < place.start or edit.end > place.end:
        return {"charOffset": edit.start, "charLength": edit.end - edit.start}
    start = place.column + edit.start - place.start
    return {
        "startLine": place.line,
        "startColumn": start,
        "endLine": place.line,
        "endColumn": start + edit.end - edit.start,
    }


def _version() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return {"version": version("contentlint")}
    except PackageNotFoundError:
        return {}


def _descriptors(found: dict[str, Finding]) -> list[dict[str, Any]]:
    from contentlint.catalog import catalog
    from contentlint.docs import explain

    known = catalog().rules
    return [_descriptor(finding, known.get(rule_id), explain) for rule_id, finding in found.items()]


def _descriptor(finding: Finding, rule: Rule | None, explain: Callable[[Rule], str]) -> dict[str, Any]:
    """What there is to know of a rule; of one in a pack that the configuration names, what its first finding tells."""
    severity, confidence = (rule.severity, rule.confidence) if rule else (finding.severity, finding.confidence)
    summary = (rule.doc.summary if rule else "") or finding.why or finding.rule
    told = "\n".join(printable(line) for line in (explain(rule) if rule else summary).split("\n"))
    tags = (rule.family, *sorted(rule.tags), *rule.references) if rule else finding.references
    descriptor = {
        "id": finding.rule,
        "shortDescription": {"text": printable(summary)},
        "fullDescription": {"text": printable(finding.why or summary)},
        "help": {"text": told, "markdown": f"~~~~~text\n{told}\n~~~~~"},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": list(dict.fromkeys(tags)),
            "precision": str(confidence),
            "problem.severity": _PROBLEM[severity],
        },
    }
    return descriptor | ({"helpUri": uri} if (uri := help_uri(finding.references)) else {})
