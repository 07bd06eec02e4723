"""Who answers for a page: authors and reviewers as named to readers and to search engines, with their qualifications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from contentlint.facts import head
from contentlint.facts.json_places import Node
from contentlint.facts.page_type import word_table
from contentlint.facts.shown import lowered
from contentlint.facts.structured_data import is_a, things
from contentlint.lazy import lazy
from contentlint.page import Located, Page, fact
from contentlint.source import Span

_MARKED = lazy(r"\b(?:author|byline|reviewed-by|written-by|post-author|entry-author)\b", re.I)
_NAME = r"(?-i:(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Mx)\.?\s)*[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|da|del|la|der)){1,4})"


class Byline(NamedTuple):
    """Somebody who answers for the page: ``kind`` is author or reviewer; ``origin`` is visible, schema, meta or front matter.

    ``qualified`` is True where a title or qualification stands with the name (``Dr.``, ``MD``, ``physiotherapist``).
    """

    kind: str
    name: str
    qualified: bool
    at: Located
    origin: str


@fact
def bylines(page: Page) -> tuple[Byline, ...]:
    """The authors and reviewers that the page names, those seen by visitors first."""
    return (*_seen(page), *_of_schema(page), *_of_head(page))


def of_kind(page: Page, kind: str) -> list[Byline]:
    """The bylines of this kind."""
    return [byline for byline in bylines(page) if byline.kind == kind]


def is_qualified(text: str) -> bool:
    """True where a title or qualification stands in the text."""
    return bool(_qualification().search(text))


def _seen(page: Page) -> Iterator[Byline]:
    for block in page.blocks:
        if len(block.text) > 400 or not block.is_content or block.role in ("title", "option", "quote"):
            continue
        if match := _phrase().search(block.text):
            kind = "reviewer" if match["reviewer"] else "author"
            around = block.text[match.start() : match.end() + 80]
            yield Byline(kind, match["name"], is_qualified(around), block.slice(*match.span()), "visible")
    source = lowered(page)
    marked = any(word in source for word in ("author", "byline", "reviewe"))
    for element in page.select("a", "address", "span", "div", "p") if marked else ():
        if "author" in (raw := element.raw.lower()) or "byline" in raw or "reviewe" in raw:
            names = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
            if not _MARKED.search(names) or page.is_hidden(element):
                continue
            if (named := page.block_of(element, "paragraph")) is not None and len(named.text) < 400:
                kind = "reviewer" if "review" in names.lower() else "author"
                yield Byline(kind, named.text, is_qualified(named.text), named, "visible")


def _of_schema(page: Page) -> Iterator[Byline]:
    for thing in things(page):
        if (
            thing.role in ("author", "reviewedBy", "creator")
            and not _is_review(thing.owner)
            and is_a(thing, "Person", "Organization", "Physician")
        ):
            kind = "reviewer" if thing.role == "reviewedBy" else "author"
            name = thing.text("name")
            told = " ".join(
                str(node.value)
                for key in ("name", "jobTitle", "honorificSuffix", "honorificPrefix")
                for node in thing.node.each(key)
            )
            qualified = is_qualified(told) or any(
                thing.get(key) is not None for key in ("hasCredential", "medicalSpecialty")
            )
            yield Byline(
                kind,
                str(name.value) if name is not None else "",
                qualified,
                name.at if name is not None else thing.node.at,
                "schema",
            )
        for role, kind in (("author", "author"), ("reviewedBy", "reviewer")):
            for node in thing.node.each(role) if is_a(thing, "Article", "WebPage") else ():
                if isinstance(node.value, str) and node.value.strip():
                    yield Byline(kind, node.value, is_qualified(node.value), node.at, "schema")


def _is_review(owner: Node | None) -> bool:
    return owner is not None and any(node.value in ("Review", "Comment") for node in owner.each("@type"))


def _of_head(page: Page) -> Iterator[Byline]:
    element = head.meta(page, "author", "article:author")
    if element is not None:
        name = head.content(element)
        yield Byline("author", name, is_qualified(name), (element, "content"), "meta")
    matter = page.masked.front_matter
    for key in ("author", "authors", "reviewer", "reviewed_by", "medical_reviewer"):
        if matter is not None and matter.data.get(key):
            name = str(matter.data[key])
            kind = "author" if key.startswith("author") else "reviewer"
            yield Byline(
                kind,
                name,
                is_qualified(name),
                Span(*matter.places.get(key, (matter.start, matter.end))),
                "front matter",
            )


@cache
def _qualification() -> re.Pattern[str]:
    table = word_table("trust.toml")
    letters = "|".join(re.escape(word) for word in sorted(table["letters"], key=len, reverse=True))
    words = "|".join(sorted(table["professions"], key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:(?:{letters})(?![\w])|(?i:{words})(?!\w))")


@cache
def _phrase() -> re.Pattern[str]:
    table = word_table("trust.toml")
    reviewer, author, short = (
        "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in table[key])
        for key in ("reviewed_by", "written_by", "by")
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<reviewer>{reviewer})|{author}|(?:(?<=^)|(?<=[|·•–—]\s))(?:{short}))\s*:?\s+(?P<name>(?!Appointment){_NAME})",
        re.I,
    )
