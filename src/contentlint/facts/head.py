"""What the head of a page tells search engines: meta tags, canonical, robots, own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.markup import Element, Run
from contentlint.page import Page, fact
from contentlint.source import Span
from contentlint.templates import OUTPUT

_DIRECTIVE = lazy(r"[^\s,][^,]*+")
_WEIGHTLESS = ("script", "style", "meta", "link", "title", "base", "noscript", "template", "head", "html")


class Directive(NamedTuple):
    """A word of a robots meta tag, in lower case, and where it stands."""

    name: str
    at: Span


@fact
def metas(page: Page) -> MappingProxyType[str, tuple[Element, ...]]:
    """The meta tags by lower-case ``name`` or ``property``, in order; those inside noscript, template or svg left out."""
    found: dict[str, list[Element]] = {}
    for element in page.select("meta"):
        name = element.get("name") or element.get("property")
        if name and element.closest("noscript", "template", "svg") is None:
            found.setdefault(name.strip().lower(), []).append(element)
    return MappingProxyType({name: tuple(elements) for name, elements in found.items()})


@fact
def unnamed_meta(page: Page) -> bool:
    """True where template code may write meta tags or their names, so that none can be called missing."""
    if not page.markup.templated:
        return False
    if page.masked.has_includes or any(element.unknown("name", "property") for element in page.select("meta")):
        return True
    end = page.text.lower().find("</head")
    text = page.markup.text
    return any(
        OUTPUT in text[run.start : run.end] and (element is None or element.tag != "title")
        for run, element in _runs_until(page, end)
    )


def _runs_until(page: Page, end: int) -> Iterator[tuple[Run, Element | None]]:
    for run, element in zip(page.markup.runs, page.markup.owners, strict=True):
        if run.start >= end:
            return
        yield run, element


def content(element: Element) -> str:
    """The ``content`` of a meta tag, white space folded."""
    return " ".join((element.get("content") or "").split())


def meta(page: Page, *names: str) -> Element | None:
    """The first meta tag of these names that has content which is known."""
    for name in names:
        for element in metas(page).get(name, ()):
            if content(element) and not element.unknown("content"):
                return element
    return None


@fact
def rels(page: Page) -> tuple[tuple[frozenset[str], Element], ...]:
    """The link elements, each with the lower-case words of its ``rel``."""
    return tuple(
        (frozenset((element.get("rel") or "").lower().split()), element)
        for element in page.select("link")
        if element.closest("noscript", "template") is None
    )


@fact
def canonicals(page: Page) -> tuple[Element, ...]:
    """The ``link rel=canonical`` elements."""
    return tuple(element for words, element in rels(page) if "canonical" in words)


@fact
def address(page: Page) -> str:
    """The page's own address as its canonical, else its ``og:url``, gives it; "" where neither is known and absolute."""
    for element, name in (
        *((link, "href") for link in canonicals(page)),
        *((tag, "content") for tag in metas(page).get("og:url", ())),
    ):
        value = (element.get(name) or "").strip()
        if not element.unknown(name) and re.match(r"https?://[^/\s]", value, re.I):
            return value
    return ""


@fact
def directives(page: Page) -> tuple[Directive, ...]:
    """The directives for all search engines or Google's in the robots meta tags."""
    found = []
    for name in ("robots", "googlebot"):
        for element in metas(page).get(name, ()):
            attribute = element.attributes.get("content")
            if attribute is None or not attribute.known or attribute.value is None:
                continue
            raw = page.markup.text[slice(*attribute.value_at)]
            found += [
                Directive(
                    word[0].strip().lower(),
                    Span(attribute.value_at.start + word.start(), attribute.value_at.start + word.end()),
                )
                for word in _DIRECTIVE.finditer(raw)
            ]
    return tuple(found)


@fact
def noindex(page: Page) -> Directive | None:
    """The directive that keeps the page out of search results; None where there is none."""
    return next((word for word in directives(page) if word.name in ("noindex", "none")), None)


@fact
def head_end(page: Page) -> int:
    """The offset where the head ends for a browser: at the first start tag or text that can't stand in it, or ``</head>``."""
    for element in page.elements:
        if element.tag not in _WEIGHTLESS and element.closest("noscript", "template", "head") is None:
            return element.start
    return len(page.text)


@fact
def alternates(page: Page) -> tuple[Element, ...]:
    """The ``link rel=alternate hreflang`` elements: versions of the page in other languages."""
    return tuple(element for words, element in rels(page) if "alternate" in words and "hreflang" in element.raw)
