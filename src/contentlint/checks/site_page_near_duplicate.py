from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from struct import iter_unpack, pack

from contentlint.facts.health import about, word_count
from contentlint.facts.similarity import PASSAGES, near_pairs, shingle_hashes, sketch
from contentlint.facts.sitewide import (
    is_listed,
)
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark], *, least: float = 0.6, min_words: int = 100) -> Iterator[Hit]:
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (first, second), alike in near_pairs([mark.value[0] for mark in marks], least).items():
        near[second].append((alike, first))
    for number, found in sorted(near.items()):
        alike, other = max(found, key=lambda pair: (pair[0], -pair[1]))
        more = f" (as do {len(found) - 1} more)" if len(found) > 1 else ""
        places = (("most of it stands on this page, too", marks[other]), *_passages(marks[number], marks[other]))
        yield Hit(
            marks[number],
            f"this page and another share about {alike:.0%} of their wording{more}; write what is special to each",
            places,
        )


def _passages(mark: Mark, other: Mark) -> Iterator[tuple[str, Mark]]:
    """The paragraphs around what both pages share, at most two."""
    there = {key: (start, end) for key, start, end in iter_unpack("<III", other.value[1])}
    told = 0
    for key, start, end in iter_unpack("<III", mark.value[1]):
        if key in there and told < 2:
            told += 1
            yield "this passage", Mark(mark.path, start, end, None)
            yield "stands here, too", Mark(other.path, *there[key], None)


@rule(
    "site-page-near-duplicate",
    tags={"seo", "site"},
    references=["google-duplicate"],
    confidence=Confidence.MEDIUM,
    across=_across,
    whole_page=True,
)
def site_page_near_duplicate(page: Page, *, least: float = 0.6, min_words: int = 100) -> Iterator[Note]:
    """No two pages say nearly the same.

    Pages that differ in the name of a town or a doctor only compete with each other; search engines show one of them. Pages are
    compared by the runs of five words that they share (MinHash: 63 slots in 21 bands), menus and footers left out.

    Options:
        least: the share of the text that must be the same, 0 to 1.
        min_words: shorter pages are left alone.

    Bad (min_words = 10):
        --- york.html
        <html><body><h1>York</h1><p>Our physiotherapists treat backs, knees, hips and shoulders, by hand and with
        exercises that you can do at home, and nobody waits longer than two days for a first visit.</p></body></html>
        --- leeds.html
        <html><body><h1>[[Leeds]]</h1><p>Our physiotherapists treat backs, knees, hips and shoulders, by hand and with
        exercises that you can do at home, and nobody waits longer than two days for a first visit.</p></body></html>

    Good (min_words = 10):
        --- york.html
        <html><body><h1>York</h1><p>Our rooms lie behind the station, with six places to park.</p></body></html>
        --- leeds.html
        <html><body><h1>Leeds</h1><p>We are three minutes from the market, on the ground floor.</p></body></html>
    """
    if page.markup.templated or not is_listed(page) or word_count(page) < min_words:
        return
    places: dict[int, tuple[int, int]] = {}
    for block in page.content:
        if block.role != "heading" and len(block.text) > 20:
            places |= dict.fromkeys(shingle_hashes(block.text), (block.runs[0].start, block.runs[-1].end))
    kept: dict[tuple[int, int], int] = {}
    for value in sorted(places)[:PASSAGES]:
        kept.setdefault(places[value], value)
    yield Note(about(page), (sketch(places), b"".join(pack("<III", value, *at) for at, value in kept.items())))
