"""Support in range of a sentence: which source, if any, a reader meets beside what the page says.

Levels after the project's taxonomy: none, named without a link, under the same heading, in the same paragraph (or by a
marker that resolves on the page), and so with population, size, comparison, duration or limits stated. The nearest one
counts. A source is present or not; whether it says what the page says is not looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import IntEnum
from typing import NamedTuple

from contentlint.claims import sources
from contentlint.claims.markers import Entry, by_anchor, markers, resolve
from contentlint.claims.reading import may_hold
from contentlint.claims.sources import ACCEPTED, ANCHOR, NONE, OWN, SECONDARY, UNKNOWN, UNLISTED, Rating
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Located, Page, fact
from contentlint.prose import CONSENT, FOOTER, HIDDEN, NAVIGATION, Block, Slice
from contentlint.source import Span
from contentlint.templates import OUTPUT

_NEIGHBOURHOOD = 3_000  # characters: a larger item, row or figure is no paragraph any more
_CITES = lazy(
    r"\[?[0-9]{1,3}\]?\Z|\b(?:stud(?:y|ies)|trial|review|meta-analys[ei]s|research|source|reference|evidence|guideline|journal"
    r"|paper|doi|et al|(?:19|20)[0-9]{2})\b",
    re.I,
)
_SCOPE = lazy(
    r"\b(?:adults|women|men|children|patients with|people with|participants|compared (?:with|to)|versus|than (?:placebo|sham|usual)"
    r"|placebo|sham|[0-9]+ (?:days|weeks|months|years)|short-term|long-term|small|modest|moderate|limited|low-quality|95 ?% ci)\b"
    r"|[0-9]\s?%",
    re.I,
)
NAMED = lazy(
    r"\b(?:19|20)[0-9]{2}\)?,? (?:\w+ ){0,3}(?:study|trial|review|meta-analysis|analysis|paper|survey|report)\b"
    r"|\b(?i:study|trial|review|meta-analysis|analysis|paper|survey)\b(?: \w+){0,4} published in (?:the )?[A-Z]"
    r"|\b(?i:researchers|scientists|team|study|trial) (?:from|at|of|by) (?:the )?(?:University of )?[A-Z]\w+"
    r"|\b[A-Z][\w'’-]+ et al\b|\([A-Z][\w'’-]+(?: (?:et al\.?|and|&)[^()]{0,40})?,? (?:19|20)[0-9]{2}[a-z]?\)"
)
"""The name of a particular study: year and kind, where it was published, who found it where, or its author."""
NAMED_CUES = frozenset("study trial review analysis paper survey report researchers scientists team al (".split())
"""Words and marks of which the name of a study holds one: author and year stand in brackets, or with "et al"."""


class Level(IntEnum):
    """How near support stands: S0 none, S1 named without a link, S2 under the heading, S3 beside it, S4 and scoped."""

    NONE = 0
    NAMED = 1
    SECTION = 2
    NEAR = 3
    SCOPED = 4

    def __str__(self) -> str:
        return f"S{self.value}"


class Support(NamedTuple):
    """The nearest source of a sentence: its level, where it stands (None: nowhere), its address, and its kind.

    ``kind`` is that of an accepted source (``journal``, ``public-body`` …), or ``secondary``, ``unknown`` (template
    code, or a page nobody listed that the text calls a source), ``named``, or why a link is no source (``own``,
    ``social``, ``shop`` …); "" where there is none.
    """

    level: Level
    at: Located | None = None
    url: str = ""
    kind: str = ""


class Link(NamedTuple):
    """A link in the text: the offsets of its words, its address, and what it is as a source; ``apart`` in the footer."""

    element: Element
    start: int
    end: int
    url: str
    rating: Rating
    apart: bool


@fact
def links(page: Page) -> tuple[Link, ...]:
    """The links of the page in order, those of menus and hidden parts left out."""
    host = _own_host(page)
    runs, owners = page.markup.runs, page.markup.owners
    found = []
    for element in page.select("a"):
        flags = page.flags(element)
        if "href" not in element.raw or flags & (NAVIGATION | CONSENT | HIDDEN):
            continue
        first = last = bisect_left(runs, (element.open_end,))
        while last < len(runs) and (owner := owners[last]) is not None and element.index <= owner.index <= element.last:
            last += 1
        start, end = (runs[first].start, runs[last - 1].end) if last > first else element.span
        url = element.get("href") or ""
        rating = Rating(UNKNOWN) if element.unknown("href") and not sources.host_of(url) else sources.rate(url, host)
        found.append(Link(element, start, end, url, rating, bool(flags & FOOTER)))
    return tuple(found)


@fact
def headings(page: Page) -> list[int]:
    """Where the headings of the content begin, as offsets."""
    return [b.runs[0].start for b in page.blocks if b.role == "heading" and not b.flags & (NAVIGATION | HIDDEN)]


def support(page: Page, sentence: Slice, lead: Block | None = None) -> Support:
    """The nearest source of a sentence; ``lead`` is the block that introduces the list it stands in."""
    near = _near(page, sentence, lead)
    marked = _marked(page, sentence)
    if (best := _first(near, ACCEPTED)) is not None:
        return _beside(sentence, best, best.url, best.rating.kind)
    if marked is not None and marked.level >= Level.NEAR:
        return marked
    section = [link for link in _in(page, *section_of(page, sentence.block.runs[0].start)) if not link.apart]
    if (best := _first(section, ACCEPTED)) is not None:
        return Support(Level.SECTION, best.element, best.url, best.rating.kind)
    if (unsure := _unsure(page, near)) is not None or _ends_unknown(sentence):
        return Support(Level.SECTION, unsure and unsure.element, unsure.url if unsure else "", UNKNOWN)
    if marked is not None and marked.level == Level.SECTION:
        return marked
    if (best := _first(near, SECONDARY)) is not None:
        return Support(Level.SECTION, best.element, best.url, SECONDARY)
    if marked is not None or names_study(sentence.text):
        return marked or Support(Level.NAMED, None, "", "named")
    other = next((link for link in near if link.rating.standing not in (NONE, ANCHOR)), None)
    if other is None:
        return Support(Level.NONE)
    return Support(Level.NONE, other.element, other.url, other.rating.kind or other.rating.standing)


def names_study(text: str) -> bool:
    """True where a sentence names a particular study or journal: author and year, year and study, or a journal's title."""
    told = sources.words()
    if may_hold(text, NAMED_CUES) and NAMED.search(text):
        return True
    return may_hold(text, told.journal_cues) and told.journals.search(text) is not None


