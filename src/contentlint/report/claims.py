"""The inventory of claims: every claim that the pages make, with what became of it, for a person to work off."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TextIO

from contentlint.claims.support import Support
from contentlint.claims.units import by_category
from contentlint.claims.verdict import Verdict, judge
from contentlint.config import Active, Config
from contentlint.engine import make_finding, numbered
from contentlint.finding import Confidence, Finding, Severity
from contentlint.page import Page
from contentlint.report.safe import cell, printable
from contentlint.rules import Hit
from contentlint.suppress import settle, suppressions

REPORTED, LOOK, SETTLED, CLEARED = "report", "look", "settled", "cleared"
"""What became of a claim: a finding; a finding that a person should look at; one that a comment or the baseline settles;
none, for the reason given."""

_ORDER = (REPORTED, LOOK, SETTLED, CLEARED)


class Row(NamedTuple):
    """A claim of a page.

    ``claim`` are the words that make it, ``support`` the level from S0 (none) to S4, ``source`` the address of the nearest
    source and ``source_kind`` what it is; ``decision`` is one of ``REPORTED`` …, ``reason`` why it is not reported.
    """

    path: str
    line: int
    column: int
    sentence: str
    claim: str
    category: str
    treatment: str
    condition: str
    strength: str
    hedge: str
    support: str
    source: str
    source_kind: str
    severity: str
    confidence: str
    decision: str
    reason: str
    fingerprint: str


def inventory(page: Page, config: Config) -> list[tuple[Finding, Row]]:
    """Every claim of a page under this configuration, as the finding it is or would be, and its row."""
    found: list[tuple[Finding, Verdict]] = []
    for active in config.active:
        if "category" in active.rule.bound and "claims" in active.rule.tags:
            found += _judged(active, page)
    reported = numbered([finding for finding, verdict in found if verdict.cleared is None])
    settled = iter(list(settle(reported, suppressions(page), config.shared.get("today"))))
    cleared = numbered([finding for finding, verdict in found if verdict.cleared is not None])
    told = [(next(settled if verdict.cleared is None else cleared), verdict) for _, verdict in found]
    return [(finding, row_of(finding, verdict)) for finding, verdict in told]


def row_of(finding: Finding, verdict: Verdict) -> Row:
    """The row of a claim."""
    claim, support, place = verdict.stated.claim, verdict.stated.support, finding.place
    decision, reason = _decision(finding, verdict)
    return Row(
        place.path, place.line, place.column, place.context, place.excerpt, claim.category, claim.treatment or "",
        claim.condition or "", claim.strength, claim.hedge, str(support.level), support.url, _kind(support),
        str(finding.severity), str(finding.confidence), decision, reason, finding.fingerprint,
    )  # fmt: skip


def settled(rows: Iterable[tuple[Finding, Row]], findings: Iterable[Finding]) -> Iterator[Row]:
    """The rows, those whose finding has been settled since (by a baseline) with the reason; ``findings`` in the same order."""
    for (_, row), finding in zip(rows, findings, strict=True):
        reason = finding.ignored
        open_ = row.decision in (REPORTED, LOOK)
        yield row._replace(decision=SETTLED, reason=reason) if open_ and reason is not None else row


def ranked(rows: Iterable[Row]) -> list[Row]:
    """The rows in the order of work: open ones first, the worst of them first, then page by page."""
    pages: dict[str, int] = {}
    known = [(row, pages.setdefault(row.path, len(pages))) for row in rows]
    known.sort(
        key=lambda pair: (
            _ORDER.index(pair[0].decision), -Severity.parse(pair[0].severity), pair[1], pair[0].line, pair[0].column,
        )
    )  # fmt: skip
    return [row for row, _ in known]


def as_text(rows: Sequence[Row], out: TextIO) -> None:
    """One claim a line or two, and how many there are of each kind."""
    for row in rows:
        why = f" ({row.reason})" if row.reason else ""
        out.write(
            f"{row.severity:7} {row.decision:7} {printable(row.path)}:{row.line}:{row.column} claim-{row.category}"
            f" {row.support} {printable(row.claim)!r}{printable(why)}\n        {printable(row.sentence)[:200]}\n"
        )
    counts = {decision: sum(row.decision == decision for row in rows) for decision in _ORDER}
    out.write(f"{len(rows)} claims: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + "\n")


def as_json(rows: Sequence[Row], out: TextIO) -> None:
    """One JSON array, one object a claim, with the names of ``Row``."""
    text = json.dumps([row._asdict() for row in rows], indent=1, ensure_ascii=False)
    out.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def as_csv(rows: Sequence[Row], out: TextIO) -> None:
    """One line a claim, the names of ``Row`` in the first; cells can't start a formula."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    for row in rows:
        writer.writerow([cell(value) for value in row])


def as_markdown(rows: Sequence[Row], out: TextIO) -> None:
    """A Markdown table for a person; pipes and markup in the page's words are escaped."""
    columns = ("severity", "place", "category", "claim", "sentence", "support", "decision", "fingerprint")
    out.write(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n")
    for row in rows:
        why = f"{row.decision}: {row.reason}" if row.reason else row.decision
        support = f"{row.support} {row.source}".strip()
        place = f"{row.path}:{row.line}"
        values: tuple[Any, ...] = (
            row.severity, place, row.category, row.claim, row.sentence, support, why, row.fingerprint,
        )  # fmt: skip
        out.write(f"| {' | '.join(_escaped(str(value)) for value in values)} |\n")


FORMATS = {"text": as_text, "json": as_json, "csv": as_csv, "md": as_markdown}
"""The formats of the inventory."""


_JUDGED = (
    "evidence",
    "hedged",
    "strict",
    "raised_by",
    "raising_words",
    "settled_by",
    "least",
)  # options of claim rules


def _judged(active: Active, page: Page) -> Iterator[tuple[Finding, Verdict]]:
    options: dict[str, Any] = {**active.rule.bound, **active.options}
    for stated in by_category(page).get(options["category"], ()):
        verdict = judge(stated, **{name: options[name] for name in _JUDGED if name in options})
        confidence = None if verdict.sure else Confidence.LOW
        finding = make_finding(active, Hit(stated.at, "", step=verdict.step, confidence=confidence), page)
        yield replace(finding, ignored=verdict.cleared), verdict


def _decision(finding: Finding, verdict: Verdict) -> tuple[str, str]:
    if verdict.cleared is not None:
        return CLEARED, verdict.cleared
    if finding.ignored is not None:
        return SETTLED, finding.ignored
    return (LOOK, "") if finding.confidence == Confidence.LOW else (REPORTED, "")


def _kind(support: Support) -> str:
    return support.kind if support.url or support.at is not None else ""


def _escaped(text: str) -> str:
    shown = printable(text)
    for mark in ("\\", "|", "`", "*", "_", "<", "[", "]"):
        shown = shown.replace(mark, f"\\{mark}" if mark != "<" else "&lt;")
    return shown
