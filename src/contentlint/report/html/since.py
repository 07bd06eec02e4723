"""What changed since an earlier run, told by fingerprints: what is gone, what is new, what is still there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from contentlint.finding import Finding

MOST = 40
"""New findings that are listed one by one."""


class Change(NamedTuple):
    """A rule of which findings came or went."""

    rule: str
    new: int
    gone: int


class Earlier:
    """The findings of an earlier run, as ``check --format jsonl`` writes them; those that were settled are left out.

    Raises:
        ValueError: the file can't be read, or holds something else; the message says what to do.
    """

    def __init__(self, path: Path) -> None:
        self._left: dict[str, Counter[tuple[str, str]]] = {}
        self.name = path.name
        self.still = 0
        self.new: Counter[str] = Counter()
        self.listed: list[Finding] = []
        try:
            with path.open(encoding="utf-8") as file:
                for line in file:
                    self._read(line)
        except OSError as error:
            raise ValueError(f"{path}: can't be read ({error.strerror}); check the path") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ValueError(f"{path}: write it with `contentlint check --format jsonl`") from None

    def _read(self, line: str) -> None:
        if line.strip() and (entry := json.loads(line))["ignored"] is None:
            known = self._left.setdefault(str(entry["path"]), Counter())
            known[str(entry["rule"]), str(entry["fingerprint"])] += 1

    def add(self, findings: Iterable[Finding]) -> None:
        """Holds findings of today against those of then."""
        for finding in findings:
            known, key = self._left.get(finding.place.path, Counter()), (finding.rule, finding.fingerprint)
            if finding.ignored is not None:
                continue
            if known[key] > 0:
                known[key] -= 1
                self.still += 1
                continue
            self.new[finding.rule] += 1
            if len(self.listed) < MOST:
                self.listed.append(finding)

    @property
    def gone(self) -> Counter[str]:
        """How many findings of each rule are there no more."""
        found: Counter[str] = Counter()
        for known in self._left.values():
            for (rule, _), count in known.items():
                if count > 0:
                    found[rule] += count
        return found

    @property
    def changes(self) -> list[Change]:
        """The rules whose findings changed, most of all first."""
        gone = self.gone
        rules = {*self.new, *gone}
        changes = [Change(rule, self.new[rule], gone[rule]) for rule in rules]
        return sorted(changes, key=lambda change: (-(change.new + change.gone), change.rule))
