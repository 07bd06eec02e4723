from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from contentlint.counting import easy_words
from contentlint.explained import is_citation, is_quoted
from contentlint.finding import Confidence, Severity
from contentlint.lexicon import english, english_words, prose_blocks
from contentlint.page import Page
from contentlint.prose import Slice
from contentlint.rules import Hit, rule

_ABBREVIATION = re.compile(r"(?<![\w&@#./$€£+'’-])([A-Z]{2,6})(?:s|['’]s)?(?![\w&@/]|[.'’-]\w)")
_LOUD = re.compile(r"[A-Z]{2,}[^\w.,;:!?()]{1,2}\Z")
_LOUD_AFTER = re.compile(r"[^\w.,;:!?()]{1,2}[A-Z]{2,}\b")
# MRI (magnetic resonance imaging), MRI – a scan, MRI, or scan; the other way round the words themselves are looked for.
_GLOSS = re.compile(
    r"(?:['’]?s)?\s?(?:\([^()]*[a-z]{3}|[–—=]\s?\w|\s-\s\w|,?\s(?:which\s)?stands\sfor|,\s(?:or|short\sfor|also\sknown)\b|\sis\s(?:an?|the)\b|\s?\))"
)
_STAND_INS = r"(?:\s(?:of|and|the|in|for|to|with|by|a|on)|\s?&)*"


@rule(
    "text-abbreviation-unexplained", severity=Severity.INFO, confidence=Confidence.MEDIUM, tags={"readability"},
    references=["plainlanguage-gov-abbreviations", "nhs-abbreviations", "wcag-3.1.4"],
)  # fmt: skip
def text_abbreviation_unexplained(page: Page, *, vocabulary: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """Abbreviations are explained where they first stand.

    Patients don't ask what PRP or TENS is; they leave. The words may stand anywhere on the page, before the abbreviation
    or in brackets behind it, or in `<abbr title>`. Everyday abbreviations, degrees, states, units and what stands in
    headings and names pass. English only.

    Options:
        vocabulary: abbreviations that your readers know, such as your clinic's own.

    Bad:
        <html lang="en"><p>We offer [[PRP]] for sore knees. After PRP you can walk home.</p></html>

    Good:
        <html lang="en"><h2>TENS</h2><p>We offer platelet-rich plasma (PRP) for sore knees. After PRP you can walk home.</p>
        <p>TENS (mild electric current) eases pain. Ask for <abbr title="cognitive behavioral therapy">CBT</abbr>. CBT helps.</p>
        <p>Jane Doe, MD, DPT, works in Salem, OR. The FDA and the NHS say so. CALL US NOW for your FREE visit.</p></html>

    Good (vocabulary = ["PRP"]):
        <html lang="en"><p>We offer PRP for sore knees.</p></html>
    """
    if not _may_have(page):
        return
    prose = prose_blocks(page)
    settled = {name.upper() for name in vocabulary} | _marked_up(page)
    for block in english(page).blocks:
        for match in _ABBREVIATION.finditer(block.text) if block.index in prose else ():
            short = match[1]
            if short in settled or short in known_abbreviations():
                continue
            at = block.slice(match.start(1), match.end(1))
            if _is_loud(at) or is_quoted(at) or is_citation(page, at):
                continue
            settled.add(short)
            if not _is_explained(page, at, short):
                message = f'"{short}" is not explained: write what it stands for at its first use, and {short} in brackets behind it'
                yield Hit(at, message)


def _may_have(page: Page) -> bool:
    return any(map(_has_capitals, {chunk for block in english(page).blocks for chunk in block.text.split()}))


@lru_cache(maxsize=1 << 15)
def _has_capitals(chunk: str) -> bool:
    found = _ABBREVIATION.search(chunk)
    return found is not None and found[1] not in known_abbreviations()


def _marked_up(page: Page) -> set[str]:
    marked = [*page.select("abbr"), *page.select("acronym"), *page.select("dfn")]
    blocks = (page.block_of(element) for element in marked if element.get("title") or element.tag == "dfn")
    return {block.text.upper() for block in blocks if block is not None}


def _is_loud(at: Slice) -> bool:
    """True for a word that is only shouted (FREE), or stands in a line of capitals."""
    text, word = at.block.text, at.text.lower()
    if _LOUD.search(text, max(0, at.start - 12), at.start) or _LOUD_AFTER.match(text, at.end):
        return True
    easy = easy_words("en") or frozenset()
    return word in easy or word.removesuffix("s") in easy


def _is_explained(page: Page, at: Slice, short: str) -> bool:
    if _GLOSS.match(at.block.text, at.end) or short.lower() in _lower_case_words(page, short):
        return True
    letters = rf"[\w’']*{_STAND_INS}[\s\-‐‑–/]*(?:and\s)?".join(map(re.escape, short.lower()))
    return re.search(rf"(?<!\w){letters}\w{{2,}}", english(page).text) is not None


def _lower_case_words(page: Page, short: str) -> set[str]:
    """The word itself, where the page also has it in lower case: then it is no abbreviation."""
    if short.lower() not in english_words(page):
        return set()
    return {chunk for block in english(page).blocks for chunk in block.text.split() if chunk == short.lower()}


@cache
def known_abbreviations() -> frozenset[str]:
    """Abbreviations that need no explanation, in capitals (``data/known-abbreviations.txt``)."""
    path = Path(__file__).parent.parent / "data" / "known-abbreviations.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith(("#", "[")) for word in line.split())
