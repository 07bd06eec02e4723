"""How detail travels in the file: JSON, compressed, as base64; and the hashes that let its own style and script run."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from contentlint.finding import Confidence, Finding
from contentlint.lazy import lazy
from contentlint.report.claims import Row
from contentlint.report.html.looking import IMAGE, At, Looked
from contentlint.templates import OUTPUT

TOGETHER = 20
"""Pages that are compressed together: pages of one site repeat each other, and one of them is opened at a time."""

SAME = "\x01"
"""Stands in a message for the words that the finding marks."""

SHORT = 6
"""Digits of a fingerprint in an address: 24 bits."""

SHARED_TEXTS = 30_000
"""Different messages, suggestions and reasons that are told by number; later ones stand in full."""

MOST_RELATED = 3
"""Related places that are shown with a finding."""

SEVERITIES = ("error", "warning", "info")
DECISIONS = ("report", "look", "settled", "cleared")

# As in contentlint.report.safe, but each character gives one character, so that places still hold.
_UNSAFE = lazy(
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
    """Turns pages into columns of short values, as ``script.js`` reads them; deflate finds more alike in a column than in a row.

    What pages share is told by number: ``rules``, ``cites`` (the clauses of a finding), ``texts`` (messages and the like).
    """

    def __init__(self) -> None:
        self.rules = Numbers()
        self.cites = Numbers()
        self.texts = Numbers()

    def page(self, looked: Looked, findings: Iterable[tuple[Finding, At]]) -> dict[str, Any]:
        """One page. The order of the columns is that of ``script.js``."""
        findings = list(findings)
        texts = [clean(entry.text) for entry in looked.entries]
        places = {(finding.rule, finding.fingerprint): number for number, (finding, _) in enumerate(findings)}
        return {
            "e": _columns([[entry.kind, text, entry.level, int(entry.chrome)] for entry, text in zip(looked.entries, texts, strict=True)]),
            "a": [clean(entry.alt) if entry.alt is not None else None for entry in looked.entries if entry.kind == IMAGE],
            "f": _columns([self._finding(finding, at, texts) for finding, at in findings], 2, 9),
            "c": _columns([self._claim(row, at, sentence, places) for row, at, sentence in looked.claims]),
            "s": _columns([[*_length(at), round(grade)] for at, grade in looked.hard], 0),
        }  # fmt: skip

    def _finding(self, finding: Finding, at: At, texts: list[str]) -> list[Any]:
        level = 3 if finding.confidence == Confidence.LOW else 2 - int(finding.severity)
        excerpt = clean(finding.place.excerpt) if at.entry < 0 else texts[at.entry][at.start : at.end]
        message = clean(finding.message).replace(f'"{excerpt}"', f'"{SAME}"') if excerpt else clean(finding.message)
        related = [
            [self._text(related.message), clean(related.place.path), related.place.line] for related in finding.related[:MOST_RELATED]
        ]  # fmt: skip
        return [
            self.rules(finding.rule), level, *_length(at), self._text(message), self._text(finding.suggestion or ""),
            self._text(finding.ignored) if finding.ignored is not None else -1, short_id(finding), finding.place.line,
            self.cites(finding.references), related or 0, excerpt if at.entry < 0 else 0,
        ]  # fmt: skip

    def _claim(self, row: Row, at: At, sentence: At, places: dict[tuple[str, str], int]) -> list[Any]:
        key = (f"claim-{row.category}", row.fingerprint)
        number = places.get(key, -1) if row.decision != "cleared" else -1
        own = (*_length(at), row.line, SEVERITIES.index(row.severity)) if number < 0 else (0, 0, 0, 0, 0)
        return [
            self.rules(key[0]), number, *own, sentence.start, sentence.end - sentence.start, int(row.support[1:]),
            DECISIONS.index(row.decision), self._text(row.reason), clean(row.source), clean(row.sentence) if at.entry < 0 else 0,
        ]  # fmt: skip

    def _text(self, text: str) -> int | str:
        text = text if SAME in text else clean(text)
        return self.texts(text) if text in self.texts.known or len(self.texts.known) < SHARED_TEXTS else text


def short_id(finding: Finding) -> str:
    """The fingerprint as addresses carry it: enough to tell the findings of one page apart."""
    return finding.fingerprint[:SHORT]


def _length(at: At) -> tuple[int, int, int]:
    return at.entry, at.start, at.end - at.start


def _columns(rows: list[list[Any]], *rising: int) -> list[list[Any]]:
    """The rows as columns; those named, which mostly rise, as the difference to the row before."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    for number in rising if rows else ():
        values = columns[number]
        columns[number] = [value - before for before, value in zip([0, *values], values, strict=False)]
    return columns
