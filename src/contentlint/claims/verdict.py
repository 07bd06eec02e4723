"""What becomes of a claim: reported at which severity and confidence, or cleared, and why."""

from __future__ import annotations

import re
from typing import NamedTuple

from contentlint.claims.detect import is_reported
from contentlint.claims.sources import SECONDARY, UNKNOWN
from contentlint.claims.support import Level, Support
from contentlint.claims.units import Stated
from contentlint.lazy import lazy
from contentlint.templates import OUTPUT

LEAST = 0.3
"""The estimate below which a claim is not worth a look: measured on labelled pages, six of ten of those were none."""

_DENIES = lazy(r"\b(?:no|not|never|nor|without|free of|zero|minimal|unlike|instead of|avoid(?:s|ing)?)\b")
_STOPS = lazy(
    r"\b(?:stop taking|throw away|come off|give up|quit|ditch) (?:\w+ ){0,2}(?:medic|drug|pill|tablet|insulin|inhaler)",
    re.I,
)


class Verdict(NamedTuple):
    """What becomes of a claim.

    ``cleared`` is why it isn't reported, or None. ``step`` moves the severity of its rule: +1 for each escalator (one
    counts), -1 for a half hedge or for a source that stands further off. ``sure`` is False where a person should look.
    """

    stated: Stated
    cleared: str | None
    step: int
    sure: bool


def judge(
    stated: Stated, *, evidence: bool, strict: bool = False, raised_by: tuple[str, ...] = (),
    raising_words: tuple[str, ...] = (), settled_by: tuple[str, ...] = (), least: float = LEAST,
) -> Verdict:  # fmt: skip
    """What becomes of a claim under a rule with these options.

    ``evidence`` rules are settled by a source beside the claim and by a full hedge (under ``strict`` that is one step down); absolute
    wording is reported whatever stands beside it. ``raised_by`` names the flags of the claim that raise the severity
    by one, ``raising_words`` the words of the sentence that do; ``settled_by`` are words of the same paragraph that settle
    the claim, unless it tells readers to stop a medicine. Under ``least`` the estimate is too low for any report.
    """
    claim, found = stated.claim, stated.support
    sure = is_reported(claim) and found.kind != UNKNOWN
    step = int(_raised(stated, raised_by, raising_words))
    if claim.clears is not None:
        return Verdict(stated, claim.clears.replace("-", " "), step, sure)
    if OUTPUT in stated.sentence.text and claim.treatment is None and claim.condition is None:
        return Verdict(stated, "a template writes what the sentence is about", step, sure)
    if (said := _settled(stated, settled_by)) is not None:
        return Verdict(stated, f'settled by "{said}" in the same paragraph', step, sure)
    if evidence and found.level >= Level.NEAR:
        return Verdict(stated, "a source stands beside it (present, not checked)", step, sure)
    if evidence and claim.hedge == "full" and not strict:
        return Verdict(stated, "fully hedged", step, sure)
    if claim.score < least:
        return Verdict(stated, f"unlikely to be a claim (estimate {claim.score:.2f})", step, sure)
    if evidence and (claim.hedge != "none" or found.level == Level.SECTION):
        step -= 1
    return Verdict(stated, None, step, sure)


def shown(support: Support) -> str:
    """The support of a sentence in words; never that it is supported."""
    if support.kind == UNKNOWN:
        return "perhaps a source in range, not checked"
    if support.kind == SECONDARY:
        return "only a secondary source in range, not checked"
    return {
        Level.NONE: "no source in range",
        Level.NAMED: "a study is named, not linked",
        Level.SECTION: "source under the same heading, not checked",
    }.get(support.level, "source present, not checked")


def _settled(stated: Stated, words: tuple[str, ...]) -> str | None:
    """The first of the words that the paragraph says of itself; "no risk of anything" settles nothing."""
    if not words or _STOPS.search(stated.sentence.text):
        return None
    said = [_plain(sentence.text) for sentence in stated.sentence.block.sentences]
    told = [text for text in said if not _DENIES.search(text)]
    return next((word for word in words for text in told if f" {word}" in text), None)


def _plain(text: str) -> str:
    return f" {' '.join(text.lower().replace('-', ' ').split())} "


def _raised(stated: Stated, flags: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not set(flags).isdisjoint(stated.claim.flags) or ("condition" in flags and stated.claim.condition is not None):
        return True
    text = _plain(stated.sentence.text)
    return any(word in text for word in words)
