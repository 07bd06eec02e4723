from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule

if TYPE_CHECKING:
    from contentlint.claims.units import Stated

_LONGEST = 70  # characters of a claim that a message repeats


@rule("claim", severity=Severity.WARNING, confidence=Confidence.MEDIUM, tags={"claims"})
def claim(
    page: Page, *, category: str, reason: str, remedy: str, wording: str = "", evidence: bool = False,
    hedged: bool = False, strict: bool = False, raised_by: tuple[str, ...] = ("serious-condition", "vulnerable-group"),
    raising_words: tuple[str, ...] = (), settled_by: tuple[str, ...] = (), goods: tuple[str, ...] = (),
    least: float = 0.3,
) -> Iterator[Hit]:  # fmt: skip
    """What a page says of a treatment, its result, its evidence or its provider stands on something a reader can check.

    A template: each category of claim is an entry of rules/claim-rules.toml. What is said is read; whether it is true,
    lawful or borne out by the source beside it is not looked at.

    Options:
        category: the category of the claim, without `claim-`.
        reason: what the words do, for the message.
        remedy: what would settle it, for the message.
        wording: words that could stand there instead; {treatment} and {condition} are filled in where both are known.
        evidence: whether a source beside the claim or a full hedge (may, might) settles it, and half a hedge lowers it.
        hedged: whether a full hedge settles it though a source doesn't.
        strict: whether what is fully hedged is still reported, one step lower.
        raised_by: which flags raise the severity by one step (serious-condition, vulnerable-group, condition).
        raising_words: words of the sentence that raise the severity by one step.
        settled_by: words in the same paragraph that settle the claim, such as the risks of what is called safe.
        goods: clauses to cite where the sentence names a drug, herb, supplement, device or test.
        least: the detector's estimate (0 to 1) from which a claim is worth a look; below its threshold confidence is low.

    Bad (category = "efficacy", reason = "says that a treatment works", remedy = "link a review"):
        <p>Acupuncture [[relieves]] chronic back pain.</p>

    Good (category = "efficacy", reason = "says that a treatment works", remedy = "link a review"):
        <p>Does acupuncture relieve chronic back pain?</p>
    """
    from contentlint.claims.goods import names_goods
    from contentlint.claims.units import by_category
    from contentlint.claims.verdict import judge, shown

    for stated in by_category(page).get(category, ()):
        found = judge(
            stated, evidence=evidence, hedged=hedged, strict=strict, raised_by=raised_by, raising_words=raising_words,
            settled_by=settled_by, least=least,
        )  # fmt: skip
        if found.cleared is None:
            state = stated.support.kind if category == "source-promise-broken" else shown(stated.support)
            yield Hit(
                stated.at,
                f'"{_words(stated)}" {reason} ({state}); {remedy}',
                related=_source(stated),
                confidence=None if found.sure else Confidence.LOW,
                suggestion=_suggestion(stated, wording) or None,
                references=goods if goods and names_goods(stated.sentence.text) else (),
                step=found.step,
            )


def _words(stated: Stated) -> str:
    """The words that make the claim; where they stand apart, with an ellipsis between them."""
    text, words = stated.unit.text, stated.claim.words
    said = stated.at.text if stated.at != stated.sentence or not words else " … ".join(text[a:b] for a, b in words)
    return said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _source(stated: Stated) -> tuple[tuple[str, object], ...]:
    support = stated.support
    return (("the nearest source", support.at),) if support.at is not None and support.level > 1 else ()


def _suggestion(stated: Stated, wording: str) -> str:
    """The wording, filled in from the sentence; the part before ``|`` needs treatment and condition, the other neither."""
    filled, _, plain = wording.partition("|")
    treatment, condition = stated.claim.treatment, stated.claim.condition
    if "{" not in filled:
        return filled.strip()
    if treatment is None or condition is None or treatment.lower() == condition.lower():
        return plain.strip()
    said = filled.strip().format(treatment=_plain(treatment), condition=_plain(condition))
    return said[:1].upper() + said[1:]


def _plain(words: str) -> str:
    """Words from the start of a sentence as they read within one; abbreviations keep their capitals."""
    return words if re.match(r"[A-Z0-9]{2}", words) or "\ufdd0" in words else words[:1].lower() + words[1:]
