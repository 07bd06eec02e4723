"""What settles a finding in the page itself: comments and attributes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from contentlint.finding import Finding
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.source import Span

_ATTRIBUTE = "data-contentlint-ignore"
_UNTIL = lazy(r"\buntil[ =]?(\d{4}-\d\d-\d\d)")
_DIRECTIVE = lazy(
    r"(?:<!--|\{#-?|\{\{-? ?!--|\{\{!|\{\{-?\s*/\*|<%#|<%--|<\?php\s*(?://|#|/\*)|\{%-?\s*comment\s*-?%\}|\[//\]: # \()\s*+"
    r"contentlint-(?P<kind>disable-next-line|disable-file|disable|enable)\b(?P<rest>.*?)"
    r"(?:--%?>|--!>|-?#\}|--\}\}|\*/|\}\}|%>|\?>|\{%|\)$|\Z)",
    re.S | re.M,
)


@dataclass
class Suppression:
    """A comment or attribute that settles findings: the rules it names (empty: all), where it holds, and why.

    ``until`` is the last day on which it holds, or None.
    """

    at: Span
    kind: str
    rules: tuple[str, ...]
    reason: str
    span: Span
    until: date | None = None
    used: bool = False

    def expired(self, today: date | None) -> bool:
        """True where its last day is over."""
        return self.until is not None and today is not None and today > self.until

    def covers(self, finding: Finding) -> bool:
        """True where the finding starts in the stretch and is of a rule that the comment names."""
        names = self.rules
        rule = finding.rule
        named = not names or any(
            name in (rule, "all") or (rule.startswith(f"{name}-") and "-" not in name) for name in names
        )
        return named and self.span.start <= finding.place.start < self.span.end


def suppressions(page: Page) -> list[Suppression]:
    """The suppressions of a page: in HTML, template and Markdown comments, and ``data-contentlint-ignore`` attributes."""
    if "contentlint-" not in page.text:
        return []
    found: list[Suppression] = []
    for match in _DIRECTIVE.finditer(page.text):
        names, until, reason = _read(match["rest"])
        at = Span(*match.span())
        if match["kind"] == "enable":
            _enable(found, names, at.start)
        else:
            found.append(Suppression(at, match["kind"], names, reason, _stretch(page, match["kind"], at), until))
    if _ATTRIBUTE in page.text:
        found += _attributes(page)
    return found


def _read(text: str) -> tuple[tuple[str, ...], date | None, str]:
    """Rules, last day and reason of ``rule, rule until 2027-01-31: reason``."""
    named, _, reason = text.partition(":")
    until = _UNTIL.search(named)
    day = None
    if until is not None:
        named = named[: until.start()] + named[until.end() :]
        with contextlib.suppress(ValueError):
            day = date.fromisoformat(until[1])
    return tuple(name for name in re.split(r"[,\s]+", named) if name), day, " ".join(reason.split())


def _attributes(page: Page) -> Iterator[Suppression]:
    for element in page.elements:
        if _ATTRIBUTE in element.raw and (attribute := element.attributes.get(_ATTRIBUTE)) is not None:
            names, until, reason = _read(attribute.value or "")
            yield Suppression(
                attribute.at, "element", names, reason, Span(element.start, page.markup.end_of(element)), until
            )


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


def settle(findings: Iterable[Finding], found: list[Suppression], today: date | None = None) -> Iterator[Finding]:
    """The findings, those that a comment settles with its reason in ``ignored``."""
    valid = [suppression for suppression in found if not suppression.expired(today)]
    if not valid:
        yield from findings
        return
    for finding in findings:
        cover = next((suppression for suppression in valid if suppression.covers(finding)), None)
        if cover is not None:
            cover.used = True
            finding = replace(finding, ignored=cover.reason or "no reason given")
        yield finding
