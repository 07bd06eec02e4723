"""The command line."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from collections import Counter
    from concurrent.futures import Executor

    from contentlint.baseline import Baseline
    from contentlint.cache import Cache
    from contentlint.config import Config
    from contentlint.finding import Finding
    from contentlint.report import Summary
    from contentlint.report.outputs import Output, Spool
    from contentlint.report.statistics import Statistics
    from contentlint.source import Source

CLEAN, FOUND, USAGE, FAILED = range(4)
"""Exit status: nothing that fails; findings at or above ``--fail-on``, too many warnings or a budget overdrawn; wrong usage
or configuration; contentlint failed on some input, or could not write a report."""

COLLECT_AT = (50_000, 20, 100)
"""Thresholds of Python's garbage collector. A page is some thousand objects that point at each other; collecting at every
700 of them, as Python does by itself, costs a quarter of the time."""

PREVIEW = ""
"""What --diff holds where no commit follows it."""

SORTED_UP_TO = 20_000
"""Findings that are held back to be put in the order of pages; past that they are told as they come."""


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        import gc

        from contentlint.config import ConfigError
        from contentlint.packs import PackError

        gc.set_threshold(*COLLECT_AT)
        try:
            return super().invoke(ctx)
        except (ConfigError, PackError) as error:
            raise click.UsageError(str(error)) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="contentlint")
def main() -> None:
    """Read clinic web pages and tell, with place and reason, what is wrong with them."""


def _selection(command: Any) -> Any:
    """The options that every command with a configuration has."""
    for decorate in (
        click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file."),
        click.option("--isolated", is_flag=True, help="Read no configuration file."),
        click.option(
            "--select",
            multiple=True,
            metavar="RULE",
            help="Run only these rules, families or tags (repeatable, or a,b).",
        ),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules, families or tags out."),
        click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these paths out of folders."),
    ):
        command = decorate(command)
    return command


@main.command()
@click.argument("paths", nargs=-1)
@_selection
@click.option(
    "--format",
    "format_name",
    default="text",
    metavar="NAME",
    help="How to tell findings on standard output: text, concise, json, jsonl, csv, sarif, github, github-summary, gitlab, "
    "junit, checkstyle, rdjson, rdjsonl, markdown, statistics, or a plugin's.",
)
@click.option(
    "--output",
    "-o",
    "outputs",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Also write a report to a file (repeatable); github-summary needs no file in GitHub Actions.",
)
@click.option("--statistics", is_flag=True, help="Count findings by severity, family and rule, on standard error.")
@click.option("--profile", is_flag=True, help="Tell where the time goes, on standard error; runs in one process.")
@click.option(
    "--max-warnings", type=click.IntRange(0), metavar="N", help="Exit status 1 where there are more warnings than this."
)
@click.option(
    "--fail-on", type=click.Choice(["info", "warning", "error"]), help="Lowest severity that gives exit status 1."
)
@click.option("--stdin-filename", default="stdin.html", help="What to call standard input.")
@click.option("--site", type=click.Path(path_type=Path), help="The folder of the whole site, for rules across pages.")
@click.option("--show-ignored", is_flag=True, help="List findings that are settled, too.")
@click.option("--no-baseline", is_flag=True, help="Leave .contentlint-baseline.json aside.")
@click.option(
    "--diff", metavar="REF", is_flag=False, flag_value=PREVIEW, help="Only findings on lines changed since a commit."
)
@click.option("--staged", is_flag=True, help="Only findings on staged lines.")
@click.option("--fix", is_flag=True, help="Put safe fixes into the files (with --diff: only show them).")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: also those that change what visitors get.")
@click.option("--no-cache", is_flag=True, envvar="CONTENTLINT_NO_CACHE", help="Look at every page anew.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=1, help="Worker processes; 0: one a core.")
def check(**options: Any) -> None:
    """Lint files, folders and - (standard input); no PATH means the current folder."""
    from contentlint.report import Summary, formats, passing

    if options["format_name"] not in formats():
        raise click.BadParameter(
            f"{options['format_name']!r}: choose from {', '.join(formats())}", param_hint="--format"
        )
    if options["diff"] == PREVIEW and not options["fix"]:
        raise click.UsageError("--diff: name a commit, such as --diff main (or use --fix --diff to see fixes)")
    outputs = _outputs(options["outputs"])
    run = _Run(options)
    if options["fix"] and run.fix():
        sys.exit(FOUND)
    told, counts, written = Summary(), _statistics(options), True
    with _spool(outputs) as spool:
        adders = [told.add, run.gate.add, *(each.add for each in (counts, spool) if each is not None)]
        if run.tell(passing(run.findings(), *adders)):
            written = spool is None or _write(outputs, spool, options["show_ignored"])
            run.close(told, counts)
    sys.exit(FAILED if told.failed or run.troubled or not written else FOUND if run.gate.fails else CLEAN)


def _statistics(options: dict[str, Any]) -> Statistics | None:
    if not options["statistics"]:
        return None
    from contentlint.report.statistics import Statistics

    return Statistics()


@contextmanager
def _spool(outputs: list[Output]) -> Iterator[Spool | None]:
    """Where findings are put aside for the reports that come after the one on standard output; None where there are none."""
    if not outputs:
        yield None
        return
    from contentlint.report.outputs import Spool

    with Spool() as spool:
        yield spool


def _outputs(values: Iterable[str]) -> list[Output]:
    """The reports that ``--output`` asks for."""
    if not values:
        return []
    from contentlint.report.outputs import parse_output

    try:
        found = [parse_output(value, os.environ) for value in values]
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--output") from None
    paths = [output.path.absolute() for output in found]
    if twice := next((path for path in paths if paths.count(path) > 1), None):
        raise click.BadParameter(f"{twice} is named twice; give each report a file of its own", param_hint="--output")
    return found


def _write(outputs: Iterable[Output], findings: Iterable[Finding], show_ignored: bool) -> bool:
    """Writes the reports; False where one couldn't be written (told on standard error)."""
    from contentlint.report import visible
    from contentlint.report.outputs import write_output

    written = True
    for output in outputs:
        try:
            write_output(output, visible(findings, output.format, show_ignored=show_ignored))
        except OSError as error:
            click.echo(f"contentlint: {output.path}: can't be written ({error.strerror}); check the path", err=True)
            written = False
    return written


