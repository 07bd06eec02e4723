"""How detail travels in the file: JSON, compressed, as base64; and the hashes that let its own style and script run."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from contentlint.finding import Confidence, Finding
from contentlint.report.html.looking import At, Entry, Looked
from contentlint.templates import OUTPUT

TOGETHER = 24
"""Pages that are compressed together: pages of one site repeat each other, and one of them is opened at a time."""

# As in contentlint.report.safe, but each character gives one character, so that places still hold.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd1\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Page text of the same length, without what steers a reader's screen; template expressions show as an ellipsis."""
    return _UNSAFE.sub("\ufffd", text.replace(OUTPUT, "…"))


def packed(value: Any) -> str:
    """A value as JSON, deflated (RFC 1951, no header) and in base64."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b64encode(deflate.compress(text) + deflate.flush()).decode("ascii")


def digest(text: str) -> str:
    """The source expression of a Content-Security-Policy for an inline style or script (CSP level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


class Numbers:
    """Values that many entries share, each told once and then by its number."""

    def __init__(self) -> None:
        self.known: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        """The number of a value."""
        return self.known.setdefault(value, len(self.known))


class Packer:
    """Turns pages into the short arrays that the script reads; shared values are in ``rules``, ``cites`` and ``texts``."""

    def __init__(self) -> None:
        self.rules = Numbers()
        self.cites = Numbers()

    def page(self, looked: Looked, findings: Iterable[tuple[Finding, At]]) -> dict[str, Any]:
        """One page. The order of each array is that of ``script.js``."""
        findings = list(findings)
        places = {(finding.rule, finding.fingerprint): number for number, (finding, _) in enumerate(findings)}
        claims = []
        for row, at, sentence in looked.claims:
            number = places.get((f"claim-{row.category}", row.fingerprint), -1) if row.decision != "cleared" else -1
            claims.append(
                [
                    self.rules(f"claim-{row.category}"), *at, sentence.start, sentence.end, int(row.support[1:]), row.decision,
                    clean(row.reason), number, row.line, row.fingerprint[:8], row.severity[:1], clean(row.source), row.source_kind,
                    clean(row.sentence) if at.entry < 0 else 0, clean(row.claim) if at.entry < 0 else 0,
                ]
            )  # fmt: skip
        return {
            "e": [_entry(entry) for entry in looked.entries],
            "f": [self._finding(finding, at) for finding, at in findings],
            "c": claims,
            "s": [[*at, grade] for at, grade in looked.hard],
        }

    def _finding(self, finding: Finding, at: At) -> list[Any]:
        level = 3 if finding.confidence == Confidence.LOW else 2 - int(finding.severity)
        related = [
            [clean(related.message), clean(related.place.path), related.place.line] for related in finding.related
        ]
        return [
            self.rules(finding.rule), level, *at, clean(finding.message), clean(finding.suggestion or ""),
            clean(finding.ignored) if finding.ignored is not None else 0, finding.fingerprint[:8], finding.place.line,
            self.cites(finding.references), related or 0, clean(finding.place.excerpt) if at.entry < 0 else 0,
        ]  # fmt: skip


def _entry(entry: Entry) -> list[Any]:
    found: list[Any] = [entry.kind, clean(entry.text), entry.level, int(entry.chrome)]
    if entry.alt is not None:
        found.append(clean(entry.alt))
    while len(found) > 2 and not found[-1] and found[-1] != "":
        found.pop()
    return found
