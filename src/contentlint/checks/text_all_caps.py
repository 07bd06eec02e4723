from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_SHOUT = lazy(r"(?<![\w.])[A-Z][A-Z'’]*+(?:[ ,&/–-]{1,3}[A-Z][A-Z'’]*+)++(?!\w)")
_ROLES = ("paragraph", "item", "quote", "heading", "cell")


@rule("text-all-caps", severity=Severity.INFO, tags={"style"}, recommended=False, references=["nhs-capital-letters"])
def text_all_caps(page: Page, *, max_words: int = 3) -> Iterator[Hit]:
    """Capitals are for names and abbreviations.

    WORDS IN CAPITALS HAVE NO SHAPE and are slow to read; some screen readers spell them. Style sheets can show text in
    capitals without writing it so.

    Options:
        max_words: words in a row that may stand in capitals.

    Bad:
        <html lang="en"><p>[[PLEASE BRING YOUR INSURANCE CARD]] with you.</p></html>

    Good:
        <html lang="en"><p>Please bring your <b>insurance card</b> with you. CT, MRI, EEG or EKG: all are done here. NEW!</p></html>
    """
    for block in page.content:
        if block.role not in _ROLES:
            continue
        for match in _SHOUT.finditer(block.text):
            words = [word for word in re.findall(r"[A-Z'’]+", match[0]) if len(word) > 1]
            if len(words) > max_words and sum(len(word) > 3 for word in words) * 2 > len(words):
                message = f"{len(words)} words in capitals; write them small and leave emphasis to bold type or the style sheet"
                yield Hit(block.slice(*match.span()), message)
