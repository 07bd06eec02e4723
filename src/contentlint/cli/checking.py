"""``contentlint check``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentlint.cli.base import CLEAN, FAILED, FOUND, PREVIEW, main, selection
from contentlint.cli.naming import named_paths
from contentlint.cli.run import Run

if TYPE_CHECKING:
    from contentlint.finding import Finding
    from contentlint.report.outputs import Output, Spool
    from contentlint.report.statistics import Statistics


@main.command()
@click.argument("paths", nargs=-1)
@selection
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
@click.option(
    "--files-from", metavar="FILE", help="Also lint the paths that a file lists, one a line; - is standard input."
)
@click.option("--null", "-z", is_flag=True, help="With --files-from: paths end with NUL, as after git ls-files -z.")
@click.option(
    "--watch", is_flag=True, help="Look again whenever a page changes, and tell what changed; Ctrl-C ends it."
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
    options["paths"] = named_paths(options)
    if options["watch"]:
        from contentlint.cli.watching import check_watchable, watch

        check_watchable(options)
        watch(options)
        sys.exit(CLEAN)
    outputs = _outputs(options["outputs"])
    run = Run(options)
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
