"""Findings to report in tests, and how a report is had as text."""

import io
from collections.abc import Iterable
from typing import Any

from contentlint.finding import Confidence, Edit, Finding, Fix, Place, Related, Severity
from contentlint.report import reporter


def place(**changes: Any) -> Place:
    known: dict[str, Any] = {
        "path": "knee/pain.html", "start": 40, "end": 48, "line": 3, "column": 5, "end_line": 3, "end_column": 13,
        "excerpt": "cures it", "context": "Our laser cures it.", "line_text": "<p>écures it at once", "caret": (4, 12),
    }  # fmt: skip
    return Place(**(known | changes))


def finding(**changes: Any) -> Finding:
    known: dict[str, Any] = {
        "rule": "claim-cure", "message": "a cure is promised; say what can be expected", "severity": Severity.ERROR,
        "confidence": Confidence.HIGH, "place": place(), "fingerprint": "00aa11bb22cc33dd", "why": "Few things cure.",
    }  # fmt: skip
    return Finding(**(known | changes))


SEVERAL = [
    finding(references=("wcag-1.1.1",), suggestion="may ease it", fix=Fix((Edit(46, 48, "one"),))),
    finding(severity=Severity.WARNING, confidence=Confidence.MEDIUM, rule="heading-skips-level", fingerprint="02"),
    finding(place=place(path="hip.html"), related=(Related("first said here", place()),), fingerprint="03"),
    finding(place=place(path="hip.html", line=9, end_line=11), severity=Severity.INFO, fingerprint="04"),
    finding(place=place(path="hip.html", line=12), confidence=Confidence.LOW, fingerprint="05"),
    finding(place=place(path="hip.html", line=14), ignored="agreed with the board", fingerprint="06"),
    finding(place=place(path="zoo.html"), ignored="in the baseline", external=True, fingerprint="07"),
]


def report(name: str, found: Iterable[Finding] = SEVERAL) -> str:
    out = io.StringIO()
    reporter(name)(found, out)
    return out.getvalue()