def section_of(page: Page, offset: int) -> tuple[int, int]:
    """The half-open stretch from the heading above an offset to the next heading, whatever its level."""
    starts = headings(page)
    place = bisect_right(starts, offset)
    return (starts[place - 1] if place else 0, starts[place] if place < len(starts) else len(page.text))


def broken_promises(page: Page) -> tuple[tuple[Slice, str], ...]:
    """The words that promise a source which isn't on the page, each with the reason.

    A promise in words is kept by any link to a source, or by a list of references with an entry; a marker (``[4]``) by
    an entry of its number.
    """
    if page.masked.has_includes or page.masked.extends_layout:
        return ()
    return (*_unkept_words(page), *_dangling(page))


def _near(page: Page, sentence: Slice, lead: Block | None) -> list[Link]:
    block = sentence.block
    start, end = _paragraph(page, block)
    found = _in(page, start, end)
    if lead is not None:
        found += _in(page, lead.runs[0].start, lead.runs[-1].end)
    following = page.blocks[block.index + 1] if 0 <= block.index < len(page.blocks) - 1 else None
    if following is not None and sources.words().labels.match(following.text):
        found += _in(page, following.runs[0].start, following.runs[-1].end)
    return found


def _paragraph(page: Page, block: Block) -> tuple[int, int]:
    start, end = block.runs[0].start, block.runs[-1].end
    around = block.element.closest("li", "tr", "blockquote", "figure", "dd") if block.element is not None else None
    if around is None or around.open_end > start:
        return start, end
    last = page.markup.end_of(around)
    return (around.start, last) if last - around.start < _NEIGHBOURHOOD else (start, end)


def _in(page: Page, start: int, end: int) -> list[Link]:
    found = links(page)
    first = bisect_left(found, start, key=lambda link: link.start)
    while first and found[first - 1].end > start:
        first -= 1
    last = bisect_left(found, end, key=lambda link: link.start)
    return list(found[first:last])


