from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.language import is_known


@rule("html-lang-invalid", severity=Severity.ERROR, tags={"a11y"}, references=["act-bf051a", "wcag-3.1.1", "bcp-47"])
def html_lang_invalid(page: Page) -> Iterator[Hit]:
    """The language of the page is one that exists.

    A tag that no registry knows (`english`, `us`, `eng`) is ignored, and the page is read in the wrong voice.

    Bad:
        <html [[lang="english"]]><head><title>Our team</title></head></html>

    Good:
        <html lang="en-GB"><head><title>Our team</title></head></html>
    """
    element = page.html
    if element is None or element.unknown("lang"):
        return
    attribute = element.attributes.get("lang")
    if attribute is not None and attribute.value and attribute.value.strip() and not is_known(attribute.value):
        yield Hit(attribute.at, f'"{attribute.value}" is no language tag; write one such as en, en-GB, de or es-MX')
