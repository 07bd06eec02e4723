"""The dates a page gives of itself: seen by visitors, in structured data, in meta tags, in front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from contentlint.facts import head
from contentlint.facts.page_type import word_table
from contentlint.facts.structured_data import is_a, things
from contentlint.lazy import lazy
from contentlint.page import Located, Page, fact
from contentlint.source import Span

_ISO = lazy(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)", re.A)
_YEAR = lazy(r"\d{4}")
_META = {
    "article:published_time": "published", "article:modified_time": "modified", "og:updated_time": "modified",
    "last-modified": "modified", "dcterms.modified": "modified", "dcterms.created": "published", "date": "published",
}  # fmt: skip
_PROPERTY = {"datePublished": "published", "dateModified": "modified", "lastReviewed": "reviewed"}
_FRONT_MATTER = {
    "date": "published", "published": "published", "updated": "modified", "lastmod": "modified", "last_modified_at": "modified",
    "modified": "modified", "reviewed": "reviewed", "last_reviewed": "reviewed",
}  # fmt: skip


class PageDate(NamedTuple):
    """A date of the page: ``kind`` is published, modified or reviewed; ``origin`` is visible, schema, meta or front matter.

    ``whole_month`` is True where only month and year are given; ``day`` is the first of that month then.
    """

    kind: str
    day: date
    at: Located
    origin: str
    whole_month: bool = False


@fact
def page_dates(page: Page) -> tuple[PageDate, ...]:
    """The dates that the page gives of itself, those that template code writes left out."""
    return (*_of_schema(page), *_of_meta(page), *_of_front_matter(page), *_seen(page))


def _of_schema(page: Page) -> Iterator[PageDate]:
    for thing in things(page):
        if thing.role in ("", "mainEntity", "mainEntityOfPage") and is_a(thing, "Article", "WebPage", "MedicalEntity"):
            for name, kind in _PROPERTY.items():
                value = thing.text(name)
                if value is not None and (day := iso_date(value.value)) is not None:
                    yield PageDate(kind, day, value.at, "schema")


def _of_meta(page: Page) -> Iterator[PageDate]:
    for name, kind in _META.items():
        element = head.meta(page, name)
        if element is not None and (day := iso_date(head.content(element))) is not None:
            yield PageDate(kind, day, (element, "content"), "meta")


def _of_front_matter(page: Page) -> Iterator[PageDate]:
    matter = page.masked.front_matter
    for name, value in matter.data.items() if matter is not None else ():
        kind = _FRONT_MATTER.get(str(name).lower())
        day = iso_date(str(value)) if kind else None
        if matter is not None and kind and day is not None:
            yield PageDate(kind, day, Span(*matter.places.get(name, (matter.start, matter.end))), "front matter")


def _seen(page: Page) -> Iterator[PageDate]:
    """Dates behind a word such as "updated", and those of ``<time>`` in the page's own article."""
    for block in page.blocks:
        text = block.text
        if len(text) > 300 or not _YEAR.search(text) or not block.is_content or block.role in ("title", "option"):
            continue
        for match in _labelled().finditer(text):
            if (day := _spelt(match)) is not None:
                at = block.slice(match.start("day"), match.end("day"))
                yield PageDate(_kind(match["label"]), day, at, "visible", _is_month(match))
    for element in page.select("time"):
        if (
            not page.is_hidden(element)
            and element.get("itemprop") in _PROPERTY
            and (day := iso_date(element.get("datetime") or ""))
        ):
            yield PageDate(_PROPERTY[element.get("itemprop") or ""], day, element, "visible")


def iso_date(text: str) -> date | None:
    """The day with which an ISO 8601 date or time begins; None where it is none."""
    match = _ISO.match(text)
    return _day(*map(int, match.groups())) if match else None


def _is_month(match: re.Match[str]) -> bool:
    return not (match["iso"] or match["d"] or match["d2"])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def _kind(label: str) -> str:
    label = " ".join(label.lower().split())
    return next(kind for kind in ("reviewed", "modified", "published") if label in _words()[kind])


def _spelt(match: re.Match[str]) -> date | None:
    if match["iso"]:
        return iso_date(match["iso"])
    month = _words()["months"].get(match["month"].lower().rstrip("."))
    return _day(int(match["year"]), month, int(match["d"] or match["d2"] or 1)) if month else None


@cache
def _words() -> dict[str, Any]:
    table = word_table("dates.toml")
    months = {name: number for number, names in enumerate(table["months"], 1) for name in names}
    return {"months": months, **{kind: frozenset(table[kind]) for kind in ("published", "modified", "reviewed")}}


@cache
def _labelled() -> re.Pattern[str]:
    words = _words()
    labels = sorted(
        (label for kind in ("published", "modified", "reviewed") for label in words[kind]), key=len, reverse=True
    )
    label = "|".join(re.escape(label).replace(r"\ ", r"\s++") for label in labels)
    month = "|".join(sorted(map(re.escape, words["months"]), key=len, reverse=True))
    # 1 March 2024; March 1, 2024; March 2024; 2024-03-01. All-number dates are left out: 03/04 is two different days.
    # The months stand in it once: to compile their names takes most of the time that this fact has on a short run.
    return re.compile(
        rf"(?<!\w)(?P<label>{label})\s*+(?:on|am|le|el|em|op|il|by\s[^,:|–-]{{1,60}}?[,:|–-])?\s*+[:–-]?\s*+(?P<day>(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
        rf"|(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s++(?:de\s++)?)?(?P<month>{month})\.?(?(d),?\s++(?:de\s++)?"
        rf"|(?:\s++(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?,?\s++)(?P<year>\d{{4}}))(?!\d)",
        re.I,
    )
