"""The report built: pages looked at once and put aside on disk, judged across, counted, compressed, and written."""

from __future__ import annotations

import io
import pickle
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, NamedTuple, TextIO

from contentlint.atomic import replacing
from contentlint.config import Config
from contentlint.engine import judge_across
from contentlint.finding import Finding
from contentlint.packs import references
from contentlint.report.claims import SETTLED, Row
from contentlint.report.html import words
from contentlint.report.html.looking import At, Looked, look, place_across
from contentlint.report.html.packing import TOGETHER, Packer, clean, digest, packed
from contentlint.report.html.since import Earlier
from contentlint.report.html.tally import HARDEST, Tally, bars
from contentlint.rules import Mark
from contentlint.source import Source

AHEAD = 32
"""Pages in flight where an executor looks at them."""

IN_MEMORY = 8 * 2**20
"""Bytes of pages that are put aside in memory; past that they go to a file of the system's temporary folder."""


class MissingExtraError(Exception):
    """Jinja2, which the extra ``report`` brings, isn't installed; the message says how to get it."""


class Setting(NamedTuple):
    """How a report is made: ``title`` and ``date`` as shown, ``target`` as a school grade, ``since`` an earlier run.

    ``settle`` gives findings their ``ignored`` where a baseline settles them.
    """

    title: str
    target: float = 8.0
    date: str = ""
    since: Earlier | None = None
    settle: Callable[[Iterable[Finding]], Iterable[Finding]] = iter


def write_report(
    sources: Iterable[Source],
    config: Config | Callable[[Source], Config],
    out: TextIO,
    *,
    setting: Setting,
    executor: Executor | None = None,
) -> Tally:
    """Writes the report of these pages to ``out`` and gives what was counted.

    Raises:
        MissingExtraError: Jinja2 isn't installed.
        ConfigError: the configuration names something unknown.
    """
    template = _template()
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as aside, tempfile.SpooledTemporaryFile(IN_MEMORY) as detail:
        across = _gather(sources, config, aside, setting, executor)
        tally, packer = Tally(setting.target), Packer()
        names = _count(aside, across, setting, tally, packer, detail)
        detail.seek(0)
        chunks = (line.decode("ascii").strip() for line in detail)
        for piece in template.generate(_context(config, setting, tally, packer, names), chunks=chunks):
            out.write(piece)
    return tally


def write_file(
    path: Path,
    sources: Iterable[Source],
    config: Config | Callable[[Source], Config],
    setting: Setting,
    executor: Executor | None = None,
) -> Tally:
    """Writes the report to a file, whole or not at all, and gives what was counted.

    Raises:
        OSError: it can't be written.
        MissingExtraError: Jinja2 isn't installed.
    """
    _template()
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
        try:
            return write_report(sources, config, text, setting=setting, executor=executor)
        finally:
            text.detach()


def _gather(
    sources: Iterable[Source],
    config: Config | Callable[[Source], Config],
    aside: IO[bytes],
    setting: Setting,
    executor: Executor | None,
) -> dict[str, list[Finding]]:
    """Looks at every page, puts what is shown of it aside, and gives the findings across pages by page."""
    marks: dict[str, list[Mark]] = {}
    kept: dict[str, Source] = {}
    for source, looked in _looks(sources, partial(look, config=config, target=setting.target), executor):
        for rule, found in looked.marks:
            marks.setdefault(rule, []).extend(found)
            kept[source.name] = source
        pickle.dump(looked._replace(marks=()), aside, pickle.HIGHEST_PROTOCOL)
    across: dict[str, list[Finding]] = {}
    for finding in judge_across(marks, kept, config, None) if marks else ():
        across.setdefault(finding.place.path, []).append(finding)
    return across


def _looks(
    sources: Iterable[Source], work: Callable[[Source], Looked], executor: Executor | None
) -> Iterator[tuple[Source, Looked]]:
    if executor is None:
        yield from ((source, work(source)) for source in sources)
        return
    pending: deque[tuple[Source, Any]] = deque()
    for source in sources:
        pending.append((source, executor.submit(work, source)))
        if len(pending) >= AHEAD:
            sent, future = pending.popleft()
            yield sent, future.result()
    for sent, future in pending:
        yield sent, future.result()


