"""What the overview counts, gathered page by page in bounded memory."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from contentlint.finding import Confidence, Finding
from contentlint.lazy import lazy
from contentlint.report.claims import CLEARED, LOOK, REPORTED, SETTLED, Row
from contentlint.report.html.looking import Looked
from contentlint.report.html.packing import clean
from contentlint.report.html.words import family_of

# Readability tells how many words there are; alike pages are counted together here.
_TOO_SHORT = lazy(r"\A[0-9,]++ (\w++); ([0-9]++) are needed\Z")

HARDEST = 18
"""The last bar of the histogram: this grade and above."""

OPEN_ROWS, ACCEPTED_ROWS, PAGE_ROWS = 100, 50, 150
"""Claims, accepted claims and pages that stand in the file as a table; the rest is in the compressed detail."""


class PageLine(NamedTuple):
    """A line of the table of pages: how many findings of each severity are open, low confidence apart."""

    number: int
    name: str
    title: str
    grade: float | None
    reason: str
    words: int
    counts: tuple[int, int, int, int]
    claims: int

    @property
    def rank(self) -> tuple[Any, ...]:
        """The worst page is the least."""
        error, warning, info, look = self.counts
        return -error, -warning, -info, -look, self.name


class LedgerLine(NamedTuple):
    """A line of the ledger: the row of the inventory, the number of its page, and the clauses that the finding cites."""

    row: Row
    page: int
    references: tuple[str, ...]

    @property
    def rank(self) -> tuple[Any, ...]:
        """Open ones before those to look at, the worst of each first, then by page and place."""
        order = ("error", "warning", "info").index(self.row.severity)
        return self.row.decision == LOOK, order, self.page, self.row.line, self.row.column, self.row.category


class Tally:
    """Counts of everything that the overview tells.

    ``columns`` hold every page: name, title, school grade (None: not measured), words, open findings of each
    severity, open claims.
    """

    def __init__(self, target: float) -> None:
        self.target = target
        self.pages = self.words = 0
        self.grades: Counter[int] = Counter()
        self.unmeasured: Counter[str] = Counter()
        self.findings: Counter[tuple[str, str]] = Counter()
        self.settled = self.failed = 0
        self.support: Counter[tuple[str, str]] = Counter()
        self.decisions: Counter[str] = Counter()
        self.columns: list[list[Any]] = [[] for _ in range(9)]
        self._worst: list[tuple[Any, PageLine]] = []
        self._open: list[tuple[Any, LedgerLine]] = []
        self._accepted: list[tuple[Any, LedgerLine]] = []

    def add(self, looked: Looked, findings: Sequence[Finding], rows: Iterable[Row]) -> None:
        """Counts a page."""
        number, self.pages = self.pages, self.pages + 1
        self.words += looked.score.words
        if looked.score.grade is not None:
            self.grades[min(max(round(looked.score.grade), 0), HARDEST)] += 1
        else:
            self.unmeasured[_TOO_SHORT.sub(r"fewer than \2 \1", looked.score.reason)] += 1
        counts = self._count(findings)
        claims = self._claims(findings, rows, number)
        line = PageLine(
            number, looked.name, looked.title, looked.score.grade, looked.score.reason, looked.score.words, counts, claims
        )  # fmt: skip
        _push(self._worst, line, PAGE_ROWS)
        row = (clean(line.name), clean(line.title), _rounded(line.grade), line.words, *line.counts, line.claims)
        for column, value in zip(self.columns, row, strict=True):
            column.append(value)

    def _count(self, findings: Iterable[Finding]) -> tuple[int, int, int, int]:
        counts = [0, 0, 0, 0]
        for finding in findings:
            if finding.ignored is not None:
                self.settled += 1
                continue
            level = 3 if finding.confidence == Confidence.LOW else 2 - int(finding.severity)
            counts[level] += 1
            self.findings[family_of(finding.rule), ("error", "warning", "info", "look")[level]] += 1
            self.failed += finding.rule in ("file-unreadable", "rule-crashed", "plugin-broken")
        return counts[0], counts[1], counts[2], counts[3]

    def _claims(self, findings: Iterable[Finding], rows: Iterable[Row], number: int) -> int:
        cited = {(finding.rule, finding.fingerprint): finding.references for finding in findings}
        count = 0
        for row in rows:
            self.decisions[row.decision] += 1
            line = LedgerLine(row, number, cited.get((f"claim-{row.category}", row.fingerprint), ()))
            if row.decision in (REPORTED, LOOK):
                count += 1
                self.support[row.category, row.support] += 1
                _push(self._open, line, OPEN_ROWS)
            elif row.decision == SETTLED:
                self.support[row.category, SETTLED] += 1
                _push(self._accepted, line, ACCEPTED_ROWS)
            elif row.decision == CLEARED:
                self.support[row.category, CLEARED] += 1
        return count

    @property
    def worst(self) -> list[PageLine]:
        """The pages, those with the most errors first; at most ``PAGE_ROWS``."""
        return _sorted(self._worst)

    @property
    def open(self) -> list[LedgerLine]:
        """The claims that nothing settles, in the order of work; at most ``OPEN_ROWS``."""
        return _sorted(self._open)

    @property
    def accepted(self) -> list[LedgerLine]:
        """The claims that somebody accepted; at most ``ACCEPTED_ROWS``."""
        return _sorted(self._accepted)

    def severity(self, name: str) -> int:
        """How many findings are open with this severity."""
        return sum(count for (_, severity), count in self.findings.items() if severity == name)

    @property
    def families(self) -> list[tuple[str, dict[str, int]]]:
        """The families that have findings, those with the most errors first, with how many of each severity."""
        levels = ("error", "warning", "info", "look")
        known = {family for family, _ in self.findings}
        order = sorted(known, key=lambda family: (*(-self.findings[family, level] for level in levels), family))
        return [(family, {level: self.findings[family, level] for level in levels}) for family in order]

    @property
    def categories(self) -> list[tuple[str, dict[str, int]]]:
        """The categories of claims, those with the most open ones first, with how many at each level of support."""
        levels = ("S0", "S1", "S2", "S3", "S4")
        totals: Counter[str] = Counter()
        for (category, level), count in self.support.items():
            totals[category] += count if level in levels else 0
        order = sorted(totals, key=lambda category: (-totals[category], category))
        columns = (*levels, SETTLED, CLEARED)
        return [(category, {level: self.support[category, level] for level in columns}) for category in order]


def _rounded(grade: float | None) -> float | None:
    return None if grade is None else round(grade, 1)


class _Reversed:
    """A rank that sorts the other way, so that the top of the heap is what can be dropped."""

    __slots__ = ("rank",)

    def __init__(self, rank: Any) -> None:
        self.rank = rank

    def __lt__(self, other: _Reversed) -> bool:
        return bool(other.rank < self.rank)


def _push(heap: list[tuple[Any, Any]], line: Any, most: int) -> None:
    item = (_Reversed(line.rank), line)
    if len(heap) < most:
        heapq.heappush(heap, item)
    else:
        heapq.heappushpop(heap, item)


def _sorted(heap: list[tuple[Any, Any]]) -> list[Any]:
    return [line for _, line in sorted(heap, key=lambda item: item[0].rank)]


def bars(counts: dict[str, int]) -> Iterator[tuple[str, int, int]]:
    """Name, start and length of each part of a bar, in pieces."""
    at = 0
    for name, count in counts.items():
        if count:
            yield name, at, count
            at += count
