"""What was seen on a page in the words of the protocol: diagnostics, explanations and code actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from contentlint.engine import open_page
from contentlint.finding import Confidence, Edit, Finding, Severity
from contentlint.fixes import chosen_edits, fix
from contentlint.page import Page
from contentlint.report.safe import printable
from contentlint.server import comments, hover
from contentlint.server.looking import Seen
from contentlint.server.positions import At, Positions
from contentlint.source import Span

MOST = 10
"""Findings of a range for which actions are offered: each is tried out first, and nobody reads a longer menu."""

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.contentlint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+): ")


@dataclass(frozen=True)
class Document:
    """A text of the editor that was looked at: its address and version, how the client counts, and what was seen.

    ``versioned`` tells that the client takes edits that name the version they are made for.
    """

    uri: str
    version: int | None
    positions: Positions
    seen: Seen
    versioned: bool = False

    def diagnostics(self) -> list[types.Diagnostic]:
        """What is wrong, or why nothing can be told."""
        if self.seen.trouble:
            return [_trouble(self.seen.trouble)]
        return [self.diagnostic(finding) for finding in self.seen.findings]

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        """One finding. Those of low confidence are information: a person should look, and nothing need be mended."""
        low = finding.confidence == Confidence.LOW
        place = finding.place
        return types.Diagnostic(
            self.range(Span(place.start, place.end)), printable(finding.message),
            severity=types.DiagnosticSeverity.Information if low else _SEVERITIES[finding.severity],
            code=finding.rule, source="contentlint", data=finding.fingerprint,
            tags=[types.DiagnosticTag.Unnecessary] if finding.rule == "unused-suppression" else None,
            related_information=list(self._related(finding)) or None,
        )  # fmt: skip

    def hover(self, at: types.Position, *, as_markdown: bool) -> types.Hover | None:
        """The explanations of the findings at a position."""
        offset = self.positions.offset(At(at.line, at.character))
        found = [finding for finding in self.seen.findings if _touches(finding, Span(offset, offset))]
        if not found or self.seen.config is None:
            return None
        explain = hover.as_markdown if as_markdown else hover.as_text
        known = self.seen.config.catalog.rules
        kind = types.MarkupKind.Markdown if as_markdown else types.MarkupKind.PlainText
        text = "\n\n---\n\n".join(explain(finding, known[finding.rule]) for finding in found)
        narrow = min((finding.place for finding in found), key=lambda place: place.end - place.start)
        return types.Hover(types.MarkupContent(kind, text), self.range(Span(narrow.start, narrow.end)))

    def actions(self, chosen: types.Range, only: Iterable[str] | None) -> Iterator[types.CodeAction]:
        """What can be done about the findings in a range, of the kinds that are asked for."""
        start, end = (At(position.line, position.character) for position in (chosen.start, chosen.end))
        span = self.positions.span(start, end)
        if self.seen.config is None:
            return
        touched = [finding for finding in self.seen.findings if _touches(finding, span)][:MOST]
        if touched and is_asked(types.CodeActionKind.QuickFix.value, only):
            titles: set[str] = set()
            for action in self._quick_fixes(touched):
                if not action.title.endswith("in this file") or action.title not in titles:
                    yield action
                titles.add(action.title)
        if is_asked(FIX_ALL, only):
            yield from self._fix_all()

    def range(self, span: Span) -> types.Range:
        """A stretch of the page as the client counts it."""
        return types.Range(*(types.Position(*self.positions.at(offset)) for offset in span))

    def _quick_fixes(self, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
        assert self.seen.config is not None
        known = self.seen.config.catalog.rules
        # A finding of the engine without a fix, such as a page that can't be read, leaves nothing to do here.
        chosen = [finding for finding in findings if finding.fix or not known[finding.rule].by_engine]
        page = open_page(self.seen.source) if chosen else None
        for finding in chosen:
            assert page is not None
            yield from self._fixes(page, finding)
            if not known[finding.rule].by_engine:
                yield from self._ways(page, finding, self.seen.config.shared.get("today"))

    def _fixes(self, page: Page, finding: Finding) -> Iterator[types.CodeAction]:
        if finding.fix is not None and (edits := chosen_edits(page, [finding], unsafe=True)[0]):
            safe = finding.fix.safe
            note = "" if safe else " (unsafe: it changes what visitors get)"
            yield self._action(f"Fix {finding.rule}{note}", edits, finding, preferred=safe)

    def _ways(self, page: Page, finding: Finding, today: date | None) -> Iterator[types.CodeAction]:
        for way in (comments.on_this_line(page, finding, today), comments.in_this_file(page, finding, today)):
            if way is not None:
                yield self._action(way.title, [way.edit], finding)

    def _fix_all(self) -> Iterator[types.CodeAction]:
        assert self.seen.config is not None
        if not any(finding.fix is not None and finding.fix.safe for finding in self.seen.findings):
            return
        fixed = fix(self.seen.source, self.seen.config)
        if fixed.made:
            edit = self._edit([difference(self.seen.source.text, fixed.text)])
            yield types.CodeAction("Make all safe fixes of contentlint", FIX_ALL, edit=edit)

    def _action(self, title: str, edits: list[Edit], finding: Finding, *, preferred: bool = False) -> types.CodeAction:
        return types.CodeAction(
            title, types.CodeActionKind.QuickFix, [self.diagnostic(finding)], preferred or None, edit=self._edit(edits)
        )

    def _edit(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        changes = [types.TextEdit(self.range(Span(start, end)), text) for start, end, text in edits]
        if not self.versioned:
            return types.WorkspaceEdit(changes={self.uri: changes})
        document = types.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, changes)])

    def _related(self, finding: Finding) -> Iterator[types.DiagnosticRelatedInformation]:
        for message, place in finding.related:
            if place.path == self.seen.source.name:
                at = types.Location(self.uri, self.range(Span(place.start, place.end)))
                yield types.DiagnosticRelatedInformation(at, printable(message))


def _trouble(message: str) -> types.Diagnostic:
    """A configuration that can't be used, told at the top of the page, with a way to the line to mend."""
    top = types.Range(types.Position(0, 0), types.Position(0, 0))
    related = None
    if (match := _PLACE.match(message)) and (uri := from_fs_path(str(Path(match["path"]).absolute()))):
        start = types.Position(int(match["line"]) - 1, 0)
        location = types.Location(uri, types.Range(start, start))
        related = [types.DiagnosticRelatedInformation(location, "to be mended here")]
    return types.Diagnostic(
        top, printable(message), severity=types.DiagnosticSeverity.Error, code="configuration", source="contentlint",
        related_information=related,
    )  # fmt: skip


def _touches(finding: Finding, span: Span) -> bool:
    return finding.place.start <= span.end and span.start <= finding.place.end


def is_asked(kind: str, only: Iterable[str] | None) -> bool:
    """True where nothing is asked for in particular, or this kind or one above it (``source`` for ``source.fixAll``)."""
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)


def difference(before: str, after: str) -> Edit:
    """One edit that makes ``after`` of ``before``: what stands between their common beginning and end."""
    start, shorter = 0, min(len(before), len(after))
    while start < shorter and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shorter - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Edit(start, len(before) - tail, after[start : len(after) - tail])
