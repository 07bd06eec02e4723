from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import is_hidden
from contentlint.finding import Severity
from contentlint.markup import Element, unescape
from contentlint.page import Page
from contentlint.prose import HIDDEN
from contentlint.rules import Hit, rule
from contentlint.text.language import is_known

_NAMED = ("img", "svg", "input", "iframe", "area", "object")


@rule(
    "html-part-lang-invalid", severity=Severity.ERROR, tags={"a11y"}, references=["act-de46e4", "wcag-3.1.2", "bcp-47"]
)
def html_part_lang_invalid(page: Page) -> Iterator[Hit]:
    """The language of a part is one that exists.

    A quotation or address in another language is read in the voice of the page unless its tag is a known one.

    Bad:
        <p [[lang="spanish"]]>Hablamos español.</p>

    Good:
        <p lang="es">Hablamos español.</p>
        <p lang="xx"></p>
    """
    for element in page.markup.having("lang"):
        if element.tag in ("html", "head", "code", "pre"):
            continue
        attribute = element.attributes.get("lang")
        if attribute is None or not attribute.value or not attribute.known or is_known(attribute.value):
            continue
        if _has_text(page, element):
            yield Hit(attribute.at, f'"{attribute.value}" is no language tag; write one such as en, en-GB, de or es-MX')


def _has_text(page: Page, element: Element) -> bool:
    """Whether text or a name inside takes its language from the element."""
    for run, owner in zip(page.markup.runs, page.markup.owners, strict=True):
        if run.start >= element.open_end and owner is not None and owner.index > element.last:
            break
        if owner is None or not element.index <= owner.index <= element.last or not _inherits(owner, element):
            continue
        seen = not (page.flags(owner) & HIDDEN and is_hidden(page, owner))
        if seen and unescape(page.masked.text[run.start : run.end]).strip():
            return True
    parts = [element, *element.descendants()]
    return any(
        _inherits(part, element) and not is_hidden(page, part) and name_of(page, part).text
        for part in parts
        if part.tag in _NAMED or "aria-label" in part.raw or "title" in part.raw
    )


def _inherits(part: Element, element: Element) -> bool:
    while part is not element:
        if part.get("lang") or part.parent is None:
            return False
        part = part.parent
    return True
