"""Commands that settle findings: baseline and accept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentlint.cli.base import CLEAN, FOUND, main, selection
from contentlint.cli.run import QUIET, Run, baseline_path, opened_baseline

if TYPE_CHECKING:
    from collections import Counter

    from contentlint.baseline import Baseline


@main.group()
def baseline() -> None:
    """Settle the findings that are there today, so that only new ones are told."""


@baseline.command("create")
@click.argument("paths", nargs=-1)
@selection
def create_baseline(paths: tuple[str, ...], **options: Any) -> None:
    """Write .contentlint-baseline.json in the current folder; what was accepted stays accepted."""
    from contentlint.baseline import BASELINE_NAME

    run = Run({**QUIET, **options, "paths": paths or (".",)})
    kept = opened_baseline(Path(BASELINE_NAME))
    count = kept.create(run.findings())
    kept.write()
    click.echo(f"{count} findings on {run.pages} pages written to {BASELINE_NAME}")


@baseline.command("check")
@click.argument("paths", nargs=-1)
@selection
def check_baseline(paths: tuple[str, ...], **options: Any) -> None:
    """Tell which entries are settled no more: their finding is gone."""
    kept, stale = _stale(paths, options)
    for name, gone in sorted(stale.items()):
        click.echo(f"{name}: {gone.total()} gone")
    click.echo(f"{sum(gone.total() for gone in stale.values())} stale entries in {kept.path}")
    sys.exit(FOUND if stale else CLEAN)


@baseline.command("prune")
@click.argument("paths", nargs=-1)
@selection
def prune_baseline(paths: tuple[str, ...], **options: Any) -> None:
    """Take out the entries whose finding is gone."""
    kept, stale = _stale(paths, options)
    kept.prune(stale)
    kept.write()
    click.echo(f"{sum(gone.total() for gone in stale.values())} stale entries taken out of {kept.path}")


def _stale(paths: tuple[str, ...], options: dict[str, Any]) -> tuple[Baseline, dict[str, Counter[str]]]:
    run = Run({**QUIET, **options, "paths": paths or (".",)})
    path = baseline_path(run.config)
    if not path.is_file():
        raise click.UsageError(f"there is no {path}; make one with `contentlint baseline create`")
    kept = opened_baseline(path)
    for _ in kept.settle(run.findings()):
        pass
    return kept, kept.stale(run.order if paths else None)


@main.command()
@click.argument("place", metavar="FILE:LINE")
@click.argument("rule_id", metavar="RULE")
@click.option("--reason", required=True, help="Why this finding is fine; kept in the baseline.")
@click.option("--by", "approver", default="", help="Who says so; kept with the reason.")
@selection
def accept(place: str, rule_id: str, reason: str, approver: str, **options: Any) -> None:
    """Settle one finding for good, in .contentlint-baseline.json."""
    name, _, line = place.rpartition(":")
    if not name or not line.isdecimal():
        raise click.UsageError(f"{place!r}: write the place as FILE:LINE, such as pages/knee.html:12")
    run = Run({**QUIET, **options, "paths": (name,)})
    kept = opened_baseline(baseline_path(run.config))
    there = [f for f in kept.settle(run.findings()) if f.rule == rule_id and f.place.line == int(line)]
    if any(f.ignored is not None and not f.external for f in there):
        raise click.UsageError(f"{rule_id} on line {line} of {name} is settled in the page already")
    if not there:
        raise click.UsageError(f"{rule_id} finds nothing on line {line} of {name}; run `contentlint check {name}`")
    for finding in there:
        kept.accept(finding, reason, approver=approver)
    kept.write()
    click.echo(f"{len(there)} accepted in {kept.path}")
