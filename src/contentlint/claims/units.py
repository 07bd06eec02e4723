"""A page as the detector reads it, and the claims it makes with their places and the support in their range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contentlint.claims.detect import detect_all
from contentlint.claims.markers import entries
from contentlint.claims.plain import plain
from contentlint.claims.subject import names_care, speaks_of_care
from contentlint.claims.support import Level, Support, broken_promises, support
from contentlint.claims.unit import Claim, Unit
from contentlint.markup import Element
from contentlint.page import Page, fact
from contentlint.prose import CONSENT, FOOTER, HIDDEN, NAVIGATION, Block, Slice

_LEFT_OUT = NAVIGATION | FOOTER | CONSENT | HIDDEN
_ROLES = frozenset(("heading", "paragraph", "item", "cell", "caption", "quote", "button", "term", "summary", "label"))
_AS_BUTTON = {"summary": "button", "label": "button"}
_LISTS = frozenset(("ul", "ol", "dl", "menu", "table"))
_SPREAD = 90  # characters: words further apart than this are shown as the whole sentence
EVIDENCE = frozenset(
    "efficacy condition-list superiority unsourced-statistic vague-authority unlinked-study mechanism root-cause detox"
    " time-bound-result permanence traditional-use natural-safe".split()
)
"""The categories that a source in range settles (part B of the taxonomy); authority-endorsement keeps its own rule."""


_OTHERWISE = frozenset(
    ("source-promise-broken", "inducement", "protected-title")
)  # told by what the page holds, or by pattern


class Stated(NamedTuple):
    """A claim where it stands: the sentence, the words that make it, what it says, and the support in its range."""

    claim: Claim
    unit: Unit
    sentence: Slice
    at: Slice
    support: Support


class Placed(NamedTuple):
    """A sentence as the detector reads it, where it stands, and the block that introduces the list around it."""

    unit: Unit
    sentence: Slice
    lead: Block | None


@fact
def units(page: Page) -> tuple[Placed, ...]:
    """Every sentence of the page's English content in reading order; menus, footer, banners and reference lists left out."""
    return tuple(_units(page))


@fact
def claims(page: Page) -> tuple[Stated, ...]:
    """Every claim of the page in reading order, those that something clears included."""
    found: list[Stated] = []
    placed = units(page)
    read = [each.unit for each in placed]
    for here, stated in zip(placed, detect_all(read), strict=True):
        told = plain(here.unit)
        if stated or told:
            kept = (*(claim for claim in stated if claim.category not in _OTHERWISE), *told)
            found += _stated(page, here, kept) if kept else ()
    if found and not speaks_of_care(read):
        found = [each if names_care(each.unit) else _beside_the_subject(each) for each in found]
    found += _promises(page)
    found.sort(key=lambda each: (each.sentence.block.index, each.at.start))
    return tuple(found)


@fact
def by_category(page: Page) -> dict[str, list[Stated]]:
    """The claims of the page by category."""
    found: dict[str, list[Stated]] = {}
    for stated in claims(page):
        found.setdefault(stated.claim.category, []).append(stated)
    return found


def _units(page: Page) -> Iterator[Placed]:
    title = next(
        (heading.text for heading in page.headings if heading.level == 1), page.title.text if page.title else ""
    )
    listed = {entry.start for entry in entries(page)}
    trail: list[tuple[int, str]] = []
    above: tuple[str, ...] = ()
    lead = _Leads()
    for block in page.blocks:
        if block.flags & _LEFT_OUT or block.role not in _ROLES or not _is_english(page, block):
            continue
        if block.role == "heading":
            trail = [(level, text) for level, text in trail if level < block.level]
            trail.append((block.level, block.text))
            above = tuple(text for _, text in trail)
        introduced = lead.of(block)
        if block.runs[0].start not in listed:
            yield from _of_block(block, title, above, introduced)


