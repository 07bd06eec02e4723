"""Markers of sources in running text (``[3]``, a superscript, ``(Vickers 2018)``) and the entries they lead to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from contentlint.claims import sources
from contentlint.lazy import lazy
from contentlint.markup import Element, whole_number
from contentlint.page import Page, fact
from contentlint.prose import HIDDEN, NAVIGATION, Block, Slice

_NUMBERS = lazy(r"\[([0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3})*)\]")
_LEADING = lazy(r"\s*(?:\[[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3})*\]\s*)+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_RUN = lazy(r"(?<=[\w.,;:!?)\"”’])[⁰¹²³⁴-⁹]+(?:[,–-][⁰¹²³⁴-⁹]+)*")
_AUTHOR = lazy(
    r"\(([A-Z][\w'’-]+)(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? ((?:19|20)[0-9]{2})[a-z]?\)"
    r"|\b([A-Z][\w'’-]+)(?: et al\.?| (?:and|&) [A-Z][\w'’-]+),? \(?((?:19|20)[0-9]{2})"
)
_NUMBERED = lazy(r"\[?([0-9]{1,3})[\].)]\s")
_AT_MOST = 300  # entries of a list that are looked at


class Entry(NamedTuple):
    """An entry of a list of references: its number (None: it has none), its words, and its offsets."""

    number: int | None
    text: str
    start: int
    end: int


@fact
def entries(page: Page) -> tuple[Entry, ...]:
    """The entries of every list of references: under a heading or label that says so, or in an element named so."""
    told, listing = sources.words(), False
    found: list[Entry] = []
    for block in page.blocks:
        if block.flags & (NAVIGATION | HIDDEN) or block.role == "title":
            continue
        name = block.text.rstrip(": ").lower()
        if name in told.headings:
            listing = True
        elif block.role == "heading":
            listing = False
        elif (listing or _is_listed(block)) and len(found) < _AT_MOST:
            found.append(_entry(block))
    return tuple(found)


def markers(page: Page, sentence: Slice) -> list[str]:
    """The keys of the markers of a sentence: a number, or ``author year``; one right behind its end belongs to it."""
    own, behind = sentence.text, None
    if "[" in sentence.block.text:
        own = _LEADING.sub("", own) if _LEADING.match(own) else own
        behind = _LEADING.match(sentence.block.text, sentence.end)
    found = _numbers(own) + (_numbers(behind[0]) if behind else [])
    if "19" in own or "20" in own:  # the years of which the pattern asks for one
        found += [f"{match[1] or match[3]} {match[2] or match[4]}" for match in _AUTHOR.finditer(own)]
    return found + _superscripts(page, sentence)


def resolve(page: Page, key: str) -> Entry | None:
    """The entry that a marker's key leads to, or None."""
    if key.isdecimal():
        number = whole_number(key)
        return next((entry for entry in entries(page) if number is not None and entry.number == number), None)
    author, _, year = key.rpartition(" ")
    return next((entry for entry in entries(page) if author in entry.text and year in entry.text), None)


def by_anchor(page: Page, href: str) -> Entry | None:
    """What a link to a place on this page leads to, as an entry; None where there is no such place."""
    target = _target(page, href)
    if target is None:
        return None
    around = target.closest("li", "p", "dd", "td", "aside", "div", "section") or target
    end = page.markup.end_of(around)
    words = [block.text for block in page.blocks if around.start <= block.runs[0].start < end]
    return Entry(None, " ".join(words), around.start, end)


def dangling(page: Page) -> list[Slice]:
    """The numbers in brackets that no entry of the page bears, on pages that number their sources at all."""
    known = {entry.number for entry in entries(page)}
    found = []
    for block in page.content:
        if "[" not in block.text or _is_listed(block):
            continue
        for match in _NUMBERS.finditer(block.text):
            linked = any(_overlaps(block, match, link) for link in page.select("a"))
            if known.isdisjoint(map(int, _numbers(match[0]))) and not linked:
                found.append(block.slice(*match.span()))
    listed = {entry.start for entry in entries(page)}
    return [at for at in found if at.block.runs[0].start not in listed]


def _overlaps(block: Block, match: re.Match[str], link: Element) -> bool:
    at = block.locate(*match.span())
    return link.start < at.end and link.open_end <= at.end and link.markup.end_of(link) > at.start


def _numbers(text: str) -> list[str]:
    found = [match[1] for match in _NUMBERS.finditer(text)] if "[" in text else []
    if not text.isascii():
        found += [match[0].translate(_RAISED) for match in _RAISED_RUN.finditer(text)]
    return [number for group in found for number in re.findall("[0-9]+", group)]


def _superscripts(page: Page, sentence: Slice) -> list[str]:
    raised = page.select("sup")
    if not raised:
        return []
    start, end = sentence.span
    text = page.markup.text
    inside = (text[sup.open_end : page.markup.end_of(sup)] for sup in raised if start <= sup.open_end <= end)
    shown = (re.sub("<[^>]*>", "", words) for words in inside)
    return [number for words in shown for number in re.findall("[0-9]{1,3}", words) if not re.search("[a-zA-Z]", words)]


def _target(page: Page, href: str) -> Element | None:
    name = href.strip().removeprefix("#")
    if not name:
        return None
    if (found := page.markup.by_id.get(name)) is not None:
        return found
    return next((a for a in page.select("a") if "name" in a.raw and a.get("name") == name), None)


def _is_listed(block: Block) -> bool:
    around = block.element
    for _ in range(4):
        if around is None:
            return False
        if around.raw and _may_name_a_list(around.raw) and _names_a_list(around):
            return True
        around = around.parent
    return False


@lru_cache(maxsize=1024)
def _may_name_a_list(raw: str) -> bool:
    """Whether attributes as they are written may hold a class or id of lists of sources; only then are they taken apart."""
    raw = raw.lower()
    if "class" not in raw and "id" not in raw:
        return False
    return "&" in raw or any(name in raw for name in sources.words().containers)


def _names_a_list(element: Element) -> bool:
    words = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    return not sources.words().containers.isdisjoint(words)


def _entry(block: Block) -> Entry:
    start, end = block.runs[0].start, block.runs[-1].end
    numbered = _NUMBERED.match(block.text)
    item = block.element.closest("li") if block.element is not None else None
    number = int(numbered[1]) if numbered else None
    if number is None and item is not None and item.parent is not None and item.parent.tag == "ol":
        first = whole_number(item.parent.get("start"))
        items = [child for child in item.parent.children if child.tag == "li"]
        number = (1 if first is None else first) + items.index(item)
    return Entry(number, block.text, start, end)
