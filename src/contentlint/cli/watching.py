"""``contentlint check --watch``: looks again whenever a page or its configuration has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentlint.cli.chosen import config_at, first_place
from contentlint.cli.run import Run, baseline_path, sources_of

if TYPE_CHECKING:
    from contentlint.finding import Finding

INTERVAL = 0.5
"""Seconds between two looks at the times of the files; longer where looking takes long, so that it costs a tenth at most.

Times are asked for, since that works on every file system (network, container) and needs no further package."""

FORMATS = ("text", "concise", "jsonl")
"""Formats that can be gone on with; all others are one document."""

pause = time.sleep
Stamps = dict[Path, tuple[int, int]]


def check_watchable(options: dict[str, Any]) -> None:
    """Refuses what makes no sense while watching.

    Raises:
        click.UsageError: the message says what does.
    """
    if options["format_name"] not in FORMATS:
        raise click.UsageError(f"--watch: choose a format that can go on: {', '.join(FORMATS)}")
    for name in ("fix", "outputs", "statistics", "profile"):
        if options[name]:
            raise click.UsageError(f"--watch doesn't go with --{name.removesuffix('s') if name == 'outputs' else name}")
    if "-" in options["paths"]:
        raise click.UsageError("--watch: standard input can't be watched; name files or folders")


def watch(options: dict[str, Any]) -> None:
    """Lints, and lints again after each change, telling the findings of pages that have others than before. Ends at Ctrl-C.

    A page counts as changed where its findings did: one that was edited, or one that a rule across pages speaks of.
    """
    try:
        before, told = _stamps(options), _round(options, {})
        while True:
            started = time.monotonic()
            now = _stamps(options)
            if now == before:
                pause(max(INTERVAL, 10 * (time.monotonic() - started)))
                continue
            _refresh(before, now)
            before = now
            try:
                told = _round(options, told)
            except click.ClickException as error:
                click.echo(f"contentlint: {error.format_message()}; the last findings stand", err=True)
    except KeyboardInterrupt:
        click.echo("", err=True)


def _round(options: dict[str, Any], told: dict[str, list[Finding]]) -> dict[str, list[Finding]]:
    """One check. Tells the findings of the pages where they differ from those told, and gives all of them."""
    from contentlint.config import ConfigError
    from contentlint.local import RuleFileError
    from contentlint.packs import PackError
    from contentlint.report import Summary, passing, visible

    try:
        run, summary = Run(options), Summary()
        found: dict[str, list[Finding]] = {}
        for finding in passing(run.findings(), summary.add):
            found.setdefault(finding.place.path, []).append(finding)
    except (ConfigError, PackError, RuleFileError) as error:
        raise click.UsageError(str(error)) from None
    shown = {
        name: list(visible(each, options["format_name"], show_ignored=options["show_ignored"]))
        for name, each in found.items()
    }
    run.tell(chain.from_iterable(each for name, each in shown.items() if each != told.get(name)))
    for name in told.keys() - {name for name, each in shown.items() if each}:
        if told[name]:
            click.echo(f"{_printable(name)}: nothing found any more", err=True)
    run.close(summary, None)
    return shown


def _printable(name: str) -> str:
    from contentlint.report.safe import printable

    return printable(name)


def _stamps(options: dict[str, Any]) -> Stamps:
    """The times and sizes of all that findings come from: pages, configuration, packs, rule files, the baseline."""
    found: Stamps = {}
    for path in _files(options):
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib takes ten times as long
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _files(options: dict[str, Any]) -> Iterator[Path]:
    from contentlint.config import Config, ConfigError
    from contentlint.config_file import settings_files
    from contentlint.packs import PackError

    paths = list(options["paths"])
    folders = {first_place(paths)}
    try:
        config = config_at(options, first_place(paths))
    except (ConfigError, PackError):
        config = Config()  # to be mended; its file is among those below
    for source in sources_of(paths, options, config):
        if source.path is not None:
            yield source.path
            folders.add(source.path.parent)
    yield from (file for folder in folders for file in settings_files(folder))
    yield from (*config.origins.values(), *config.packs, *config.rule_files, baseline_path(config))


def _refresh(before: Stamps, now: Stamps) -> None:
    """Forgets configurations where something other than a page has changed."""
    from contentlint.config_file import forget

    changed = {path for path, _ in before.items() ^ now.items()}
    if any(path.suffix in (".toml", ".py", ".json") for path in changed):
        forget()
