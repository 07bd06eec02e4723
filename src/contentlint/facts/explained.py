"""Whether a term is explained where it stands, and whether it stands in a name, a quotation or a reference instead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.prose import Slice

# What follows a term that is explained: brackets, a dash, ", or", "also called", "is a", "means".
_AFTER = lazy(
    r"[\"”’']?\s*(?:\([^()]{0,20}[^\W\d_]{3}|[–—:]\s*\S|\s-\s|,\s*(?:or|an?|the|which\s(?:is|are|means?))\s+[a-z]"
    r"|,?\s*\(?(?:also|or|commonly|sometimes|often|otherwise|better|more\scommonly)\s(?:known|called|referred|named)\b"
    r"|,?\s*\(?(?:i\.e\.|ie|that\sis|in\sother\swords|meaning|aka|a\.k\.a\.)"
    r"|(?:is|are|was|were)\s(?:an?|the|when|where|any|caused|defined|another|simply|just)\b"
    r"|(?:means?|refers?\sto|describes?|occurs?\swhen|happens?\swhen|stands\sfor)\b)"
)
_BEFORE = lazy(
    r"(?:\([^()]{0,24}|[\"“‘']|(?:called|known\sas|termed|named|term\sfor|referred\sto\sas|i\.e\.,?|meaning|the\s(?:term|word))"
    r"\s(?:an?\s|the\s)?)\Z"
)
_REFERENCE = lazy(
    r"\bet al\b|\bdoi\b|\bpmid\b|\b(?:19|20)\d\d;|\bvol\. ?\d|\bjournal of\b|\d+\(\d+\):\d+|\bpp?\. ?\d", re.I
)
_AUTHORS = lazy(r"\b[A-Z][a-z]+ [A-Z]{1,3}, [A-Z][a-z]+ [A-Z]{1,3}\b")
_PAPER = lazy(
    r"doi\.org|pubmed|ncbi\.nlm|nejm|thelancet|bmj\.|jamanetwork|cochrane|clinicaltrials|sciencedirect|springer|wiley"
    r"|\.pdf\b|journal|nature\.com|mdpi|frontiersin|plos|researchgate|scholar\.google",
    re.I,
)
_QUOTES = lazy(r"“[^”]{0,300}”|\"[^\"]{0,300}\"")
_REACH = 48


def is_explained(at: Slice, plain: Iterable[str] = ()) -> bool:
    """True where the text explains a term where it stands, or one of the plain words stands in the same block."""
    text = at.block.text
    after, before = text[at.end : at.end + _REACH], text[max(0, at.start - _REACH) : at.start]
    if _AFTER.match(after) or _BEFORE.search(before):
        return True
    lower = text.lower()
    return any(word.lower() in lower for word in plain)


def is_name(at: Slice) -> bool:
    """True for words with capitals that no start of a sentence asks for: Department of Dermatology, DERMATOLOGY."""
    words = at.text
    if not words[:1].isupper():
        return any(word[:1].isupper() for word in words.split())
    if words.isupper() or not _opens_sentence(at):
        return True
    following = at.block.text[at.end : at.end + 24].split()
    return bool(following) and following[0][:1].isupper()


def _opens_sentence(at: Slice) -> bool:
    return any(sentence.start <= at.start <= sentence.start + 2 for sentence in at.block.sentences)


def is_quoted(at: Slice) -> bool:
    """True within quotation marks, a quotation, or an entry of a list of references."""
    text = at.block.text
    if at.block.role == "quote" or _is_reference(text):
        return True
    if "“" not in text and '"' not in text:
        return False
    return any(match.start() < at.start and at.end < match.end() for match in _QUOTES.finditer(text))


@lru_cache(maxsize=256)
def _is_reference(text: str) -> bool:
    return _REFERENCE.search(text) is not None or _AUTHORS.search(text) is not None


def is_citation(page: Page, at: Slice) -> bool:
    """True within ``<cite>``, ``<q>`` or a link to a paper."""
    owners = [_owner(page, run.start) for run in at.block.runs]
    if not any(owner is not None and _cites(owner) for owner in owners):
        return False  # so most blocks need not be mapped back to the source
    owner = _owner(page, at.span.start)
    return owner is not None and _cites(owner)


def _owner(page: Page, start: int) -> Element | None:
    markup = page.markup
    number = bisect_right(markup.runs, start, key=lambda run: run.start) - 1
    return markup.owners[number] if number >= 0 else None


def _cites(element: Element) -> bool:
    around = element.closest("cite", "q", "blockquote", "a")
    if around is None or around.tag != "a":
        return around is not None
    return _PAPER.search(around.get("href") or "") is not None
