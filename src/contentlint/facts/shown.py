"""What visitors see of the facts that structured data states: words, telephone numbers, opening hours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Located, Page, fact
from contentlint.prose import Block

_WORD = lazy(r"[^\W_]+")
PHONE = lazy(
    r"(?<![\w.,/-])(?:\+|00)?\(?[0-9](?:[0-9]|[ ().\u00a0/–-](?=[ ]?[(]?[0-9])|[ ](?=\()){5,20}[0-9](?![\w/]|[.,-][0-9])"
)
"""A telephone number as written in text, with its blanks, brackets and hyphens."""
_DECIMAL = lazy(r"[0-9]+\.[0-9]+(?:/[0-9]+)?")
_SEVEN_DIGITS = lazy(r"(?:[^0-9]*+[0-9]){7}")
_DIGIT = lazy(r"\d")
_ASCII_DIGITS = lazy("[0-9]+")
_EXTENSION = lazy(r"[;,]|ext|\bx(?=\s*\d)", re.I)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_TIME = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?m\.?)?"
_RANGE = r"\s*(?:-|–|—|to|until|through|thru)\s*"


class Phone(NamedTuple):
    """A telephone number on the page: its digits, and the link or text it stands in."""

    digits: str
    at: Located


class Hours(NamedTuple):
    """Opening hours as shown: the days by number (Monday is 0), minutes after midnight, and the text."""

    days: frozenset[int]
    opens: int
    closes: int
    at: Located


def fold(text: str) -> str:
    """The words of a text in lower case with one blank around each, so that phrases can be found whole."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


@fact
def lowered(page: Page) -> str:
    """The source in lower case, in which rules look for a word before they do anything dear."""
    return page.text.lower()


@fact
def plain(page: Page) -> str:
    """The text of all blocks, title included, one a line, in lower case."""
    return "\n".join([block.text for block in page.blocks]).lower()


def mentioning(page: Page, words: Iterable[str]) -> list[Block]:
    """The blocks in which one of these words or phrases (in lower case) stands, maybe inside another word.

    Most pages have none of the words that a rule looks for, and this tells so before any pattern is tried.
    """
    text = plain(page)
    numbers: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            numbers.add(text.count("\n", 0, at))
            end = text.find("\n", at)
            at = text.find(word, end) if end >= 0 else -1
    return [page.blocks[number] for number in sorted(numbers)]


@fact
def words(page: Page) -> str:
    """Every word of the page's body, of parts that open on a click too, as `fold` writes them."""
    return fold(" ".join(block.text for block in page.blocks if block.role != "title"))


def says(page: Page, phrases: Iterable[str]) -> bool:
    """True where one of the phrases stands on the page in whole words, chrome and footer included."""
    text = words(page)
    return any(fold(phrase) in text for phrase in phrases)


@fact
def phones(page: Page) -> tuple[Phone, ...]:
    """The telephone numbers that visitors can see or press, those of ``tel:`` links first."""
    found = [Phone(digits(dialled(link)), link) for link in phone_links(page)]
    for block in page.blocks:
        text = block.text
        if block.role != "title" and len(text) < 2000 and _SEVEN_DIGITS.match(text):
            found += [Phone(digits(text[start:end]), block.slice(start, end)) for start, end in numbers_in(text)]
    return tuple(phone for phone in found if 7 <= len(phone.digits) <= 15)


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers stand in a text, half-open; decimal numbers and DOIs are none."""
    return [match.span() for match in PHONE.finditer(text) if not _DECIMAL.fullmatch(match[0])]


@fact
def phone_links(page: Page) -> tuple[Element, ...]:
    """The ``tel:`` links whose number is known."""
    return tuple(
        link
        for link in page.select("a")
        if "tel:" in link.raw
        and not link.unknown("href")
        and (link.get("href") or "").strip().lower().startswith("tel:")
    )


def dialled(link: Element) -> str:
    """The number that a ``tel:`` link dials, as written, with what is percent-encoded in it made plain."""
    return unquote((link.get("href") or "").strip()[4:])


def digits(text: str) -> str:
    """The digits of a number, an extension left out."""
    return "".join(_ASCII_DIGITS.findall(_EXTENSION.split(text, 1)[0]))


def same_number(a: str, b: str) -> bool:
    """True where two strings of digits can be the same number, with or without prefixes: the last eight, or all, agree."""
    size = min(len(a), len(b), 8)
    return size >= 6 and a[-size:] == b[-size:]


@fact
def hours(page: Page) -> tuple[Hours, ...]:
    """Opening hours written in English: days, then two times, in one line of text."""
    found = []
    for block in page.blocks:
        if len(block.text) < 400 and block.role != "title" and _DIGIT.search(block.text):
            for match in _line().finditer(block.text):
                days, end = _days(match["first"], match["last"]), match.end("days")
                # A day may have several times: 8 to 1 and 2 to 6.
                while times := _times().match(block.text, end):
                    opens, closes = _open(times)
                    if 0 <= opens < closes <= 1440:
                        found.append(Hours(days, opens, closes, block.slice(match.start(), times.end())))
                    end = times.end()
    return tuple(found)


def _open(match: re.Match[str]) -> tuple[int, int]:
    """Opening and closing in minutes: "9-5" ends in the afternoon, "1:30-5:30pm" begins there as well."""
    first, last = (match["half"] or "").lower(), (match["half2"] or "").lower()
    opens = _minutes(match["hour"], match["minute"], first)
    closes = _minutes(match["hour2"], match["minute2"], last)
    if not first and last == "p" and opens + 720 < closes:
        opens += 720
    if not last and closes <= opens:
        closes += 720
    return opens, closes


def _minutes(hour: str, minute: str | None, half: str) -> int:
    if int(hour) > 24 or int(minute or 0) > 59:
        return -1440
    return (int(hour) % 12 + 12 * (half == "p") if half else int(hour)) * 60 + int(minute or 0)


def _days(first: str, last: str | None) -> frozenset[int]:
    start = _day_number(first)
    if last is None:
        return frozenset((start,))
    end = _day_number(last)
    return frozenset((start + step) % 7 for step in range((end - start) % 7 + 1))


def _day_number(name: str) -> int:
    return next(number for number, day in enumerate(_DAYS) if day.startswith(name[:3].lower()))


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<days>(?P<first>{_DAY})(?:{_RANGE}(?P<last>{_DAY}))?(?!\w))", re.I)


@cache
def _times() -> re.Pattern[str]:
    first, last = (
        _TIME.replace("?P<hour", f"?P<hour{n}").replace("?P<minute", f"?P<minute{n}").replace("?P<half", f"?P<half{n}")
        for n in ("", "2")
    )
    return re.compile(rf"(?:[\s:,;|&/–-]|and\b){{0,5}}{first}{_RANGE}{last}(?![\w:])", re.I)


def day_numbers(names: list[str]) -> frozenset[int]:
    """The numbers of schema.org's days (``Monday`` or ``https://schema.org/Monday``; Monday is 0)."""
    short = [name.rpartition("/")[2].lower() for name in names]
    return frozenset(number for number, day in enumerate(_DAYS) if day in short or day[:2] in short)
