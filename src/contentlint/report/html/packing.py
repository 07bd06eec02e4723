"""What the file holds of the pages: groups of pages as columns of short values, for ``script/detail.js`` to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from contentlint.finding import Confidence, Finding
from contentlint.lazy import lazy
from contentlint.report.claims import Row
from contentlint.report.html.encoding import packed
from contentlint.report.html.looking import Looked
from contentlint.report.html.placing import IMAGE, At
from contentlint.templates import OUTPUT

MOST_PAGES, MOST_TEXT = 50, 500_000
"""A group is full at this many pages or characters. Pages of one site repeat each other; one group is unpacked at a time."""

SAME = "\x01"
"""Stands in a message for the words that the finding marks."""

SHORT, WHOLE = 4, 16
"""Digits of a fingerprint: as few as tell the findings of a page apart, and all of them."""

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


def compact(value: Any) -> str:
    """A value as JSON on one line, as short as it gets."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Numbers:
    """Values that many entries share, each told once and then by its number."""

    def __init__(self) -> None:
        self.known: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        """The number of a value."""
        return self.known.setdefault(value, len(self.known))


class Group:
    """Pages that are packed together: what is alike stands side by side, which is what a packer looks for."""

    def __init__(self) -> None:
        self.pages = self.size = 0
        self._counts: list[list[int]] = [[], [], [], []]
        self._columns: list[list[list[Any]]] = [[], [], [], []]
        self._texts: list[str] = []
        self._alts: list[str | None] = []
        self._ids: list[str] = []

    @property
    def full(self) -> bool:
        """Whether the next page should begin another group."""
        return self.pages >= MOST_PAGES or self.size >= MOST_TEXT

    def add(self, texts: list[str], alts: list[str | None], ids: str, *tables: list[list[Any]]) -> None:
        """A page: its texts, alts and fingerprints, and the rows of its entries, findings, claims and hard sentences."""
        self.pages += 1
        self.size += sum(map(len, texts))
        self._texts += [text.replace("\n", " ") for text in texts]
        self._alts += alts
        self._ids.append(ids)
        for number, rows in enumerate(tables):
            self._counts[number].append(len(rows))
            for column, values in enumerate(zip(*rows, strict=True)):
                if column == len(self._columns[number]):
                    self._columns[number].append([])
                self._columns[number][column] += values

    def packed(self) -> str:
        """The group as it stands in the file: a line of JSON, then a line for each text."""
        entries, findings, claims, hard = self._columns
        told = {
            "n": self._counts, "e": entries, "f": findings, "c": claims, "s": hard, "alts": self._alts, "ids": self._ids,
        }  # fmt: skip
        return packed("\n".join((compact(told), *self._texts)))


class Packer:
    """Turns pages into rows of short values.

    What pages share is told by number: ``rules``, ``cites`` (the clauses of a finding), ``texts`` (messages and the like).
    """

    def __init__(self) -> None:
        self.rules = Numbers()
        self.cites = Numbers()
        self.texts = Numbers()

    def add(self, group: Group, looked: Looked, findings: Iterable[tuple[Finding, At]]) -> None:
        """Adds a page to a group. The order of the columns is that of ``script/detail.js``."""
        findings = list(findings)
        texts = [clean(entry.text) for entry in looked.entries]
        places = {(finding.rule, finding.fingerprint): number for number, (finding, _) in enumerate(findings)}
        group.add(
            texts,
            [clean(entry.alt) if entry.alt is not None else None for entry in looked.entries if entry.kind == IMAGE],
            shortest([finding.fingerprint for finding, _ in findings]),
            [[entry.kind, entry.level, int(entry.chrome)] for entry in looked.entries],
            _rising([self._finding(finding, at, texts) for finding, at in findings], 2, 8),
            [self._claim(row, at, sentence, places) for row, at, sentence in looked.claims],
            _rising([[*_length(at), round(grade)] for at, grade in looked.hard], 0),
        )

    def _finding(self, finding: Finding, at: At, texts: list[str]) -> list[Any]:
        level = 3 if finding.confidence == Confidence.LOW else 2 - int(finding.severity)
        excerpt = clean(finding.place.excerpt) if at.entry < 0 else texts[at.entry][at.start : at.end]
        message = clean(finding.message).replace(f'"{excerpt}"', f'"{SAME}"') if excerpt else clean(finding.message)
        related = [
            [self._text(related.message), clean(related.place.path), related.place.line] for related in finding.related[:MOST_RELATED]
        ]  # fmt: skip
        return [
            self.rules(finding.rule), level, *_length(at), self._text(message), self._text(finding.suggestion or ""),
            self._text(finding.ignored) if finding.ignored is not None else -1, finding.place.line,
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


def shortest(fingerprints: Sequence[str]) -> str:
    """Beginnings of equal length that tell the fingerprints apart, one after the other."""
    wide = [fingerprint.ljust(WHOLE, "0")[:WHOLE] for fingerprint in fingerprints]
    length = SHORT
    while length < WHOLE and len({name[:length] for name in wide}) < len(set(wide)):
        length += 1
    return "".join(name[:length] for name in wide)


def _length(at: At) -> tuple[int, int, int]:
    return at.entry, at.start, at.end - at.start


def _rising(rows: list[list[Any]], *columns: int) -> list[list[Any]]:
    """The rows, with what mostly rises in these columns told as the difference to the row before."""
    last = dict.fromkeys(columns, 0)
    for row in rows:
        for column in columns:
            row[column], last[column] = row[column] - last[column], row[column]
    return rows
