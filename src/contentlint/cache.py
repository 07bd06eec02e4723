"""Results of pages that didn't change: kept between runs, shared by parallel ones, harmless when broken."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from lxml.etree import LXML_VERSION

from contentlint.config import Config
from contentlint.digest import blake2b, digest
from contentlint.engine import Result
from contentlint.facts import site_files
from contentlint.finding import Confidence, Edit, Finding, Fix, Place, Related, Severity
from contentlint.packs import packs_folder
from contentlint.plugins import plugins
from contentlint.rules import Mark
from contentlint.source import Source, SourceError

KEPT_DAYS = 30
"""Days after which an entry that no run asked for is dropped."""

_BATCH = 64
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER, data TEXT) WITHOUT ROWID"


def default_folder() -> Path:
    """The folder for caches that the system gives, or ``CONTENTLINT_CACHE_DIR``."""
    if chosen := os.environ.get("CONTENTLINT_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "contentlint"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "contentlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "contentlint"


class Form(NamedTuple):
    """What a cache holds: its name, and how it becomes plain JSON (an object) and comes back from it."""

    name: str
    pack: Callable[[Any], dict[str, Any]]
    unpack: Callable[[dict[str, Any]], Any]


class Cache:
    """Results by content, name, configuration, rules and versions. A cache that can't be read or written does nothing.

    An entry holds plain JSON, so that a file somebody else wrote can't run code. It remembers the folders that rules
    looked into, and counts only while these are unchanged. ``form`` is for what isn't the result of a check.
    """

    def __init__(self, folder: Path | None = None, form: Form | None = None) -> None:
        self._form = form if form is not None else Form("", packed, unpacked)
        self._waiting: list[tuple[bytes, int, str]] = []
        self._today = int(time.time() // 86_400)
        self._base: sqlite3.Connection | None = None
        self._digests: dict[int, tuple[Config, bytes]] = {}
        try:
            folder = folder if folder is not None else default_folder()
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(folder / "results-2.sqlite", timeout=2, isolation_level=None)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=OFF")
            self._base.execute(_TABLE)
        except (OSError, sqlite3.Error):
            self._give_up()

    def key(self, source: Source, config: Config) -> bytes | None:
        """What the result of a page depends on, as a digest; None where the page can't be read."""
        try:
            data = source.read_bytes()
        except SourceError:
            return None
        place = os.path.abspath(source.path) if source.path is not None else ""  # noqa: PTH100 - links stay as they are
        parts = (
            _code(),
            self._digest(config),
            self._form.name.encode(),
            source.name.encode("utf-8", "replace"),
            place.encode("utf-8", "replace"),
            (source.charset or "").encode("utf-8", "replace"),
            data,
        )
        key = blake2b(digest_size=16)
        for part in parts:
            key.update(len(part).to_bytes(8, "little"))
            key.update(part)
        return key.digest()

    def get(self, key: bytes | None) -> Any:
        """The result kept under a key, if it still holds."""
        if self._base is None or key is None:
            return None
        try:
            row = self._base.execute("SELECT data FROM results WHERE key = ?", (key,)).fetchone()
            folders, kept = json.loads(row[0]) if row is not None else ((), None)
            if kept is not None and all(site_files.stamp(folder) == stamp for folder, stamp in folders):
                return self._form.unpack(kept)
        except sqlite3.Error:
            self._give_up()
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            pass
        return None

    def put(self, key: bytes | None, result: Any, folders: Iterable[tuple[str, int]]) -> None:
        """Keeps a result, with the folders that it depends on."""
        if self._base is None or key is None:
            return
        try:
            self._waiting.append((key, self._today, json.dumps([sorted(folders), self._form.pack(result)])))
        except (TypeError, ValueError):
            return
        if len(self._waiting) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Writes what waits, and drops what nobody asked for in a month."""
        self._write()
        if self._base is not None:
            try:
                self._base.execute("DELETE FROM results WHERE day < ?", (self._today - KEPT_DAYS,))
                self._base.close()
            except sqlite3.Error:
                pass
            self._base = None

    def _write(self) -> None:
        if self._base is None or not self._waiting:
            return
        try:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._waiting)
            self._base.execute("COMMIT")
        except sqlite3.Error:
            self._give_up()
        self._waiting.clear()

    def _give_up(self) -> None:
        if self._base is not None:
            self._base.close()
        self._base = None

    def _digest(self, config: Config) -> bytes:
        # Configurations are few and kept alive here, so that an id can't come to mean another one.
        if id(config) not in self._digests:
            rows = [
                (
                    a.rule.id,
                    str(a.severity),
                    str(a.confidence),
                    repr(sorted(a.options.items())),
                    repr(sorted(a.rule.bound.items())),
                    a.rule.origin,
                    (
                        str(a.rule.severity),
                        str(a.rule.confidence),
                        a.rule.references,
                        a.rule.doc_text if a.rule.bound else "",
                    ),
                )
                for a in config.active
            ]
            told = repr(
                (
                    rows,
                    config.require_reason,
                    sorted(config.shared.items()),
                    str(config.root),
                    _contents(config.rule_files),
                )
            )
            self._digests[id(config)] = (config, digest(told, 16))
        return self._digests[id(config)][1]


def _contents(files: Iterable[Path]) -> list[bytes]:
    """What rule files hold, in short; one that can't be read has ended the run already."""
    return [blake2b(path.read_bytes(), digest_size=16).digest() for path in files if path.is_file()]


