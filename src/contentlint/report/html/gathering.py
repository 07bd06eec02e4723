"""Pages read for the report, one by one or by an executor, put aside on disk, and judged across."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from typing import IO, NamedTuple

from contentlint.config import Config
from contentlint.engine import Result, judge_across, lint_source, stream
from contentlint.finding import Finding
from contentlint.report.html.keeping import Stores
from contentlint.report.html.looking import Looked, look, unread
from contentlint.rules import Mark
from contentlint.source import Source

AHEAD = 64
"""Pages in flight where an executor reads them: what is read of one is larger than its findings."""


class Reading(NamedTuple):
    """What is read: ``sources`` are shown, those of ``rest`` are only looked at by rules across pages, so as to judge the others."""

    sources: Iterable[Source]
    config: Config | Callable[[Source], Config]
    rest: Iterable[Source] = ()
    executor: Executor | None = None
    stores: Stores = Stores()


def gather(reading: Reading, aside: IO[bytes], target: float) -> dict[str, list[Finding]]:
    """Puts what is shown of every page aside, in order, and gives the findings across pages by page."""
    marks: dict[str, list[Mark]] = {}
    kept: dict[str, Source] = {}
    shown: set[str] = set()

    def note(source: Source, found: tuple[tuple[str, tuple[Mark, ...]], ...]) -> None:
        for rule, its in found:
            marks.setdefault(rule, []).extend(its)
            kept[source.name] = replace(source)  # without the text that it has read

    for source, looked in _looks(reading, target):
        shown.add(looked.name)
        note(source, looked.marks)
        pickle.dump(looked._replace(marks=()), aside, pickle.HIGHEST_PROTOCOL)
    for source, result in _results(reading):
        note(source, result.marks)
    across: dict[str, list[Finding]] = {}
    for finding in judge_across(marks, kept, reading.config, None) if marks else ():
        if finding.place.path in shown:
            across.setdefault(finding.place.path, []).append(finding)
    return across


def put_aside(aside: IO[bytes]) -> Iterator[Looked]:
    """The pages that ``gather`` put aside."""
    aside.seek(0)
    while True:
        try:
            # Nothing but what `gather` wrote is in the file, and it has no name by which another could reach it.
            looked: Looked = pickle.load(aside)  # noqa: S301
        except EOFError:
            return
        yield looked


def _looks(reading: Reading, target: float) -> Iterator[tuple[Source, Looked]]:
    return stream(
        reading.sources, reading.config, partial(look, target=target), lost=unread,
        executor=reading.executor, ahead=AHEAD, store=reading.stores.looked,
    )  # fmt: skip


def _results(reading: Reading) -> Iterator[tuple[Source, Result]]:
    return stream(
        reading.rest, reading.config, lint_source, executor=reading.executor, store=reading.stores.results
    )  # fmt: skip