class _Run:
    """One ``check``: its sources, their configurations, and the findings in order."""

    def __init__(self, options: dict[str, Any]) -> None:
        from contentlint.finding import Severity
        from contentlint.gate import Gate, budgets
        from contentlint.times import Times

        self.options = options
        self.paths = list(options["paths"]) or ["."]
        self.config = _config(options, _first_place(self.paths))
        self.pages = 0
        self.order: dict[str, int] = {}
        _ = self.config.active
        self.troubled = _tell_troubles(self.config)
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
        configure = _Configure(self.options, self.paths, site)
        alone = self.times is not None
        with _executor(1 if alone else self.options["jobs"]) as executor, _cache(self.options, unused=alone) as cache:
            found = lint(self._sources(site), configure, executor=executor, cache=cache, times=self.times)
            if site is not None:
                found = (finding for finding in found if finding.place.path in self.order)
            yield from self._settled(_in_order(found, self.order))

    def fix(self) -> bool:
        """Puts fixes in; with --diff only shows them. True where the run ends with that."""
        from contentlint.fixes import fix, write
        from contentlint.source import SourceError

        preview, count = self.options["diff"] == PREVIEW, 0
        configure = _Configure(self.options, self.paths, None)
        for source in _sources(self.paths, self.options, self.config):
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
                reporter(name)(shown, _stdout("utf-8"))
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
        from contentlint.site import find_sources

        given: set[Path] = set()
        for source in _watched(_sources(self.paths, self.options, self.config)):
            self.order[source.name] = self.pages
            self.pages += 1
            if source.path is not None:
                given.add(source.path.absolute())
            yield source
        if site is not None:
            yield from (
                s for s in find_sources([site], self.config.exclude) if s.path and s.path.absolute() not in given
            )

    def _settled(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        if not self.options["no_baseline"] and (path := _baseline_path(self.config)).is_file():
            findings = _baseline(path).settle(findings)
        if self.options.get("diff") or self.options.get("staged"):
            return self._changed_only(findings)
        return findings

    def _changed_only(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Only what stands on changed lines; the rest was there before."""
        from contentlint.changes import Changes, ChangesError

        try:
            changes = Changes(
                None if self.options["staged"] else self.options["diff"], _first_place(self.paths).absolute()
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


def _baseline_path(config: Config) -> Path:
    """The baseline beside the configuration, else the one in the current folder."""
    from contentlint.baseline import BASELINE_NAME

    beside = (config.root or Path.cwd()) / BASELINE_NAME
    return beside if beside.is_file() else Path(BASELINE_NAME)


def _baseline(path: Path) -> Baseline:
    from contentlint.baseline import Baseline

    try:
        return Baseline(path)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


class _Configure:
    """The configuration of each source: the nearest file above it, and what the command line says. Picklable.

    Rules across pages run where a folder or the site is named; on pages of the site that weren't named, only they run.
    """

    def __init__(self, options: dict[str, Any], paths: list[str], site: Path | None) -> None:
        self.options = {key: options[key] for key in ("config_file", "isolated", "select", "ignore", "exclude")}
        self.named = tuple(Path(path).absolute() for path in paths)
        self.site = site
        self.whole = site is not None or any(path.is_dir() for path in self.named)
        self.known: dict[tuple[int, bool], Config] = {}

    def __call__(self, source: Source) -> Config:
        folder = source.path.parent if source.path is not None else Path.cwd()
        config = _file_config(self.options, folder).for_file(source.path or Path(source.name))
        named = self.site is None or source.path is None or self._is_named(source.path.absolute())
        key = (id(config), named)
        if key not in self.known:
            changed = _changed(config, self.options)
            self.known[key] = changed if self.whole and named else changed.keeping(across=not named)
        return self.known[key]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "known": {}}

    def _is_named(self, path: Path) -> bool:
        return any(path == name or name in path.parents for name in self.named)


def _config(options: dict[str, Any], place: Path) -> Config:
    """The configuration of a place, with what the command line says."""
    return _changed(_file_config(options, place), options)


def _file_config(options: dict[str, Any], place: Path) -> Config:
    from contentlint.config import Config
    from contentlint.config_file import find_config, load_config

    path = None if options["isolated"] else options["config_file"] or find_config(place)
    return load_config(path) if path is not None else _DEFAULT.setdefault("config", Config())


_DEFAULT: dict[str, Config] = {}


def _changed(config: Config, options: dict[str, Any]) -> Config:
    changes: dict[str, Any] = {}
    if options["select"]:
        changes["select"] = _listed(options["select"])
        changes["rules"] = {
            k: v for k, v in config.rules.items() if k in config.with_changes(select=changes["select"]).chosen
        }
    if options["ignore"]:
        changes["ignore"] = (*config.ignore, *_listed(options["ignore"]))
    if options["exclude"]:
        changes["exclude"] = (*config.exclude, (Path.cwd(), tuple(options["exclude"])))
    return config.with_changes(**changes) if changes else config


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _first_place(paths: list[str]) -> Path:
    first = Path(paths[0]) if paths[0] != "-" else Path.cwd()
    return first if first.is_dir() else first.parent


def _sources(paths: list[str], options: dict[str, Any], config: Config) -> Iterator[Source]:
    from contentlint.site import find_sources
    from contentlint.source import Source

    for path in paths:
        if path == "-":
            yield Source.from_bytes(sys.stdin.buffer.read(), options["stdin_filename"])
        else:
            yield from find_sources([path], config.exclude)


def _watched(sources: Iterator[Source]) -> Iterator[Source]:
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


def _in_order(findings: Iterator[Finding], order: dict[str, int]) -> Iterator[Finding]:
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
def _executor(jobs: int) -> Iterator[Executor | None]:
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
def _cache(options: dict[str, Any], *, unused: bool = False) -> Iterator[Cache | None]:
    if unused or options["no_cache"]:
        yield None
        return
    from contentlint.cache import Cache

    cache = Cache()
    try:
        yield cache
    finally:
        cache.close()


def _print_text(name: str, findings: Iterable[Finding]) -> None:
    from contentlint.report import text

    out = _stdout()
    colour = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    (text.full if name == "text" else text.concise)(findings, out, colour=colour)


def _stdout(encoding: str | None = None) -> TextIO:
    """Standard output, in this encoding where one is wanted; what it can't write is escaped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n" if encoding else None)
    return sys.stdout


def _tell_troubles(config: Config) -> bool:
    for trouble in config.catalog.troubles:
        click.echo(f"contentlint: {trouble.origin}: {trouble.message}", err=True)
    return bool(config.catalog.troubles)


@main.command()
@_selection
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text")
def rules(format_name: str, **options: Any) -> None:
    """List every rule, those of plugins and packs included."""
    from contentlint.docs import as_dict

    config = _config(options, Path.cwd())
    listed = [as_dict(rule, config) for rule in config.catalog.rules.values()]
    if format_name == "json":
        click.echo(json.dumps(listed, indent=1, ensure_ascii=False))
        return
    for entry in listed:
        click.echo(f"{entry['id']:36} {entry['severity']:8} {'' if entry['enabled'] else 'off '}{entry['summary']}")


@main.command()
@click.argument("paths", nargs=-1)
@_selection
@click.option("--format", "format_name", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--target", type=float, default=8.0, show_default=True, help="The school grade to compare with.")
def scores(paths: tuple[str, ...], format_name: str, target: float, **options: Any) -> None:
    """Show how hard each page and section reads, worst first."""
    from contentlint.report import scores as report

    rows, failed = _score(list(paths) or ["."], options)
    if format_name == "text":
        report.as_text(rows, _stdout(), target=target)
    elif format_name == "csv":
        report.as_csv(rows, _stdout("utf-8"), target=target)
    else:
        report.as_json(rows, _stdout("utf-8"))
    sys.exit(FAILED if failed else CLEAN)


def _score(paths: list[str], options: dict[str, Any]) -> tuple[list[dict[str, Any]], bool]:
    """The scores of each page, and whether some page couldn't be read (told on standard error)."""
    from contentlint.engine import open_page
    from contentlint.report.scores import page_scores
    from contentlint.source import SourceError

    rows, failed = [], False
    options = {**options, "stdin_filename": "stdin.html"}
    for source in _sources(paths, options, _config(options, _first_place(paths))):
        try:
            rows.append(page_scores(open_page(source)))
        except SourceError as error:
            click.echo(f"{source.name}: {error.message}", err=True)
            failed = True
    return rows, failed


@main.command()
@click.argument("paths", nargs=-1)
@_selection
@click.option("--format", "format_name", type=click.Choice(["text", "json", "csv", "md"]), default="text")
@click.option("--no-baseline", is_flag=True, help="Leave .contentlint-baseline.json aside.")
def claims(paths: tuple[str, ...], format_name: str, no_baseline: bool, **options: Any) -> None:
    """List every claim of the pages, those that a source or hedge clears too, the worst open ones first."""
    from contentlint.report import claims as report

    rows, failed = _claims(list(paths) or ["."], options, no_baseline)
    report.FORMATS[format_name](report.ranked(rows), _stdout(None if format_name == "text" else "utf-8"))
    sys.exit(FAILED if failed else CLEAN)


def _claims(paths: list[str], options: dict[str, Any], no_baseline: bool) -> tuple[list[Any], bool]:
    """The rows of the inventory, and whether some page couldn't be read (told on standard error)."""
    from contentlint.engine import open_page
    from contentlint.report.claims import inventory, settled
    from contentlint.source import SourceError

    options = {**options, "stdin_filename": "stdin.html"}
    config = _config(options, _first_place(paths))
    configure = _Configure(options, paths, None)
    found: list[Any] = []
    failed = False
    for source in _sources(paths, options, config):
        try:
            found += inventory(open_page(source), configure(source))
        except SourceError as error:
            click.echo(f"{source.name}: {error.message}", err=True)
            failed = True
    findings = [finding for finding, _ in found]
    path = _baseline_path(config)
    if not no_baseline and path.is_file():
        findings = list(_baseline(path).settle(findings))
    return list(settled(found, findings)), failed


@main.command()
@click.argument("paths", nargs=-1)
@_selection
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default="report.html",
    show_default=True,
    help="The file to write.",
)
@click.option(
    "--since", type=click.Path(path_type=Path), help="Tell what changed since this run (check --format jsonl)."
)
@click.option("--target", type=float, default=8.0, show_default=True, help="The school grade to compare with.")
@click.option("--title", help="What to call the report; the paths if not given.")
@click.option("--no-baseline", is_flag=True, help="Leave .contentlint-baseline.json aside.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=1, help="Worker processes; 0: one a core.")
def report(paths: tuple[str, ...], output: Path, **options: Any) -> None:
    """Write one HTML file for people: overview, every page with its findings in place, and the claims ledger."""
    from contentlint.report import html

    named = list(paths) or ["."]
    options = {**options, "stdin_filename": "stdin.html"}
    config = _config(options, _first_place(named))
    troubled = _tell_troubles(config)
    try:
        sources = _watched(_sources(named, options, config))
        with _executor(options["jobs"]) as executor:
            tally = html.write_file(
                output, sources, _Configure(options, named, None), _setting(named, options, config), executor
            )
    except (html.MissingExtraError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{output}: can't be written ({error.strerror}); check the path") from None
    click.echo(f"{output}: {tally.pages} pages", err=True)
    sys.exit(FAILED if troubled or tally.failed else CLEAN)


def _setting(named: list[str], options: dict[str, Any], config: Config) -> Any:
    from datetime import date

    from contentlint.report import html

    path = _baseline_path(config)
    return html.Setting(
        options["title"] or " ".join(named), options["target"], date.today().isoformat(),
        html.Earlier(options["since"]) if options["since"] else None,
        _baseline(path).settle if path.is_file() and not options["no_baseline"] else iter,
    )  # fmt: skip


@main.command()
@click.argument("rule_id", metavar="RULE")
@_selection
def explain(rule_id: str, **options: Any) -> None:
    """Print a rule's documentation."""
    from contentlint import docs
    from contentlint.packs import hint

    known = _config(options, Path.cwd()).catalog.rules
    if rule_id not in known:
        raise click.UsageError(f"there is no rule `{rule_id}`{hint(rule_id, known)}")
    click.echo(docs.explain(known[rule_id]))


@main.group()
def baseline() -> None:
    """Settle the findings that are there today, so that only new ones are told."""


@baseline.command("create")
@click.argument("paths", nargs=-1)
@_selection
def create_baseline(paths: tuple[str, ...], **options: Any) -> None:
    """Write .contentlint-baseline.json in the current folder; what was accepted stays accepted."""
    from contentlint.baseline import BASELINE_NAME

    run = _Run({**_QUIET, **options, "paths": paths})
    kept = _baseline(Path(BASELINE_NAME))
    count = kept.create(run.findings())
    kept.write()
    click.echo(f"{count} findings on {run.pages} pages written to {BASELINE_NAME}")


@baseline.command("check")
@click.argument("paths", nargs=-1)
@_selection
def check_baseline(paths: tuple[str, ...], **options: Any) -> None:
    """Tell which entries are settled no more: their finding is gone."""
    kept, stale = _stale(paths, options)
    for name, gone in sorted(stale.items()):
        click.echo(f"{name}: {gone.total()} gone")
    click.echo(f"{sum(gone.total() for gone in stale.values())} stale entries in {kept.path}")
    sys.exit(FOUND if stale else CLEAN)


@baseline.command("prune")
@click.argument("paths", nargs=-1)
@_selection
def prune_baseline(paths: tuple[str, ...], **options: Any) -> None:
    """Take out the entries whose finding is gone."""
    kept, stale = _stale(paths, options)
    kept.prune(stale)
    kept.write()
    click.echo(f"{sum(gone.total() for gone in stale.values())} stale entries taken out of {kept.path}")


def _stale(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[Baseline, dict[str, Counter[str]]]:
    run = _Run({**_QUIET, **options, "paths": paths})
    path = _baseline_path(run.config)
    if not path.is_file():
        raise click.UsageError(f"there is no {path}; make one with `contentlint baseline create`")
    kept = _baseline(path)
    for _ in kept.settle(run.findings()):
        pass
    return kept, kept.stale(run.order if paths else None)


_QUIET: dict[str, Any] = {
    "fail_on": None,
    "site": None,
    "no_baseline": True,
    "jobs": 1,
    "stdin_filename": "stdin.html",
    "diff": None,
    "staged": False,
    "no_cache": True,
}


@main.command()
@click.argument("place", metavar="FILE:LINE")
@click.argument("rule_id", metavar="RULE")
@click.option("--reason", required=True, help="Why this finding is fine; kept in the baseline.")
@click.option("--by", "approver", default="", help="Who says so; kept with the reason.")
@_selection
def accept(place: str, rule_id: str, reason: str, approver: str, **options: Any) -> None:
    """Settle one finding for good, in .contentlint-baseline.json."""
    name, _, line = place.rpartition(":")
    if not name or not line.isdecimal():
        raise click.UsageError(f"{place!r}: write the place as FILE:LINE, such as pages/knee.html:12")
    run = _Run({**_QUIET, **options, "paths": (name,)})
    kept = _baseline(_baseline_path(run.config))
    there = [
        f for f in kept.settle(run.findings()) if f.rule == rule_id and f.place.line == int(line) and f.ignored is None
    ]
    if not there:
        raise click.UsageError(f"{rule_id} finds nothing on line {line} of {name}; run `contentlint check {name}`")
    for finding in there:
        kept.accept(finding, reason, approver=approver)
    kept.write()
    click.echo(f"{len(there)} accepted in {kept.path}")


@main.group("config")
def config_group() -> None:
    """Show, describe or start a configuration."""


@config_group.command("show")
@click.argument("file", default=".")
@_selection
def show_config(file: str, **options: Any) -> None:
    """Print what holds for FILE, and where each value was set."""
    from contentlint.config_file import shown

    path = Path(file)
    config = _changed(_file_config(options, path if path.is_dir() else path.parent).for_file(path), options)
    for key, value, origin in shown(config):
        click.echo(f"{key} = {_toml(value)}  # {origin}")


@config_group.command("schema")
def config_schema() -> None:
    """Print the JSON Schema of contentlint.toml."""
    from contentlint.config_schema import schema

    click.echo(
        json.dumps(
            schema(_DEFAULT.setdefault("config", _file_config({"isolated": True}, Path.cwd())).catalog), indent=1
        )
    )


@main.command()
def init() -> None:
    """Write a commented contentlint.toml to start from."""
    from contentlint.config_schema import STARTER

    path = Path("contentlint.toml")
    if path.exists():
        raise click.UsageError(f"{path} exists already; edit it, or `contentlint config show`")
    path.write_text(STARTER, encoding="utf-8")
    click.echo(f"{path} written; `contentlint check` uses it")


def _toml(value: Any) -> str:
    """A value as TOML writes it, as far as a configuration holds it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple | list | frozenset):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, bool | int | float) and not hasattr(value, "name"):
        return json.dumps(value)
    return '""' if value is None else json.dumps(str(value), ensure_ascii=False)


if __name__ == "__main__":
    main()