def _count(
    aside: IO[bytes],
    across: dict[str, list[Finding]],
    setting: Setting,
    tally: Tally,
    packer: Packer,
    detail: IO[bytes],
) -> list[tuple[str, str]]:
    """Counts and compresses the pages that were put aside; gives their names and titles."""
    names: list[tuple[str, str]] = []
    together: list[dict[str, Any]] = []
    for looked in _put_aside(aside):
        looked, findings = _completed(looked, across.pop(looked.name, []), setting)
        told = [finding for finding, _ in findings]
        tally.add(looked, told, (row for row, _, _ in looked.claims))
        if setting.since is not None:
            setting.since.add(told)
        names.append((clean(looked.name), clean(looked.title)))
        together.append(packer.page(looked, findings))
        if len(together) == TOGETHER:
            detail.write(packed(together).encode("ascii") + b"\n")
            together.clear()
    if together:
        detail.write(packed(together).encode("ascii") + b"\n")
    return names


def _put_aside(aside: IO[bytes]) -> Iterator[Looked]:
    aside.seek(0)
    while True:
        try:
            # Nothing but what _gather wrote is in the file, and it has no name by which another could reach it.
            looked: Looked = pickle.load(aside)  # noqa: S301
        except EOFError:
            return
        yield looked


def _completed(looked: Looked, across: list[Finding], setting: Setting) -> tuple[Looked, list[tuple[Finding, At]]]:
    """The page with the findings across pages among its own, and all that the baseline settles settled."""
    places = [*looked.places, *(place_across(looked.entries, finding.place.start) for finding in across)]
    settled = setting.settle([*looked.findings, *across])
    findings = list(zip(settled, places, strict=True))
    findings.sort(key=lambda pair: (pair[0].place.start, pair[0].place.end, pair[0].rule))
    reasons = {(f.rule, f.fingerprint): f.ignored for f, _ in findings if f.ignored is not None}
    claims = tuple((_with_reason(row, reasons), at, sentence) for row, at, sentence in looked.claims)
    return looked._replace(claims=claims), findings


def _with_reason(row: Row, reasons: dict[tuple[str, str], str]) -> Row:
    reason = reasons.get((f"claim-{row.category}", row.fingerprint))
    return row._replace(decision=SETTLED, reason=reason) if row.decision in ("report", "look") and reason else row


def _template() -> Any:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise MissingExtraError(
            "the report needs Jinja2: install it with `pip install 'contentlint[report]'`"
        ) from None
    environment = Environment(
        loader=PackageLoader("contentlint.report.html"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(clean=clean, bars=bars, many=words.many, dictsum=lambda counts: sum(counts.values()))
    environment.globals.update(words=words, references=references())
    return environment.get_template("report.html.jinja")


def _context(
    config: Config | Callable[[Source], Config], setting: Setting, tally: Tally, packer: Packer, names: list[Any]
) -> dict[str, Any]:
    own = files("contentlint.report.html")
    style, script = (own.joinpath(name).read_text(encoding="utf-8") for name in ("style.css", "script.js"))
    rules = _rules(config, packer)
    table = references()
    cites = [[_cited(key, table.get(key, {})) for key in keys] for keys in packer.cites.known]
    meta = {
        "pages": names, "rules": rules, "texts": list(packer.texts.known), "cites": cites, "together": TOGETHER, "target": setting.target,
        "levels": list(words.LEVELS.values()),
        "families": words.FAMILIES, "decisions": words.DECISIONS,
    }  # fmt: skip
    return {
        "title": setting.title, "date": setting.date, "target": setting.target, "tally": tally, "since": setting.since,
        "style": style, "script": script, "style_hash": digest(style), "script_hash": digest(script), "meta": packed(meta),
        "rules": {rule[0]: rule for rule in rules}, "hardest": HARDEST, "together": TOGETHER,
    }  # fmt: skip


def _rules(config: Config | Callable[[Source], Config], packer: Packer) -> list[list[str]]:
    """For each rule that was told: its id, the wished state, why it matters, and what would settle it."""
    catalog = (config if isinstance(config, Config) else config(Source.from_text(""))).catalog
    found = []
    for name in packer.rules.known:
        rule = catalog.rules.get(name)
        doc = rule.doc if rule is not None else None
        remedy = str(rule.bound.get("remedy", "")) if rule is not None else ""
        found.append([name, doc.summary if doc else "", doc.why if doc else "", remedy])
    return found


def _cited(key: str, entry: dict[str, Any]) -> list[str]:
    """A clause: its key, title, number, address, jurisdiction, and the title as short as the ledger needs it."""
    named = [str(entry.get(name, "")) for name in ("title", "clause", "url", "jurisdiction")]
    return [key, *named, words.short(named[0])]
