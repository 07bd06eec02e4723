"""What to write into a page so that a finding is settled: the comment that fits the file, in a place where it works.

Every way is tried on the page before it is offered: it must settle the finding, and leave all text and markup as they
are. A comment in the middle of a start tag, a title or a script would not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from contentlint.engine import open_page
from contentlint.finding import Edit, Finding
from contentlint.fixes import applied
from contentlint.page import Page
from contentlint.source import Source
from contentlint.suppress import Suppression, settle, suppressions

_HTML = "<!-- {} -->"
_COMMENTS = {
    ".j2 .jinja .jinja2 .njk .twig": "{{# {} #}}",
    ".liquid": "{{% comment %}}{}{{% endcomment %}}",
    ".erb .ejs": "<%# {} %>",
    ".hbs .handlebars": "{{{{!-- {} --}}}}",
    ".mustache": "{{{{! {} }}}}",
    ".aspx .jsp": "<%-- {} --%>",
    ".php .phtml": "<?php // {} ?>",
}
"""Comments of template languages, by endings: they never reach a visitor. Everywhere else an HTML comment stands."""
_COMMENT = {ending: form for endings, form in _COMMENTS.items() for ending in endings.split()}
_DIRECTIVE = re.compile(r"contentlint-disable-next-line[ \t]*+")
_DOCTYPE = re.compile(r"\s*<!doctype[^>]*>", re.I)
_LINE_END = re.compile(r"\r\n|\n|\r")
_START_TAG = re.compile(r"<[a-zA-Z][^\s/>]*+")


class Way(NamedTuple):
    """One way to settle a finding: what it is called, and the edit."""

    title: str
    edit: Edit


def on_this_line(page: Page, finding: Finding, today: date | None = None) -> Way | None:
    """Settles the finding where it stands: a comment before its line, or an attribute of its element; None where none works."""
    comment = Way(f"Disable {finding.rule} for this line", Edit(0, 0, ""))
    for edit in (*_joined(page, finding), _above(page, finding), *_behind(page, finding)):
        if _works(page, finding, edit, today):
            return comment._replace(edit=edit)
    for edit in _attribute(page, finding):
        if _works(page, finding, edit, today, attribute=True):
            return Way(f"Ignore {finding.rule} in this element", edit)
    return None


def in_this_file(page: Page, finding: Finding, today: date | None = None) -> Way | None:
    """Settles the rule in the whole file; None where no comment works."""
    form, end = _form(page), _end_of_line(page)
    text = form.format(f"contentlint-disable-file {finding.rule}")
    for offset in _tops(page):
        begins_line = page.text[:offset].endswith(("\n", "\r")) or offset == 0
        edit = Edit(offset, offset, f"{text}{end}" if begins_line else f"{end}{text}")
        if _works(page, finding, edit, today):
            return Way(f"Disable {finding.rule} in this file", edit)
    return None


def _joined(page: Page, finding: Finding) -> Iterator[Edit]:
    """The rule put into the comment that stands before the line for another rule."""
    for suppression in suppressions(page):
        if _is_above(suppression, finding) and (match := _DIRECTIVE.search(page.text, *suppression.at)):
            yield Edit(match.end(), match.end(), f"{finding.rule}, ")


def _is_above(suppression: Suppression, finding: Finding) -> bool:
    span = suppression.span
    return suppression.kind == "disable-next-line" and span.start <= finding.place.start < span.end


def _above(page: Page, finding: Finding) -> Edit:
    """A comment on a line of its own, indented as the line below it."""
    line = page.source.line(finding.place.line)
    text = page.text[line.start : line.end]
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    return Edit(line.start, line.start, f"{indent}{_next_line(page, finding)}{_end_of_line(page)}")


def _behind(page: Page, finding: Finding) -> Iterator[Edit]:
    """In Markdown, where a line of its own would split a paragraph or list: at the end of the line before."""
    for number in range(finding.place.line - 1, 0, -1) if page.is_markdown else ():
        line = page.source.line(number)
        if page.text[line.start : line.end].strip():
            yield Edit(line.end, line.end, f" {_next_line(page, finding)}")
            return


def _attribute(page: Page, finding: Finding) -> Iterator[Edit]:
    """``data-contentlint-ignore`` on the element whose start tag or raw text holds the finding, innermost first."""
    if page.is_markdown:
        return
    at = finding.place.start
    for element in reversed(page.elements):
        if element.start <= at < page.markup.end_of(element):
            if (match := _START_TAG.match(page.text, element.start)) and element.tag not in ("html", "body"):
                yield Edit(match.end(), match.end(), f' data-contentlint-ignore="{finding.rule}"')
            return


def _tops(page: Page) -> Iterator[int]:
    """The offsets where a comment on the whole file may stand, best first."""
    front = page.masked.front_matter
    start = front.end if front is not None else 0
    if not page.text.startswith(("<?php", "<?xml")):
        if match := _DOCTYPE.match(page.text, start):
            yield match.end()
        yield start
    yield len(page.text)


def _works(page: Page, finding: Finding, edit: Edit, today: date | None, *, attribute: bool = False) -> bool:
    """True where the edit settles the finding and changes nothing else of the page."""
    after = open_page(Source(page.source.name, path=page.source.path, given=applied(page.text, [edit])))
    grown = len(edit.text)
    whole = finding.place.end == 0  # spoken of the page as a whole: stays at its beginning
    start = finding.place.start + (grown if finding.place.start >= edit.start and not whole else 0)
    moved = replace(finding, place=finding.place._replace(start=start))
    settled = next(settle([moved], suppressions(after), today)).ignored is not None
    return settled and _shape(page, "") == _shape(after, edit.text if attribute else "")


def _shape(page: Page, added: str) -> object:
    """What must stay as it is: the words, the tags with their attributes, raw text, and template code."""
    raw = [page.markup.text[slice(*e.content_at)] for e in page.elements if e.content_at and not page.is_markdown]
    tags = [(e.tag, e.raw.replace(added, "", 1) if added else e.raw) for e in page.elements]
    code = [region.body for region in page.masked.regions if "contentlint-" not in region.body]
    return [block.text for block in page.blocks], tags, raw, code


def _form(page: Page) -> str:
    name = page.name.lower()
    return next((form for ending, form in _COMMENT.items() if name.endswith(ending)), _HTML)


def _next_line(page: Page, finding: Finding) -> str:
    return _form(page).format(f"contentlint-disable-next-line {finding.rule}")


def _end_of_line(page: Page) -> str:
    match = _LINE_END.search(page.text)
    return match[0] if match else "\n"
