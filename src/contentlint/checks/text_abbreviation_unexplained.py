from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from contentlint.facts.explained import is_citation, is_quoted
from contentlint.facts.reading import reading
from contentlint.facts.wording import vocabulary as shared_words
from contentlint.finding import Confidence, Severity
from contentlint.lazy import lazy
from contentlint.page import Page, fact
from contentlint.prose import Slice
from contentlint.rules import Hit, rule
from contentlint.text.counting import easy_words

# What stands before is asked for behind the first capital, so that the search goes from capital to capital.
_ABBREVIATION = lazy(r"([A-Z](?<![\w&@#./$€£+'’-].)[A-Z]{1,5})(?:s|['’]s)?(?![\w&@/]|[.'’-]\w)")
_LOUD = lazy(r"[A-Z]{2,}[^\w.,;:!?()]{1,2}\Z")
_LOUD_AFTER = lazy(r"[^\w.,;:!?()]{1,2}[A-Z]{2,}\b")
# MRI (magnetic resonance imaging), MRI – a scan, MRI, or scan; the other way round the words themselves are looked for.
_GLOSS = lazy(
    r"(?:['’]?s)?\s?(?:\([^()]*[a-z]{3}|[–—=]\s?\w|\s-\s\w|,?\s(?:which\s)?stands\sfor|,\s(?:or|short\sfor|also\sknown)\b|\sis\s(?:an?|the)\b|\s?\))"
)
_STAND_INS = r"(?: (?:of|and|the|in|for|to|with|by|a|on|&)){0,2}"


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
    read = reading(page)
    settled = {name.upper() for name in vocabulary}
    for block in (block for section in read.sections for block in section.prose) if read.language == "en" else ():
        for match in _ABBREVIATION.finditer(block.text):
            short = match[1]
            if short in settled or short in known_abbreviations():
                continue
            at = block.slice(match.start(1), match.end(1))
            if _is_loud(at) or _is_name(short) or is_quoted(at) or is_citation(page, at):
                continue
            settled.add(short)
            if not _is_explained(page, at, short):
                message = f'"{short}" is not explained: write what it stands for at its first use, and {short} in brackets behind it'
                yield Hit(at, message)


@fact
def _marked_up(page: Page) -> frozenset[str]:
    """What is marked up as an abbreviation with its meaning, in capitals."""
    marked = [*page.select("abbr"), *page.select("acronym"), *page.select("dfn")]
    blocks = (page.block_of(element) for element in marked if element.get("title") or element.tag == "dfn")
    return frozenset(block.text.upper() for block in blocks if block is not None)


def _is_loud(at: Slice) -> bool:
    """True for a word that is only shouted (FREE), or stands in a line of capitals."""
    text, word = at.block.text, at.text.lower()
    if _LOUD.search(text, max(0, at.start - 12), at.start) or _LOUD_AFTER.match(text, at.end):
        return True
    easy = easy_words("en") or frozenset()
    return word in easy or word.removesuffix("s") in easy


def _is_name(short: str) -> bool:
    """True for capitals that can be spoken as a word and are too long for an abbreviation: a brand, a town."""
    return len(short) > 4 and sum(letter in "AEIOUY" for letter in short) > 1


def _is_explained(page: Page, at: Slice, short: str) -> bool:
    if _GLOSS.match(at.block.text, at.end) or short in _marked_up(page) or _is_word(page, short):
        return True
    first, others = short[0].lower(), short[1:].lower()
    full_form = rf"(?<!\w){first}\w{{0,24}}?" + "".join(
        rf"(?:\w{{0,9}}{_STAND_INS}[ /(]{{1,2}})?{c}\w{{0,24}}?" for c in others
    )
    return any(" " in match[0] for match in re.finditer(full_form, shared_words(page).text))


def _is_word(page: Page, short: str) -> bool:
    """True where the page also has it in lower case: then it is no abbreviation."""
    word, text = short.lower(), _content(page)
    return word in text and re.search(rf"(?<!\w){word}(?!\w)", text) is not None


@fact
def _content(page: Page) -> str:
    return "\n".join([block.text for block in page.content])


@cache
def known_abbreviations() -> frozenset[str]:
    """Abbreviations that need no explanation, in capitals (``data/known-abbreviations.txt``)."""
    path = Path(__file__).parent.parent / "data" / "known-abbreviations.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith(("#", "[")) for word in line.split())
