"""What of a page is prose, and how hard it reads: as a whole and section by section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from contentlint.facts.filler import filler
from contentlint.lazy import lazy
from contentlint.page import Located, Page, fact
from contentlint.prose import Block, Slice
from contentlint.source import Span
from contentlint.text.counting import Counts, count
from contentlint.text.language import primary_subtag
from contentlint.text.readability import NotMeasured, Reading, assess

PROSE_ROLES = frozenset(("paragraph", "item", "quote"))
"""Roles of blocks that may be prose. Whether one is depends on its words, not on its tag: the same list scores the
same as ``<ul>``, as paragraphs or as lines."""

UNENDED_WORDS = 12
"""Words from which a block without a full stop at its end counts as a sentence rather than as an entry of a list."""

_ENDED = lazy(r"(?<![.…])[.!?。！？؟।][\"'”’»)\]]*(?:\[?\d{1,3}\]?)?\Z")
_LOWER = lazy(r"(?<!\S)[\"“‘'(]?[^\W\dA-ZА-ЯÀ-ÖØ-Þ_]{2,}")
_ENDING = 16  # code points at the end of a block within which a sentence closes, quotes and a footnote included
_NOTHING = Counts()
_REFERENCES = lazy(
    r"\s*(?:references?|sources?|citations?|bibliography|literature|further reading|quellen|literatur(?:verzeichnis)?|"
    r"références|sources et références|bibliographie|referencias|bibliografía|fuentes|fonti|bibliografia|bronnen|literatuur|"
    r"referências|источники|литература)\W*\Z",
    re.I,
)


class SectionReading(NamedTuple):
    """How a section reads: its heading (None before the first), its prose, what was counted, and the page's language."""

    heading: Block | None
    prose: tuple[Block, ...]
    counts: Counts
    language: str

    @property
    def reading(self) -> Reading | NotMeasured:
        """What the formulas say, worked out when it is asked for: nobody asks where the page as a whole is too hard."""
        return assess(self.counts, self.language)


class PageReading(NamedTuple):
    """How a page reads. ``left_out`` are the words in headings, lists, tables, captions, references and the like."""

    language: str
    counts: Counts
    reading: Reading | NotMeasured
    sections: tuple[SectionReading, ...]
    left_out: int

    @property
    def measured(self) -> str:
        """What was measured and what was left out, in words."""
        told = f"{self.counts.words} words in {self.counts.sentences} sentences"
        return f"{told}; {self.left_out} words in headings, lists, tables and references not counted"


@fact
def reading(page: Page) -> PageReading:
    """How the prose of a page's own content reads, in the page's language."""
    language = language_of(page)
    unwritten = filler(page)
    sections: list[SectionReading] = []
    left_out = 0
    for section in page.sections:
        prose: list[Block] = []
        cited = section.heading is not None and _REFERENCES.match(section.heading.text) is not None
        for block in section.blocks:
            unfit = cited or block.index in unwritten
            if not unfit and is_prose(block) and _speaks(block, language) and not _is_link(page, block):
                prose.append(block)
            else:
                left_out += block.word_count
        left_out += section.heading.word_count if section.heading is not None else 0
        told = [sentence.text for block in prose for sentence in block.sentences]
        counts = count(told, language or "und") if told else _NOTHING
        sections.append(SectionReading(section.heading, tuple(prose), counts, language))
    total = sum((section.counts for section in sections if section.prose), _NOTHING)
    return PageReading(language, total, assess(total, language), tuple(sections), left_out)


def is_prose(block: Block) -> bool:
    """True for text in sentences: a block that ends as one does, or is too long for an entry of a list.

    A single word is none, nor is what goes on without a full stop in names, numbers and addresses.
    """
    text = block.text
    words = block.word_count
    if block.role not in PROSE_ROLES or words < 2:
        return False
    if _ENDED.search(text, max(0, len(text) - _ENDING)) or len(block.sentences) > 1:
        return True
    return words >= UNENDED_WORDS and 2 * len(_LOWER.findall(text)) > words


def _is_link(page: Page, block: Block) -> bool:
    """True for an entry of a list that is one link and no more: a table of contents, or a menu."""
    if block.element is None or block.role != "item":
        return False
    runs, owners = page.markup.runs, page.markup.owners
    around = (owners[bisect_left(runs, (run.start,))] for run in block.runs)
    links = [owner.closest("a") if owner is not None else None for owner in around]
    return all(link is not None and "href" in link.raw and link.index > block.element.index for link in links)


def sentences(sections: Iterable[SectionReading]) -> list[Slice]:
    """The sentences that were measured, in reading order."""
    return [sentence for section in sections for block in section.prose for sentence in block.sentences]


def place_of(page: Page) -> Located:
    """Where a finding about the page's prose stands: its main heading, else the first sentence, else its start."""
    main = (heading for heading in page.headings if heading.level == 1 and heading.block is not None)
    prose = (block for section in reading(page).sections for block in section.prose)
    return next(main, None) or next((block.sentences[0] for block in prose), Span(0, 0))


def language_of(page: Page) -> str:
    """The primary subtag of the page's language; where the page names none, what its words tell ("" if they don't)."""
    return primary_subtag(page.language) if page.language else guessed_language(page)


# The commonest function words of each language that are rare in the others.
_FUNCTION_WORDS = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "the and of to is that for with you are your this have from our we",
        "de": "der die das und ist nicht mit für sich auf ein eine werden wir sie",
        "fr": "le les des est une dans pour vous nous avec sur votre pas sont du",
        "es": "el los las una para por con que del su como más nuestro está y",
        "it": "il gli della che per una con sono del nel più di anche questo non",
        "nl": "het een van en voor met dat zijn niet wij uw naar deze wordt bij",
        "pt": "os uma para com não que dos nossa mais você ao é pela são do",
        "ru": "и в не на что с для это как по мы из вы или при",
    }.items()
}
_ALL_FUNCTION_WORDS = frozenset().union(*_FUNCTION_WORDS.values())


@fact
def guessed_language(page: Page) -> str:
    """The language whose function words make up the most of the text, if they make up an eighth of it; else ""."""
    words = " ".join([block.text for block in page.content[:80]]).lower().split()
    if len(words) < 20:
        return ""
    counts = Counter(filter(_ALL_FUNCTION_WORDS.__contains__, words))
    shares = {
        language: sum(map(counts.__getitem__, listed & counts.keys())) for language, listed in _FUNCTION_WORDS.items()
    }
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] * 8 >= len(words) else ""


def _speaks(block: Block, language: str) -> bool:
    return not block.language or primary_subtag(block.language) == language
