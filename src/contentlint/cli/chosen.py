"""Which configuration counts for a source: the nearest file above it, and what the command line says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from contentlint.config import Config
    from contentlint.source import Source


class Configure:
    """The configuration of each source: the nearest file above it, and what the command line says. Picklable.

    Rules across pages run where a folder or the site is named; on pages of the site that weren't named, only they run.
    """

    def __init__(self, options: dict[str, Any], paths: list[str], site: Path | None) -> None:
        self.options = {
            key: options[key] for key in ("config_file", "rules_from", "isolated", "select", "ignore", "exclude")
        }
        self.named = tuple(Path(path).absolute() for path in paths)
        self.site = site
        self.whole = site is not None or any(path.is_dir() for path in self.named)
        self.known: dict[tuple[int, bool], Config] = {}

    def __call__(self, source: Source) -> Config:
        """The configuration of a source."""
        folder = source.path.parent if source.path is not None else Path.cwd()
        config = file_config(self.options, folder).for_file(source.path or Path(source.name))
        named = self.site is None or source.path is None or self._is_named(source.path.absolute())
        key = (id(config), named)
        if key not in self.known:
            chosen = changed(config, self.options)
            self.known[key] = chosen if self.whole and named else chosen.keeping(across=not named)
        return self.known[key]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "known": {}}

    def _is_named(self, path: Path) -> bool:
        return any(path == name or name in path.parents for name in self.named)


def config_at(options: dict[str, Any], place: Path) -> Config:
    """The configuration of a place, with what the command line says."""
    return changed(file_config(options, place), options)


def file_config(options: dict[str, Any], place: Path) -> Config:
    """The configuration that files give a place."""
    from contentlint.config import Config
    from contentlint.config_file import find_config, load_config

    path = None if options["isolated"] else options["config_file"] or find_config(place)
    files = options["rules_from"]
    if path is not None:
        return load_config(path, files)
    return DEFAULT.setdefault(files, Config(rule_files=files))


DEFAULT: dict[tuple[Path, ...], Config] = {}
"""The configuration where no file gives one, by rule files: the same object each time, so that what it knows is kept."""


def changed(config: Config, options: dict[str, Any]) -> Config:
    """A configuration with what the command line says laid over it."""
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


def first_place(paths: list[str]) -> Path:
    """The folder whose configuration counts for the run as a whole: that of the first path."""
    first = Path(paths[0]) if paths and paths[0] != "-" else Path.cwd()
    return first if first.is_dir() else first.parent


def tell_troubles(config: Config) -> bool:
    """Tells which plugins, packs and rules can't be used; true where one of them fails the run."""
    for trouble in config.troubles:
        click.echo(f"contentlint: {trouble.origin}: {trouble.message}", err=True)
    return any(trouble.fails for trouble in config.troubles)
