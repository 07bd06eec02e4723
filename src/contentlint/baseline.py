"""The baseline: findings that are settled once, by fingerprint, so that moved lines stay settled and new ones show."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from contentlint.atomic import write_atomically
from contentlint.bounds import leads_out, project_top
from contentlint.finding import Finding

BASELINE_NAME = ".contentlint-baseline.json"
SCHEMA = 1


def baseline_path(root: Path | None) -> Path:
    """The baseline beside the configuration in ``root``, else the one in the current folder."""
    beside = (root or Path.cwd()) / BASELINE_NAME
    return beside if beside.is_file() else Path(BASELINE_NAME)


def open_baseline(path: Path) -> Baseline:
    """The baseline in a file that may stand in a repository nobody has vouched for.

    Raises:
        ValueError: it is a link out of the project, or no baseline; the message names it and the remedy.
    """
    if path.is_symlink() and leads_out(path, project_top(path.parent)):
        raise ValueError(f"{path}: is a link out of the project; copy the file, or leave it out with --no-baseline")
    return Baseline(path)


class Baseline:
    """What was there when the baseline was made, and what somebody accepted with a reason.

    ``counts`` holds, by path from the baseline's folder, how often each fingerprint may appear; ``accepted`` the rule
    and reason of single fingerprints. Settling uses entries up; ``stale()`` are those that nothing used.

    Raises:
        ValueError: the file is no baseline; the message names it and the remedy.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.counts: dict[str, Counter[str]] = {}
        self.accepted: dict[str, dict[str, dict[str, str]]] = {}
        self._seen: dict[str, Counter[str]] = {}
        if path.is_file():
            self._load()

    def _load(self) -> None:
        try:
            table = json.loads(self.path.read_text(encoding="utf-8"))
            self.counts = {name: Counter(entries) for name, entries in table["findings"].items()}
            self.accepted = {name: dict(entries) for name, entries in table.get("accepted", {}).items()}
        except OSError as error:
            raise ValueError(f"{self.path}: can't be read ({error.strerror})") from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise ValueError(f"{self.path}: is no baseline; make it anew with `contentlint baseline create`") from None

    def settle(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, those of the baseline with the reason in ``ignored``."""
        for finding in findings:
            name = self.name_of(finding.place.path)
            seen = self._seen.setdefault(name, Counter())
            seen[finding.fingerprint] += 1
            if finding.ignored is None and (entry := self.accepted.get(name, {}).get(finding.fingerprint)) is not None:
                finding = replace(finding, ignored=_reason(entry), external=True)
            elif (
                finding.ignored is None
                and seen[finding.fingerprint] <= self.counts.get(name, Counter())[finding.fingerprint]
            ):
                finding = replace(finding, ignored="in the baseline", external=True)
            yield finding

    def create(self, findings: Iterable[Finding]) -> int:
        """Puts all findings that nothing else settles into the baseline; gives their number."""
        self.counts = {}
        for finding in findings:
            name = self.name_of(finding.place.path)
            if finding.ignored is None and finding.fingerprint not in self.accepted.get(name, {}):
                self.counts.setdefault(name, Counter())[finding.fingerprint] += 1
        return sum(map(Counter.total, self.counts.values()))

    def accept(self, finding: Finding, reason: str, *, approver: str = "") -> None:
        """Settles one finding for good, with the reason and who says so; one that was settled without loses its entry."""
        name = self.name_of(finding.place.path)
        entry = {"rule": finding.rule, "reason": reason, "excerpt": finding.place.excerpt[:80]}
        entry |= {"by": approver} if approver else {}
        self.accepted.setdefault(name, {})[finding.fingerprint] = entry
        if name in self.counts:
            self.counts[name] -= Counter((finding.fingerprint,))

    def stale(self, paths: Iterable[str] | None = None) -> dict[str, Counter[str]]:
        """Entries that no finding of the run used, of these pages where any are named."""
        wanted = None if paths is None else {self.name_of(path) for path in paths}
        left: dict[str, Counter[str]] = {}
        for name in self.counts.keys() | self.accepted.keys():
            if wanted is not None and name not in wanted and (self.path.parent / name).exists():
                continue
            entries = self.counts.get(name, Counter()) + Counter(dict.fromkeys(self.accepted.get(name, ()), 1))
            if gone := entries - self._seen.get(name, Counter()):
                left[name] = gone
        return left

    def prune(self, stale: dict[str, Counter[str]]) -> None:
        """Takes stale entries out."""
        for name, gone in stale.items():
            self.counts[name] = self.counts.get(name, Counter()) - gone
            self.accepted[name] = {key: entry for key, entry in self.accepted.get(name, {}).items() if key not in gone}

    def write(self) -> None:
        """Writes the file, all or nothing."""
        table: dict[str, Any] = {
            "schema": SCHEMA,
            "findings": {n: dict(sorted(self.counts[n].items())) for n in sorted(self.counts) if self.counts[n]},
        }
        if accepted := {name: self.accepted[name] for name in sorted(self.accepted) if self.accepted[name]}:
            table["accepted"] = accepted
        write_atomically(
            self.path, (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
        )

    def name_of(self, path: str) -> str:
        """A page's path from the baseline's folder; as it is where it lies elsewhere."""
        try:
            return Path(path).resolve().relative_to(self.path.parent.resolve()).as_posix()
        except ValueError:
            return path


def _reason(entry: dict[str, str]) -> str:
    reason, approver = entry.get("reason", "accepted"), entry.get("by", "")
    return f"{reason} (accepted by {approver})" if approver else reason
