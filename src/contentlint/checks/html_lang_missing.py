from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule(
    "html-lang-missing",
    severity=Severity.ERROR,
    tags={"a11y"},
    references=["act-b5c3f8", "wcag-3.1.1"],
    whole_page=True,
)
def html_lang_missing(page: Page) -> Iterator[Hit]:
    """The page tells its language.

    Screen readers choose the voice by `<html lang>`, browsers the hyphenation and the offer to translate.

    Bad:
        [[<html>]]<head><title>Opening hours</title></head></html>

    Good:
        <html lang="de"><head><title>Sprechzeiten</title></head></html>
    """
    element = page.html
    if element is None:
        first = next(iter(page.elements), None)
        if first is not None and not page.language:
            yield Hit(
                first if first.start >= 0 else Span(0, 0),
                'the page has no <html> tag; begin it with <html lang="en">, or its language',
            )
    elif not element.unknown("lang") and not (element.get("lang") or "").strip():
        at = (element, "lang") if "lang" in element.values else element
        yield Hit(at, 'the page doesn\'t tell its language; write <html lang="en">, or the language it is in')
