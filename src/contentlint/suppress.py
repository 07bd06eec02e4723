"""What settles a finding: comments in the page, and the baseline."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from contentlint.finding import Finding
from contentlint.page import Page
from contentlint.source import Span

BASELINE_NAME = ".contentlint-baseline.json"
IN_BASELINE = "in the baseline"
"""What ``ignored`` says of a finding that the baseline settles."""

_DIRECTIVE = re.compile(
    r"(?:<!--|\{#-?|\{\{-? ?!--|\{\{!|\{\{-?\s*/\*|<%#|<%--|<\?php\s*(?://|#|/\*)|\{%-?\s*comment\s*-?%\}|\[//\]: # \()\s*+"
    r"contentlint-(?P<kind>disable-next-line|disable-file|disable|enable)\b(?P<rest>.*?)"
    r"(?:--!?>|-?#\}|--\}\}|\*/|\}\}|%>|\?>|\{%|\)$|\Z)",
    re.S | re.M,
)


@dataclass
class Suppression:
    """A comment that settles findings: the rules it names (empty: all), where it holds, and why."""

    at: Span
    kind: str
    rules: tuple[str, ...]
    reason: str
    span: Span
    used: bool = False

    def covers(self, finding: Finding) -> bool:
        """True where the finding starts in the stretch and is of a rule that the comment names."""
        names = self.rules
        rule = finding.rule
        named = not names or any(
            name in (rule, "all") or (rule.startswith(f"{name}-") and "-" not in name) for name in names
        )
        return named and self.span.start <= finding.place.start < self.span.end


def suppressions(page: Page) -> list[Suppression]:
    """The suppressions in a page's comments: HTML, template and Markdown ones, wherever they stand."""
    if "contentlint-" not in page.text:
        return []
    found: list[Suppression] = []
    for match in _DIRECTIVE.finditer(page.text):
        names, _, reason = match["rest"].partition(":")
        rules = tuple(name.strip() for name in re.split(r"[,\s]+", names) if name.strip())
        at = Span(*match.span())
        if match["kind"] == "enable":
            _enable(found, rules, at.start)
        else:
            span = _stretch(page, match["kind"], at)
            found.append(Suppression(at, match["kind"], rules, " ".join(reason.split()), span))
    return found


def _stretch(page: Page, kind: str, at: Span) -> Span:
    end = len(page.text)
    if kind == "disable-file":
        return Span(0, end + 1)
    if kind == "disable":
        return Span(at.end, end + 1)
    number = page.source.position(max(at.end - 1, 0)).line + 1
    last = page.source.position(end).line
    while number < last and not page.text[slice(*page.source.line(number))].strip():
        number += 1
    if number > last:
        return Span(end, end)
    line = page.source.line(number)
    return Span(line.start, line.end + 1)


def _enable(found: list[Suppression], rules: tuple[str, ...], offset: int) -> None:
    for suppression in found:
        if (
            suppression.kind == "disable"
            and suppression.span.end > offset
            and (not rules or suppression.rules == rules)
        ):
            suppression.span = Span(suppression.span.start, offset)


def settle(findings: Iterable[Finding], found: list[Suppression]) -> Iterator[Finding]:
    """The findings, those that a comment settles with its reason in ``ignored``."""
    for finding in findings:
        cover = next((suppression for suppression in found if suppression.covers(finding)), None)
        if cover is not None:
            cover.used = True
            finding = replace(finding, ignored=cover.reason or "no reason given")
        yield finding


class Baseline:
    """Findings that were there when the baseline was made: counts by path (from the baseline's folder) and fingerprint.

    Raises:
        ValueError: the file is no baseline; the message names it and the remedy.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            self.left = {name: Counter(entries) for name, entries in table["findings"].items()}
        except OSError as error:
            raise ValueError(f"{path}: can't be read ({error.strerror})") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ValueError(f"{path}: is no baseline; make it anew with `contentlint baseline create`") from None

    def settle(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, those of the baseline with ``ignored`` set."""
        for finding in findings:
            left = self.left.get(_relative(finding.place.path, self.path.parent))
            if finding.ignored is None and left is not None and left[finding.fingerprint] > 0:
                left[finding.fingerprint] -= 1
                finding = replace(finding, ignored=IN_BASELINE)
            yield finding


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Writes a baseline of all findings that nothing else settles; gives their number."""
    entries: dict[str, Counter[str]] = {}
    for finding in findings:
        if finding.ignored is None:
            entries.setdefault(_relative(finding.place.path, path.parent), Counter())[finding.fingerprint] += 1
    table = {"schema": 1, "findings": {name: dict(sorted(entries[name].items())) for name in sorted(entries)}}
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return sum(sum(counts.values()) for counts in entries.values())


def _relative(name: str, folder: Path) -> str:
    try:
        return Path(name).resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return name