def _of_block(block: Block, title: str, trail: tuple[str, ...], lead: Block | None) -> Iterator[Placed]:
    heading = trail[-1] if trail else ""
    introduction = _introduction(lead) if lead is not None else heading if block.role in ("item", "cell") else ""
    role = _AS_BUTTON.get(block.role, block.role)
    said = block.sentences
    texts = [sentence.text for sentence in said]
    before = ""
    for sentence, text, after in zip(said, texts, [*texts[1:], ""], strict=True):
        unit = Unit(text, role, heading, introduction, before, after, block.text, title, trail)
        yield Placed(unit, sentence, lead)
        before = text


class _Leads:
    """What introduces each list: the block before it, which for a list within an item or a cell may be in there."""

    def __init__(self) -> None:
        self.last: Block | None = None
        self.item: Block | None = None
        self.of_list: dict[Element, Block | None] = {}
        self.list_of: dict[Element | None, Element | None] = {}

    def of(self, block: Block) -> Block | None:
        """The block that introduces the list this one stands in; None outside of lists."""
        around = self._list_around(block.element)
        if around is None:
            self.last, self.item = block, None
            return None
        if around not in self.of_list:
            nested = around.parent is not None and around.parent.closest("li", "dd", "td", "th") is not None
            self.of_list[around] = self.item if nested and self.item is not None else self.last
        self.item = block
        return self.of_list[around]

    def _list_around(self, element: Element | None) -> Element | None:
        """The nearest list, the element itself included; what stands around several blocks is looked at once."""
        if element is None or element.tag in _LISTS:
            return element
        around, passed = element.parent, []
        while around is not None and around.tag not in _LISTS and around not in self.list_of:
            passed.append(around)
            around = around.parent
        found = self.list_of.get(around, around)
        for each in passed:
            self.list_of[each] = found
        return found


def _introduction(lead: Block) -> str:
    return lead.sentences[-1].text if lead.sentences else lead.text


def _is_english(page: Page, block: Block) -> bool:
    language = block.language or page.language
    return not language or language.lower().startswith("en")


def _stated(page: Page, here: Placed, claims: tuple[Claim, ...]) -> list[Stated]:
    found = support(page, here.sentence, here.lead)
    if found.level == Level.NONE and any(claim.category == "unlinked-study" for claim in claims):
        found = Support(Level.NAMED, None, "", "named")
    kept = _named_once(list(claims)) if found.level == Level.NAMED else claims
    return [Stated(claim, here.unit, here.sentence, _place(here.sentence, claim), found) for claim in kept]


def _beside_the_subject(stated: Stated) -> Stated:
    claim = stated.claim
    if claim.category in _OTHERWISE or claim.clears is not None:
        return stated
    return stated._replace(claim=claim._replace(clears="a-page-about-something-else"))


def _named_once(claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence that names a study without a link: those that rest on evidence become one."""
    resting = [claim for claim in claims if claim.category in EVIDENCE]
    if not resting:
        return claims
    named = next((claim for claim in resting if claim.category == "unlinked-study"), resting[0])
    return [named._replace(category="unlinked-study"), *(claim for claim in claims if claim.category not in EVIDENCE)]


def _place(sentence: Slice, claim: Claim) -> Slice:
    """The words of a claim where they stand together, else the whole sentence."""
    said = sum(end - start for start, end in claim.words)
    length = claim.end - claim.start
    if length <= 0 or (length > _SPREAD and said * 2 < length):
        return sentence
    return sentence.part(claim.start, claim.end)


def _promises(page: Page) -> Iterator[Stated]:
    for at, reason in broken_promises(page):
        sentence = next((s for s in at.block.sentences if s.start <= at.start < s.end), at)
        place = (at.start - sentence.start, at.end - sentence.start)
        claim = Claim(
            "source-promise-broken", *place, (place,), "stated", "none", None, None, (), 1.0,
            "the page is part of a larger one" if page.is_fragment and at.text.startswith("[") else None,
        )  # fmt: skip
        unit = Unit(sentence.text, at.block.role, paragraph=at.block.text)
        yield Stated(claim, unit, sentence, at, Support(Level.NONE, None, "", reason))
