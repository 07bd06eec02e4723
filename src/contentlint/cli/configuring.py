"""Commands about the configuration: config and init."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from contentlint.cli.base import main, selection
from contentlint.cli.chosen import changed, file_config


@main.group("config")
def config_group() -> None:
    """Show, describe or start a configuration."""


@config_group.command("show")
@click.argument("file", default=".")
@selection
def show_config(file: str, **options: Any) -> None:
    """Print what holds for FILE, and where each value was set."""
    from contentlint.config_file import shown

    path = Path(file)
    config = changed(file_config(options, path if path.is_dir() else path.parent).for_file(path), options)
    for key, value, origin in shown(config):
        click.echo(f"{key} = {_toml(value)}  # {origin}")


@config_group.command("schema")
def config_schema() -> None:
    """Print the JSON Schema of contentlint.toml."""
    from contentlint.config import Config
    from contentlint.config_schema import schema

    click.echo(json.dumps(schema(Config().catalog), indent=1))


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