@lru_cache(maxsize=1)
def _code() -> bytes:
    """The code that makes results: Python, lxml, contentlint file by file, textstat's lists, and the plugins."""
    listed = find_spec("textstat")
    folders = [Path(__file__).parent, packs_folder(), *((listed and listed.submodule_search_locations) or ())]
    files = sorted(file for folder in folders for file in _files(folder))
    offered = sorted(
        (point.name, point.value, point.dist.version if point.dist else "") for point in plugins("contentlint.rules")
    )
    return digest(repr((sys.version, LXML_VERSION, files, offered)), 16)


def _files(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """The files below a folder that results depend on: path, time of change and size."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".py", ".toml", ".txt", ".json")):
                yield entry.path, entry.stat().st_mtime_ns, entry.stat().st_size
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)


def packed(result: Result) -> dict[str, Any]:
    """The result of a page as plain JSON."""
    return {
        "findings": [[_plain(getattr(finding, each.name)) for each in fields(finding)] for finding in result.findings],
        "marks": [
            [rule_id, [[mark.path, mark.start, mark.end, _pack(mark.value)] for mark in marks]]
            for rule_id, marks in result.marks
        ],
    }


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, Severity | Confidence) else value


def unpacked(table: dict[str, Any]) -> Result:
    """The result that ``packed`` was given."""
    findings = tuple(_finding(*row) for row in table["findings"])
    marks = tuple(
        (rule_id, tuple(Mark(p, s, e, _unpack(value)) for p, s, e, value in rows)) for rule_id, rows in table["marks"]
    )
    return Result(findings, marks)


def _finding(
    rule: str, message: str, severity: int, confidence: int, place: list[Any], references: list[str], related: list[Any],
    suggestion: str | None, ignored: str | None, fingerprint: str, why: str, fix: list[Any] | None,
    external: bool,
) -> Finding:  # fmt: skip
    return Finding(
        rule, message, Severity(severity), Confidence(confidence), _place(place), tuple(references),
        tuple(Related(told, _place(at)) for told, at in related), suggestion, ignored, fingerprint, why,
        Fix(tuple(Edit(*edit) for edit in fix[0]), fix[1]) if fix is not None else None, external,
    )  # fmt: skip


def _place(row: list[Any]) -> Place:
    return Place._make([*row[:-1], tuple(row[-1])])


def _pack(value: Any) -> Any:
    """A mark's value as JSON that keeps tuples, bytes and sets apart."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        return {"b": value.hex()}
    if type(value) in (tuple, list, frozenset):
        return {type(value).__name__[0]: [_pack(item) for item in value]}
    raise TypeError(f"{type(value).__name__} can't be kept")


def _unpack(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, items),) = value.items()
    if kind == "b":
        return bytes.fromhex(items)
    return {"t": tuple, "l": list, "f": frozenset}[kind](_unpack(item) for item in items)
