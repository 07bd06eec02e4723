"""The report built: pages read and put aside, counted, packed, and written into the templates."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, NamedTuple, TextIO

from contentlint.atomic import replacing
from contentlint.config import Config
from contentlint.finding import Finding
from contentlint.packs import references
from contentlint.report.claims import SETTLED, Row
from contentlint.report.html import words
from contentlint.report.html.encoding import digest, packed
from contentlint.report.html.gathering import Reading, gather, put_aside
from contentlint.report.html.looking import Looked
from contentlint.report.html.packing import Group, Packer, clean, compact
from contentlint.report.html.placing import At, place_across
from contentlint.report.html.since import Earlier
from contentlint.report.html.tally import HARDEST, Tally, bars
from contentlint.source import Source

IN_MEMORY = 8 * 2**20
"""Bytes of pages that are put aside in memory; past that they go to a file of the system's temporary folder."""

STYLES = ("base.css", "tables.css", "page.css", "print.css")
SCRIPTS = ("unpack.js", "nodes.js", "detail.js", "page.js", "text.js", "ledger.js", "pages.js", "start.js")
"""The parts of the file's own style and script, in the order in which they are joined."""


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


def write_report(reading: Reading, out: TextIO, *, setting: Setting) -> Tally:
    """Writes the report of these pages to ``out`` and gives what was counted.

    Raises:
        MissingExtraError: Jinja2 isn't installed.
        ConfigError: the configuration names something unknown.
    """
    template = _template()
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as aside, tempfile.SpooledTemporaryFile(IN_MEMORY) as detail:
        across = gather(reading, aside, setting.target)
        tally, packer = Tally(setting.target), Packer()
        first = _count(aside, across, setting, tally, packer, detail)
        detail.seek(0)
        groups = (line.decode("ascii").strip() for line in detail)
        for piece in template.generate(_context(reading.config, setting, tally, packer, first), groups=groups):
            out.write(piece)
    return tally


def write_file(path: Path, reading: Reading, *, setting: Setting) -> Tally:
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
            return write_report(reading, text, setting=setting)
        finally:
            text.detach()


def _count(
    aside: IO[bytes],
    across: dict[str, list[Finding]],
    setting: Setting,
    tally: Tally,
    packer: Packer,
    detail: IO[bytes],
) -> list[int]:
    """Counts and packs the pages that were put aside, a line a group; gives the number of each group's first page."""
    first, group = [0], Group()
    for looked in put_aside(aside):
        looked, findings = _completed(looked, across.pop(looked.name, []), setting)
        told = [finding for finding, _ in findings]
        tally.add(looked, told, (row for row, _, _ in looked.claims))
        if setting.since is not None:
            setting.since.add(told)
        if group.full:
            detail.write(group.packed().encode("ascii") + b"\n")
            first.append(first[-1] + group.pages)
            group = Group()
        packer.add(group, looked, findings)
    detail.write(group.packed().encode("ascii") + b"\n")
    return first


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
    config: Config | Callable[[Source], Config], setting: Setting, tally: Tally, packer: Packer, first: list[int]
) -> dict[str, Any]:
    style = _joined("style", STYLES)
    script = f'"use strict";\n(() => {{\n{_joined("script", SCRIPTS)}}})();\n'
    rules = _rules(config, packer)
    table = references()
    cites = [[_cited(key, table.get(key, {})) for key in keys] for keys in packer.cites.known]
    meta = {
        "pages": tally.columns, "first": first, "rules": rules, "texts": list(packer.texts.known), "cites": cites,
        "target": setting.target, "slack": words.SLACK, "levels": list(words.LEVELS.values()), "families": words.FAMILIES,
        "decisions": words.DECISIONS,
    }  # fmt: skip
    return {
        "title": setting.title, "date": setting.date, "target": setting.target, "tally": tally, "since": setting.since,
        "style": style, "script": script, "style_hash": digest(style), "script_hash": digest(script),
        "meta": packed(compact(meta)), "hardest": HARDEST,
    }  # fmt: skip


def _joined(folder: str, names: Iterable[str]) -> str:
    own = files("contentlint.report.html").joinpath(folder)
    return "".join(own.joinpath(name).read_text(encoding="utf-8") for name in names)


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
