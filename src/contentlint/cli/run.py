"""One run over pages: their sources, workers, cache, and what is shown."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from contentlint.cli.base import COLLECT_AT, PREVIEW, SORTED_UP_TO
from contentlint.cli.chosen import Configure, config_at, first_place, tell_troubles

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from contentlint.baseline import Baseline
    from contentlint.cache import Cache
    from contentlint.config import Config
    from contentlint.finding import Finding
    from contentlint.report import Summary
    from contentlint.report.statistics import Statistics
    from contentlint.source import Source


class Run:
    """One ``check``: its sources, their configurations, and the findings in order."""

    def __init__(self, options: dict[str, Any]) -> None:
        from contentlint.finding import Severity
        from contentlint.gate import Gate, budgets
        from contentlint.times import Times

        self.options = options
        self.paths = list(options["paths"])
        self.config = config_at(options, first_place(self.paths))
        self.pages = 0
        self.order: dict[str, int] = {}
        _ = self.config.active
        self.troubled = tell_troubles(self.config)
        self.gate = Gate(
            Severity.parse(options["fail_on"]) if options["fail_on"] else self.config.fail_on,
            max_warnings=options.get("max_warnings"),
            budgets=budgets(self.config),
        )
        self.times = Times() if options.get("profile") else None

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the pages that were named, in order."""
        from contentlint.engine import lint

        site = self.options["site"] or self.config.site
        configure = Configure(self.options, self.paths, site)
        alone = self.times is not None
        with (
            executor_for(1 if alone else self.options["jobs"]) as executor,
            cache_for(self.options, unused=alone) as cache,
        ):
            found = lint(self._sources(site), configure, executor=executor, cache=cache, times=self.times)
            if site is not None:
                found = (finding for finding in found if finding.place.path in self.order)
            yield from self._settled(in_order(found, self.order))

    def fix(self) -> bool:
        """Puts fixes in; with --diff only shows them. True where the run ends with that."""
        from contentlint.fixes import fix, write
        from contentlint.source import SourceError

        preview, count = self.options["diff"] == PREVIEW, 0
        configure = Configure(self.options, self.paths, None)
        for source in sources_of(self.paths, self.options, self.config):
            try:
                fixed = fix(source, configure(source), unsafe=self.options["unsafe_fixes"])
            except SourceError:
                continue
            count += fixed.made
            if preview:
                _show_difference(source, fixed.text)
            elif fixed.made and source.path is not None:
                write(source, fixed.text)
        click.echo(f"{count} fix{'es' if count != 1 else ''} {'to make' if preview else 'made'}", err=True)
        self.options["diff"] = self.options["diff"] or None
        return preview and count > 0

    def tell(self, findings: Iterable[Finding]) -> bool:
        """The findings on standard output. False where its reader went away and nobody else wants the rest."""
        from contentlint.report import reporter, visible

        name, rest = self.options["format_name"], iter(findings)
        shown = visible(rest, name, show_ignored=self.options["show_ignored"])
        try:
            if name in ("text", "concise"):
                _print_text(name, shown)
            else:
                reporter(name)(shown, stdout("utf-8"))
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader (head, less) has seen enough; nothing is wrong. Python would complain again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if not self.options["outputs"]:
                return False
        for _ in rest:
            pass
        return True

    def close(self, summary: Summary, counts: Statistics | None) -> None:
        """The summary line and what else was asked for, on standard error so that the findings can be piped."""
        for lines in (counts, self.times):
            if lines is not None:
                click.echo("\n".join(lines.lines()), err=True)
        for reason in self.gate.reasons:
            click.echo(f"contentlint: {reason}", err=True)
        if self.options["format_name"] in ("text", "concise"):
            from contentlint.report.text import closing

            click.echo(closing(summary, self.pages), err=True)

    def _sources(self, site: Path | None) -> Iterator[Source]:
        """The pages named, then the rest of the site, which only the rules across pages look at."""
        shown = Shown()
        for source in shown.noted(watched(sources_of(self.paths, self.options, self.config))):
            self.order[source.name] = self.pages
            self.pages += 1
            yield source
        if site is not None:
            yield from shown.rest(site, self.config)

    def _settled(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        if not self.options["no_baseline"] and (path := baseline_path(self.config)).is_file():
            findings = opened_baseline(path).settle(findings)
        if self.options.get("diff") or self.options.get("staged"):
            return self._changed_only(findings)
        return findings

    def _changed_only(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Only what stands on changed lines; the rest was there before."""
        from contentlint.changes import Changes, ChangesError

        try:
            changes = Changes(
                None if self.options["staged"] else self.options["diff"], first_place(self.paths).absolute()
            )
        except ChangesError as error:
            raise click.UsageError(str(error)) from None
        known = self.config.catalog.rules
        for finding in findings:
            rule = known.get(finding.rule)
            if changes.touches(finding, whole_page=rule is not None and rule.whole_page):
                yield finding


def _show_difference(source: Source, text: str) -> None:
    import difflib

    from contentlint.report.safe import printable

    before, after = source.text.splitlines(), text.splitlines()
    for line in difflib.unified_diff(before, after, source.name, source.name, lineterm=""):
        click.echo(printable(line))


def baseline_path(config: Config) -> Path:
    """The baseline beside the configuration, else the one in the current folder."""
    from contentlint.baseline import baseline_path

    return baseline_path(config.root)


def opened_baseline(path: Path) -> Baseline:
    """The baseline in a file; a broken one is wrong usage."""
    from contentlint.baseline import open_baseline

    try:
        return open_baseline(path)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


class Shown:
    """The pages that were named, so that the rest of the site is known."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()

    def noted(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources as they are; their paths are kept in mind."""
        for source in sources:
            if source.path is not None:
                self._paths.add(source.path.absolute())
            yield source

    def rest(self, site: Path, config: Config) -> Iterator[Source]:
        """The pages of a site that weren't among them, which only rules across pages look at."""
        from contentlint.site import find_sources

        found = find_sources([site], config.exclude)
        yield from (source for source in found if source.path and source.path.absolute() not in self._paths)


def sources_of(paths: list[str], options: dict[str, Any], config: Config) -> Iterator[Source]:
    """The pages that the paths of a command name, standard input (``-``) among them."""
    from contentlint.site import find_sources
    from contentlint.source import Source

    for path in paths:
        if path == "-":
            yield Source.from_bytes(sys.stdin.buffer.read(), options["stdin_filename"])
        else:
            yield from find_sources([path], config.exclude)


def watched(sources: Iterator[Source]) -> Iterator[Source]:
    """The sources, with a progress bar on standard error where the work is long and a person is watching."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from sources
        return
    known = list(sources)
    if len(known) < 50:
        yield from known
        return
    with click.progressbar(known, label="Linting", file=sys.stderr) as bar:
        yield from bar


def in_order(findings: Iterator[Finding], order: dict[str, int]) -> Iterator[Finding]:
    """The findings in the order of pages and places, those across pages among the rest, as long as memory allows."""
    held: list[Finding] = []
    for finding in findings:
        held.append(finding)
        if len(held) > SORTED_UP_TO:
            yield from held
            yield from findings
            return
    held.sort(key=lambda finding: (order.get(finding.place.path, len(order)), finding.place.start))
    yield from held


@contextmanager
def executor_for(jobs: int) -> Iterator[Executor | None]:
    """Worker processes where more than one is wanted, else none. On Ctrl-C waiting pages are dropped."""
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, initializer=_start_worker)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    """Ctrl-C is for the main process, which tells the workers to stop."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*COLLECT_AT)


@contextmanager
def cache_for(options: dict[str, Any], *, unused: bool = False) -> Iterator[Cache | None]:
    """The cache, unless the command line does without; closed at the end."""
    if unused or options["no_cache"]:
        yield None
        return
    from contentlint.cache import Cache

    cache = Cache()
    try:
        yield cache
    finally:
        cache.close()


def stdout(encoding: str | None = None) -> TextIO:
    """Standard output, in this encoding where one is wanted; what it can't write is escaped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n" if encoding else None)
    return sys.stdout


QUIET: dict[str, Any] = {
    "fail_on": None,
    "site": None,
    "no_baseline": True,
    "jobs": 1,
    "stdin_filename": "stdin.html",
    "diff": None,
    "staged": False,
    "no_cache": True,
}


def _print_text(name: str, findings: Iterable[Finding]) -> None:
    from contentlint.report import text

    out = stdout()
    colour = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    (text.full if name == "text" else text.concise)(findings, out, colour=colour)
