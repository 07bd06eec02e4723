"""What the report shows of one page: its text in reading order, and where in it findings, claims and hard sentences stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from contentlint.checks.readability_grade import grade_of
from contentlint.config import Config
from contentlint.engine import lint_page, lint_source, open_page
from contentlint.facts.images import source_of
from contentlint.facts.reading import reading
from contentlint.finding import Finding
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.prose import CHROME, Block
from contentlint.report.claims import Row, inventory
from contentlint.rules import Mark
from contentlint.source import Source, Span
from contentlint.text.counting import count
from contentlint.text.formulas import FORMULAS, GRADES
from contentlint.text.readability import NotMeasured, Reading

TEXT, HEADING, ITEM, QUOTE, CELL, IMAGE, TITLE, DESCRIPTION = range(8)
"""Kinds of entries."""

SHORTEST = 6
"""Words below which a sentence gets no grade of its own: one long word would decide it. Our own choice."""

SLACK = 2
"""Grades by which one sentence may lie above the target before it is shaded: a text on target has such sentences."""

_KINDS = {"heading": HEADING, "item": ITEM, "term": ITEM, "quote": QUOTE, "cell": CELL, "title": TITLE}
_NOT_SHOWN = frozenset(("option", "graphic", "fallback"))


class Entry(NamedTuple):
    """Something to show, in reading order: its kind, its words (of an image: its file), and where it stands in the source.

    ``level`` is that of a heading. ``alt`` is the text of an image: None where there is none, "" where it is empty.
    ``chrome`` tells that it stands in a menu, footer or the like.
    """

    kind: int
    text: str
    start: int
    end: int
    level: int = 0
    alt: str | None = None
    chrome: bool = False
    block: Block | None = None


class At(NamedTuple):
    """A place in an entry, half-open, in code points of its text; ``entry`` is -1 for what stands nowhere in the text."""

    entry: int = -1
    start: int = 0
    end: int = 0


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
    """Reads and lints a page; one that can't be read gives the finding that says so.

    Sentences more than ``SLACK`` above ``target`` (a school grade) are told with their grade.
    """
    config = config if isinstance(config, Config) else config(source)
    try:
        page = open_page(source)
    except Exception:  # noqa: BLE001 - as in a check, no page may stop the run: lint_source makes a finding of it
        result = lint_source(source, config)
        score = Score("", 0, 0.0, None, "it can't be read")
        return Looked(source.name, "", score, (), result.findings, (At(),) * len(result.findings), (), (), ())
    result = lint_page(page, config)
    finder = Finder(page)
    places = tuple(finder.place(finding.place.start, finding.place.end) for finding in result.findings)
    claims = tuple(_claims(page, config, finder))
    needed = {place.entry for place in places} | {at.entry for _, at, _ in claims}
    kept = [number for number, entry in enumerate(finder.entries) if not entry.chrome or number in needed]
    moved = {number: place for place, number in enumerate(kept)} | {-1: -1}
    entries = tuple(finder.entries[number]._replace(block=None) for number in kept)

    def there(at: At) -> At:
        return at._replace(entry=moved[at.entry])

    return Looked(
        page.name,
        page.title.text if page.title is not None else "",
        score_of(page),
        entries,
        result.findings,
        tuple(map(there, places)),
        tuple((row, there(at), there(sentence)) for row, at, sentence in claims),
        tuple((there(at), grade) for at, grade in _hard(page, finder, target)),
        result.marks,
    )


def score_of(page: Page) -> Score:
    """How the page reads, by the formula that decides for its language."""
    read = reading(page)
    grade = grade_of(read.reading)
    reason = read.reading.reason if isinstance(read.reading, NotMeasured) else ""
    if grade is None and not reason:
        reason = f"no formula gives a school grade for the language {read.language!r}"
    minutes = read.reading.minutes if isinstance(read.reading, Reading) else 0.0
    return Score(read.language, read.counts.words, minutes, grade, reason)


def place_across(entries: Iterable[Entry], start: int) -> At:
    """The entry around an offset, all of it: for findings across pages, whose page is closed by then."""
    for number, entry in enumerate(entries):
        if entry.start <= start <= entry.end:
            return At(number, 0, len(entry.text))
    return At()


class Finder:
    """The entries of a page, and where an offset of the source stands in them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.entries = _entries(page)
        self._starts = [entry.start for entry in self.entries]
        self._of_block = {id(entry.block): number for number, entry in enumerate(self.entries) if entry.block}
        self._elements = sorted((e for e in page.elements if e.index >= 0), key=lambda element: element.start)
        self._element_starts = [element.start for element in self._elements]

    def place(self, start: int, end: int) -> At:
        """Where a stretch of the source is read: in the text itself, else as the text of the element whose tag it is in."""
        number = self._entry(start)
        if number >= 0 and (at := self._within(number, start, end)).end > at.start:
            return at
        if not self.page.is_markdown and (element := self._tag_at(start)) is not None:
            return self._content(element, number)
        return At(number, 0, len(self.entries[number].text)) if number >= 0 else At()

    def slice(self, block: Block, start: int, end: int) -> At:
        """A part of a block of text."""
        number = self._of_block.get(id(block), -1)
        return At(number, start, end) if number >= 0 else At()

    def sentence(self, at: At) -> At:
        """The sentence around a place; the whole entry where there is none."""
        if at.entry < 0:
            return at
        entry = self.entries[at.entry]
        for sentence in entry.block.sentences if entry.block is not None else ():
            if sentence.start <= at.start < sentence.end:
                return At(at.entry, sentence.start, sentence.end)
        return At(at.entry, 0, len(entry.text))

    def _entry(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        for near in range(number, max(number - 4, -1), -1):
            if self.entries[near].start <= offset < max(self.entries[near].end, self.entries[near].start + 1):
                return near
        return -1

    def _within(self, number: int, start: int, end: int) -> At:
        entry = self.entries[number]
        if entry.kind == IMAGE:
            return At(number, 0, len(entry.text))
        if entry.block is None or self.page.is_markdown:
            return At()
        places = entry.block.places
        characters = range(places.length)
        first = bisect_right(characters, start, key=places.end)
        last = bisect_right(characters, end - 1, key=places.start) if end > start else first
        return At(number, first, max(first, last))

    def _tag_at(self, offset: int) -> Element | None:
        number = bisect_right(self._element_starts, offset) - 1
        element = self._elements[number] if number >= 0 else None
        return element if element is not None and offset < element.open_end else None

    def _content(self, element: Element, number: int) -> At:
        if (block := self.page.block_of(element)) is None:
            return At(number, 0, len(self.entries[number].text)) if number >= 0 else At()
        first, last = block.runs[0].start, block.runs[-1].end
        number = self._entry(first)
        if number < 0 or last > self.entries[number].end:
            return At()
        return self._within(number, first, last)


def _entries(page: Page) -> list[Entry]:
    found = [_text(page, block) for block in page.blocks if block.role not in _NOT_SHOWN]
    found += [
        Entry(HEADING, "", *page.locate(heading), heading.level) for heading in page.headings if heading.block is None
    ]
    found += [_image(page, image) for image in page.images]
    if (description := page.description) is not None:
        found.append(Entry(DESCRIPTION, description.text, *page.locate(description), block=description))
    found.sort(key=lambda entry: entry.start)
    return found


def _text(page: Page, block: Block) -> Entry:
    at = page.locate(block) if page.is_markdown else Span(block.runs[0].start, block.runs[-1].end)
    chrome = not block.is_content and block.role != "title"
    return Entry(_KINDS.get(block.role, TEXT), block.text, *at, block.level, chrome=chrome, block=block)


def _image(page: Page, image: Element) -> Entry:
    alt = "…" if image.unknown("alt") else image.get("alt")
    chrome = bool(page.flags(image) & CHROME)
    name = source_of(image) or "an image whose address is not known"
    name = name if not name.startswith("data:") else "an image within the page"
    return Entry(IMAGE, name[-120:], *page.locate(image), alt=alt, chrome=chrome)


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
