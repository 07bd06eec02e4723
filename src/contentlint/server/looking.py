"""What is wrong with the text that an editor shows: the configuration of its file, the rules on one page, the baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from contentlint.baseline import baseline_path, open_baseline
from contentlint.config import Config, ConfigError
from contentlint.config_file import forget, settings_files
from contentlint.engine import lint_source
from contentlint.finding import Finding
from contentlint.local import RuleFileError
from contentlint.packs import PackError
from contentlint.site import is_excluded, looks_like_page
from contentlint.source import Source, SourceError

Configured = Callable[[Source], Config]
Stamps = tuple[tuple[Path, int, int], ...]


class Seen(NamedTuple):
    """A text that was looked at: its source and configuration, and what is wrong with it, settled findings left out.

    ``config`` is None where it can't be used; ``trouble`` says why.
    """

    source: Source
    config: Config | None
    findings: tuple[Finding, ...] = ()
    trouble: str = ""


class Looker:
    """Lints texts, each with the configuration of its file; what is changed in that counts from the next look on.

    ``configured`` makes a function from a source to its configuration. It is asked anew whenever a configuration
    file, pack or rule file has changed: editors don't all tell, so the files are looked at.
    """

    def __init__(self, configured: Callable[[], Configured]) -> None:
        self._configured = configured
        self._current = configured()
        self._stamps: dict[Path, Stamps] = {}

    def look(self, text: str, path: Path | None, name: str) -> Seen:
        """Lints one text. Whatever is wrong with the configuration becomes ``Seen.trouble``; nothing is raised."""
        source = _source(text, path, name)
        if not looks_like_page(name, text):
            return Seen(source, Config())
        try:
            config = self._config(source)
            if path is not None and is_excluded(path, config.exclude):
                return Seen(source, config)
            return Seen(source, config, _unsettled(lint_source(source, config).findings, config))
        except (ConfigError, PackError, RuleFileError, ValueError) as error:
            return Seen(source, None, trouble=str(error))
        except Exception as error:  # noqa: BLE001 - an editor must never lose its server
            return Seen(source, None, trouble=f"contentlint failed ({error!r}); please report it")

    def _config(self, source: Source) -> Config:
        folder = source.path.parent if source.path is not None else Path.cwd()
        known = self._stamps.get(folder)
        if known is not None and known != _stamps(path for path, _, _ in known):
            self.refresh()
        files = [*settings_files(folder)]
        try:
            config = self._current(source)
            files += [*config.origins.values(), *config.packs, *config.rule_files]
            return config
        finally:
            if folder not in self._stamps:
                self._stamps[folder] = _stamps(dict.fromkeys(files))

    def refresh(self) -> None:
        """Reads every configuration anew at the next look."""
        self._stamps.clear()
        forget()
        self._current = self._configured()


def _source(text: str, path: Path | None, name: str) -> Source:
    """The file itself where it holds this very text, so that its encoding is judged as well; else the text."""
    if path is not None:
        saved = Source.from_path(path, name)
        try:
            if saved.text == text:
                return saved
        except SourceError:
            pass
    return Source(name, path=path, given=text)


def _unsettled(findings: Iterable[Finding], config: Config) -> tuple[Finding, ...]:
    path = baseline_path(config.root)
    settled = open_baseline(path).settle(findings) if path.is_file() else findings
    return tuple(finding for finding in settled if finding.ignored is None)


def _stamps(paths: Iterable[Path]) -> Stamps:
    found = []
    for path in paths:
        try:
            status = path.stat()
            found.append((path, status.st_mtime_ns, status.st_size))
        except OSError:
            found.append((path, -1, -1))
    return tuple(found)