def _first(found: list[Link], standing: str) -> Link | None:
    return next((link for link in found if link.rating.standing == standing), None)


def _unsure(page: Page, near: list[Link]) -> Link | None:
    """A link that may be a source: template code wrote it, or nobody listed it, and its words sound like a citation."""
    for link in near:
        if link.rating.standing in (UNKNOWN, UNLISTED):
            said = page.markup.text[link.start : link.end]
            if OUTPUT in said or _CITES.search(said.strip()):
                return link
    return None


def _ends_unknown(sentence: Slice) -> bool:
    """True where template code writes something right at the end of the sentence, where a marker would stand."""
    text = sentence.block.text
    return OUTPUT in text[max(sentence.start, sentence.end - 3) : sentence.end + 2] and len(sentence.text) > 3


def _beside(sentence: Slice, link: Link, url: str, kind: str) -> Support:
    level = Level.SCOPED if _SCOPE.search(sentence.text) else Level.NEAR
    return Support(level, link.element, url, kind)


def _marked(page: Page, sentence: Slice) -> Support | None:
    """What the markers of a sentence lead to; NAMED where they lead to an entry without an address."""
    best: Support | None = None
    entries = []
    if any(link.rating.standing == ANCHOR for link in links(page)):
        entries = [by_anchor(page, link.url) for link in _in(page, *sentence.span) if link.rating.standing == ANCHOR]
    keys = markers(page, sentence)
    for entry in [*entries, *(resolve(page, key) for key in keys)]:
        found = _of_entry(page, sentence, entry)
        if found is not None and (best is None or found.level > best.level):
            best = found
    if best is None and any(key.isdecimal() for key in keys) and (page.masked.has_includes or page.is_fragment):
        return Support(Level.SECTION, None, "", UNKNOWN)  # the list may stand in another part of the page
    return best


def _of_entry(page: Page, sentence: Slice, entry: Entry | None) -> Support | None:
    if entry is None:
        return None
    at = Span(entry.start, entry.end)
    for link in _in(page, entry.start, entry.end):
        if link.rating.standing == ACCEPTED:
            return _beside(sentence, link, link.url, link.rating.kind)
        if link.rating.standing in (UNKNOWN, UNLISTED, SECONDARY):
            kind = SECONDARY if link.rating.standing == SECONDARY else UNKNOWN
            return Support(Level.SECTION, link.element, link.url, kind)
    rating, url = sources.rate_text(entry.text)
    if rating.standing == ACCEPTED:
        return Support(Level.SCOPED if _SCOPE.search(sentence.text) else Level.NEAR, at, url, rating.kind)
    return Support(Level.NAMED, at, "", "named") if len(entry.text) > 20 else None


def _own_host(page: Page) -> str:
    for link in page.select("link"):
        if "canonical" in link.raw and (link.get("rel") or "").lower() == "canonical":
            return sources.host_of(link.get("href") or "")
    return ""


def _unkept_words(page: Page) -> list[tuple[Slice, str]]:
    from contentlint.claims.markers import entries

    promised = _promised(page)
    if not promised or entries(page) or any(_is_source(page, link) for link in links(page)):
        return []
    return [(at, "no source is linked or listed on this page") for at in promised]


def _promised(page: Page) -> list[Slice]:
    """The words that promise a source."""
    told, found = sources.words(), []
    for block in page.content:
        for sentence in block.sentences:
            if may_hold(sentence.text, told.promise_cues) and (match := told.promises.search(sentence.text)):
                before = block.text[max(0, sentence.start - 200) : sentence.end]
                if told.subjects.search(before):
                    found.append(sentence.part(*match.span()))
    return found


def _is_source(page: Page, link: Link) -> bool:
    kept = (ACCEPTED, SECONDARY, UNKNOWN, UNLISTED)
    cites = link.rating.standing == OWN and _CITES.search(page.markup.text[link.start : link.end].strip()) is not None
    return link.rating.standing in kept or cites


def _dangling(page: Page) -> list[tuple[Slice, str]]:
    from contentlint.claims.markers import dangling

    return [(at, "no entry of this page has that number") for at in dangling(page)]
