"""Commands that show: rules, explain, scores, claims, report."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentlint.cli.base import CLEAN, FAILED, main, selection
from contentlint.cli.chosen import Configure, config_at, first_place, tell_troubles
from contentlint.cli.run import Shown, baseline_path, executor_for, opened_baseline, sources_of, stdout, watched

if TYPE_CHECKING:
    from contentlint.config import Config


@main.command()
@selection
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text")
def rules(format_name: str, **options: Any) -> None:
    """List every rule, those of plugins and packs included."""
    from contentlint.docs import as_dict

    config = config_at(options, Path.cwd())
    listed = [as_dict(rule, config) for rule in config.catalog.rules.values()]
    if format_name == "json":
        click.echo(json.dumps(listed, indent=1, ensure_ascii=False))
        return
    for entry in listed:
        click.echo(f"{entry['id']:36} {entry['severity']:8} {'' if entry['enabled'] else 'off '}{entry['summary']}")


@main.command()
@click.argument("paths", nargs=-1)
@selection
@click.option("--format", "format_name", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--target", type=float, default=8.0, show_default=True, help="The school grade to compare with.")
def scores(paths: tuple[str, ...], format_name: str, target: float, **options: Any) -> None:
    """Show how hard each page and section reads, worst first."""
    from contentlint.report import scores as report

    rows, failed = _score(list(paths) or ["."], options)
    if format_name == "text":
        report.as_text(rows, stdout(), target=target)
    elif format_name == "csv":
        report.as_csv(rows, stdout("utf-8"), target=target)
    else:
        report.as_json(rows, stdout("utf-8"))
    sys.exit(FAILED if failed else CLEAN)


def _score(paths: list[str], options: dict[str, Any]) -> tuple[list[dict[str, Any]], bool]:
    """The scores of each page, and whether some page couldn't be read (told on standard error)."""
    from contentlint.engine import open_page
    from contentlint.report.scores import page_scores
    from contentlint.source import SourceError

    rows, failed = [], False
    options = {**options, "stdin_filename": "stdin.html"}
    for source in sources_of(paths, options, config_at(options, first_place(paths))):
        try:
            rows.append(page_scores(open_page(source)))
        except SourceError as error:
            click.echo(f"{source.name}: {error.message}", err=True)
            failed = True
    return rows, failed


@main.command()
@click.argument("paths", nargs=-1)
@selection
@click.option("--format", "format_name", type=click.Choice(["text", "json", "csv", "md"]), default="text")
@click.option("--no-baseline", is_flag=True, help="Leave .contentlint-baseline.json aside.")
def claims(paths: tuple[str, ...], format_name: str, no_baseline: bool, **options: Any) -> None:
    """List every claim of the pages, those that a source or hedge clears too, the worst open ones first."""
    from contentlint.report import claims as report

    rows, failed = _claims(list(paths) or ["."], options, no_baseline)
    report.FORMATS[format_name](report.ranked(rows), stdout(None if format_name == "text" else "utf-8"))
    sys.exit(FAILED if failed else CLEAN)


def _claims(paths: list[str], options: dict[str, Any], no_baseline: bool) -> tuple[list[Any], bool]:
    """The rows of the inventory, and whether some page couldn't be read (told on standard error)."""
    from contentlint.engine import open_page
    from contentlint.report.claims import inventory, settled
    from contentlint.source import SourceError

    options = {**options, "stdin_filename": "stdin.html"}
    config = config_at(options, first_place(paths))
    configure = Configure(options, paths, None)
    found: list[Any] = []
    failed = False
    for source in sources_of(paths, options, config):
        try:
            found += inventory(open_page(source), configure(source))
        except SourceError as error:
            click.echo(f"{source.name}: {error.message}", err=True)
            failed = True
    findings = [finding for finding, _ in found]
    path = baseline_path(config)
    if not no_baseline and path.is_file():
        findings = list(opened_baseline(path).settle(findings))
    return list(settled(found, findings)), failed


@main.command()
@click.argument("paths", nargs=-1)
@selection
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
@click.option("--site", type=click.Path(path_type=Path), help="The folder of the whole site, for rules across pages.")
@click.option("--no-cache", is_flag=True, envvar="CONTENTLINT_NO_CACHE", help="Read every page anew.")
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Worker processes; one a core unless given.")
def report(paths: tuple[str, ...], output: Path, **options: Any) -> None:
    """Write one HTML file for people: overview, every page with its findings in place, and the claims ledger."""
    from contentlint.report import html

    named = list(paths) or ["."]
    options = {**options, "stdin_filename": "stdin.html"}
    config = config_at(options, first_place(named))
    troubled = tell_troubles(config)
    try:
        tally = _report(named, output, options, config)
    except (html.MissingExtraError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{output}: can't be written ({error.strerror}); check the path") from None
    click.echo(f"{output}: {tally.pages} pages", err=True)
    sys.exit(FAILED if troubled or tally.failed else CLEAN)


def _report(named: list[str], output: Path, options: dict[str, Any], config: Config) -> Any:
    """Writes the report and gives what was counted."""
    from contentlint.report import html

    site = options["site"] or config.site
    shown = Shown()
    sources = shown.noted(watched(sources_of(named, options, config)))
    rest = shown.rest(site, config) if site is not None else ()
    setting = _setting(named, options, config)
    with executor_for(options["jobs"]) as executor, _stores(options) as stores:
        reading = html.Reading(sources, Configure(options, named, site), rest, executor, stores)
        return html.write_file(output, reading, setting=setting)


def _stores(options: dict[str, Any]) -> AbstractContextManager[Any]:
    from contentlint.report import html

    return nullcontext(html.Stores()) if options["no_cache"] else html.stores(options["target"])


def _setting(named: list[str], options: dict[str, Any], config: Config) -> Any:
    from datetime import date

    from contentlint.report import html

    path = baseline_path(config)
    return html.Setting(
        options["title"] or " ".join(named), options["target"], date.today().isoformat(),
        html.Earlier(options["since"]) if options["since"] else None,
        opened_baseline(path).settle if path.is_file() and not options["no_baseline"] else iter,
    )  # fmt: skip


@main.command()
@click.argument("rule_id", metavar="RULE")
@selection
def explain(rule_id: str, **options: Any) -> None:
    """Print a rule's documentation."""
    from contentlint import docs
    from contentlint.packs import hint

    known = config_at(options, Path.cwd()).catalog.rules
    if rule_id not in known:
        raise click.UsageError(f"there is no rule `{rule_id}`{hint(rule_id, known)}")
    click.echo(docs.explain(known[rule_id]))
