"""What the report shows of one page: its text in reading order, and where in it findings, claims and hard sentences stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from contentlint.checks.readability_grade import grade_of
from contentlint.config import Config
from contentlint.engine import Result, lint_page, lint_source, open_page
from contentlint.facts.reading import reading
from contentlint.finding import Finding
from contentlint.page import Page
from contentlint.report.claims import Row, inventory
from contentlint.report.html.placing import At, Entry, Finder
from contentlint.report.html.words import SLACK
from contentlint.rules import Mark
from contentlint.source import Source
from contentlint.text.counting import count
from contentlint.text.formulas import FORMULAS, GRADES
from contentlint.text.readability import NotMeasured, Reading

SHORTEST = 6
"""Words below which a sentence gets no grade of its own: one long word would decide it. Our own choice."""


class Score(NamedTuple):
    """How a page reads: the school grade (None where it isn't measured, ``reason`` tells why), words and minutes."""

    language: str
    words: int
    minutes: float
    grade: float | None
    reason: str


class Looked(NamedTuple):
    """One page for the report, made of plain values so that it can be put aside on disk.

    ``places`` are those of the findings, ``claims`` the rows of the inventory with their place and that of the sentence, ``hard`` are
    sentences with their own school grade. ``marks`` are for rules that judge across pages.
    """

    name: str
    title: str
    score: Score
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    places: tuple[At, ...]
    claims: tuple[tuple[Row, At, At], ...]
    hard: tuple[tuple[At, float], ...]
    marks: tuple[tuple[str, tuple[Mark, ...]], ...]


def look(source: Source, config: Config | Callable[[Source], Config], target: float) -> Looked:
    """Reads and lints a page; of one that can't be shown only the findings are told.

    Sentences more than ``SLACK`` above ``target`` (a school grade) are told with their grade.
    """
    config = config if isinstance(config, Config) else config(source)
    try:
        page = open_page(source)
        looked = _looked(page, config, target)
    except Exception:  # noqa: BLE001 - as in a check, no page may stop the run: lint_source makes a finding of it
        return unread(lint_source(source, config), source.name)
    page.release()
    return looked


def unread(result: Result, name: str = "") -> Looked:
    """A page of which nothing but its findings can be told; it has at least one, which names it."""
    score = Score("", 0, 0.0, None, "it can't be read")
    places = (At(),) * len(result.findings)
    return Looked(name or result.findings[0].place.path, "", score, (), result.findings, places, (), (), result.marks)


def _looked(page: Page, config: Config, target: float) -> Looked:
    result = lint_page(page, config)
    finder = Finder(page)
    places = tuple(finder.place(finding.place.start, finding.place.end) for finding in result.findings)
    claims = tuple(_claims(page, config, finder))
    needed = {place.entry for place in places} | {at.entry for _, at, _ in claims}
    kept = [number for number, entry in enumerate(finder.entries) if not entry.chrome or number in needed]
    moved = {number: place for place, number in enumerate(kept)} | {-1: -1}

    def there(at: At) -> At:
        return at._replace(entry=moved[at.entry])

    return Looked(
        page.name, page.title.text if page.title is not None else "", score_of(page),
        tuple(finder.entries[number]._replace(block=None) for number in kept), result.findings,
        tuple(map(there, places)), tuple((row, there(at), there(sentence)) for row, at, sentence in claims),
        tuple((there(at), grade) for at, grade in _hard(page, finder, target)), result.marks,
    )  # fmt: skip


def score_of(page: Page) -> Score:
    """How the page reads, by the formula that decides for its language."""
    read = reading(page)
    grade = grade_of(read.reading)
    reason = read.reading.reason if isinstance(read.reading, NotMeasured) else ""
    if grade is None and not reason:
        reason = f"no formula gives a school grade for the language {read.language!r}"
    minutes = read.reading.minutes if isinstance(read.reading, Reading) else 0.0
    return Score(read.language, read.counts.words, minutes, grade, reason)


def _claims(page: Page, config: Config, finder: Finder) -> Iterator[tuple[Row, At, At]]:
    for finding, row in inventory(page, config):
        at = finder.place(finding.place.start, finding.place.end)
        yield row, at, finder.sentence(at)


def _hard(page: Page, finder: Finder, target: float) -> Iterator[tuple[At, float]]:
    read = reading(page)
    names = ("flesch_kincaid_grade",) if read.language == "en" else GRADES.get(read.language, ())
    for section in read.sections if names else ():
        for block in section.prose:
            for sentence in block.sentences:
                counts = count((sentence.text,), read.language)
                if counts.words < SHORTEST:
                    continue
                grades = sorted(FORMULAS[read.language][name](counts) for name in names)
                grade = grades[len(grades) // 2]
                at = finder.slice(block, sentence.start, sentence.end)
                if grade > target + SLACK and at.entry >= 0:
                    yield at, round(grade, 1)
