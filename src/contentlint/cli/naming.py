"""Paths that come from a list instead of the command line: ``--files-from``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click


def named_paths(options: dict[str, Any]) -> list[str]:
    """The paths that a command looks at: its arguments and those listed, else the current folder. An empty list means nothing.

    Raises:
        click.BadParameter: the list can't be read.
    """
    paths = list(options["paths"])
    if options.get("files_from") is None:
        return paths or ["."]
    if options["files_from"] == "-" and "-" in paths:
        raise click.BadParameter("standard input can't be both a page and a list", param_hint="--files-from")
    return [*paths, *_listed(options["files_from"], null=options["null"])]


def _listed(name: str, *, null: bool) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise click.BadParameter(f"{name} can't be read ({error.strerror})", param_hint="--files-from") from None
    if null:
        return [os.fsdecode(path) for path in data.split(b"\0") if path]
    if b"\0" in data:
        raise click.BadParameter(f"{name} holds NUL characters; add -z", param_hint="--files-from")
    return [_path(line.removesuffix(b"\r"), name) for line in data.split(b"\n") if line.strip()]


def _path(line: bytes, name: str) -> str:
    path = os.fsdecode(line)
    # git puts names with odd characters into quotation marks, unless it is told to end them with NUL.
    if path.startswith('"') and path.endswith('"') and not Path(path).exists():
        raise click.BadParameter(
            f"{name}: {path} is quoted; use -z here and in the program that lists", param_hint="--files-from"
        )
    return path
