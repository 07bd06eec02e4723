"""What decides whether a run fails: severity, the number of warnings, and budgets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from contentlint.bounds import path_patterns
from contentlint.config import Config
from contentlint.finding import Finding, Severity


class Budget(NamedTuple):
    """How many findings of a rule or family (``selector``) are put up with.

    On all pages, or on those below ``base`` that match the pattern ``files``, as in ``.gitignore``.
    """

    selector: str
    limit: int
    files: str | None = None
    base: Path = Path()

    def __str__(self) -> str:
        return f"{self.selector} on {self.files}" if self.files is not None else self.selector

    def covers(self, finding: Finding) -> bool:
        """True where the finding counts against this budget."""
        named = finding.rule == self.selector or finding.rule.partition("-")[0] == self.selector
        return named and (self.files is None or _matches(self.files, self.base, finding.place.path))


@lru_cache(maxsize=1024)
def _matches(pattern: str, base: Path, name: str) -> bool:
    try:
        path = Path(name).absolute().relative_to(base.absolute()).as_posix()
    except ValueError:
        return False
    return path_patterns([pattern]).match_file(path)


def budgets(config: Config) -> tuple[Budget, ...]:
    """The budgets of a configuration: a number for a rule or family, or a number for each pattern of paths."""
    found = []
    for name, value in config.budgets.items():
        origin = config.origins.get(f"budgets.{name}")
        base = origin.parent if origin is not None else Path()
        limits = value.items() if isinstance(value, Mapping) else [(None, value)]
        found += [Budget(name, limit, files, base) for files, limit in limits]
    return tuple(found)


class Gate:
    """Counts what can fail a build: findings that aren't settled and not of low confidence.

    A finding that a budget covers counts against its budgets and nothing else; the others fail the build at or above
    ``fail_on``, and warnings among them also where there are more than ``max_warnings``.
    """

    def __init__(self, fail_on: Severity, *, max_warnings: int | None = None, budgets: tuple[Budget, ...] = ()) -> None:
        self.fail_on = fail_on
        self.max_warnings = max_warnings
        self.spent = dict.fromkeys(budgets, 0)
        self.warnings = 0
        self.failures = 0

    def add(self, finding: Finding) -> None:
        """Counts a finding."""
        if not finding.fails:
            return
        if covering := [budget for budget in self.spent if budget.covers(finding)]:
            for budget in covering:
                self.spent[budget] += 1
            return
        self.warnings += finding.severity == Severity.WARNING
        self.failures += finding.severity >= self.fail_on

    @property
    def reasons(self) -> list[str]:
        """Why the run fails, besides findings at or above ``fail_on``: what is over its limit, and by how much."""
        told = [
            f"over budget: {budget} has {count} of {budget.limit}"
            for budget, count in self.spent.items()
            if count > budget.limit
        ]
        if self.max_warnings is not None and self.warnings > self.max_warnings:
            told.append(f"too many warnings: {self.warnings} of {self.max_warnings}")
        return told

    @property
    def fails(self) -> bool:
        """True where the run fails."""
        return self.failures > 0 or bool(self.reasons)
