"""Statements that stand in their words alone: offers that draw patients, and titles that may be protected.

No evidence is weighed in either, so they are told by pattern instead of by the detector. Offers: Health Practitioner
Regulation National Law (Australia) s. 133(1)(b); titles: the same law as Ahpra reads it (keys ``au-nl-133b`` and
``au-ahpra-law`` of references.toml).
"""

from __future__ import annotations

import re

from contentlint.claims.reading import may_hold
from contentlint.claims.scope import clears
from contentlint.claims.unit import Claim, Unit
from contentlint.lazy import lazy

_THING = (
    r"(?:[\w-]+ ){0,2}(?:consultations?|assessments?|(?:discovery |phone )?calls?|sessions?|treatments?|visits?|check-?ups?|scans?|x-rays?"
    r"|gifts?|trials?|whitening|analys[ei]s|screenings?|shots?|add-ons?|packages?)\b"
)
OFFER = lazy(
    r"\b[0-9]{1,2} ?(?:%|percent|per cent) off\b|\bhalf[- ]price\b|\b[0-9] for [0-9]\b|\brefer a friend\b|\bwin an? \w+"
    r"|\b(?:buy|book) [\w ]{1,24} get (?:\w+ )?(?:one |\d )?free\b|\bsave (?:up to )?[$£€₹] ?[0-9]+|\bfirst visit free\b"
    r"|\b(?:gift (?:card|voucher|certificate)s?|vouchers?|discount(?:s|ed)?|coupons?|promo codes?)\b"
    r"|\b(?:special offers?|giveaways?|no obligation)\b"
    rf"|\b(?:free|complimentary)[- ](?!to |of |from )(?:(?:[0-9]+|\w+)[- ]min(?:ute)?s? )?{_THING}",
    re.I,
)
"""Words of an offer that may draw patients."""

TITLE = lazy(
    r"\bspeciali[sz](?:e[sd]?|ing) in\b|\bspecialists? in\b|\bour (?:\w+ ){0,2}specialists?\b"
    r"|\b(?:is|are|am|as|your) (?:an? |the |our )?(?:[\w'-]+ ){0,2}specialists?\b",
    re.I,
)
"""Words that call someone a specialist."""

_TERMS = lazy(r"\b(?:terms|conditions apply|t&cs?|valid (?:until|to|from)|offer ends|ends on|excludes?)\b", re.I)
_FUNDED = lazy(
    r"\b(?:nhs|medicare|medicaid|insur\w+|public(?:ly)? (?:funded|dental|health)|free of charge under)\b", re.I
)
_PROFESSION = lazy(
    r"\b(?:registered|register|board[- ]certified|gmc|gdc|nmc|hcpc|ahpra|bacb|consultant|surgeon|physician|doctor|gp"
    r"|dentist|dermatologist|cardiologist|psychiatrist|psychologist|physiotherapist|physical therapist|optometrist"
    r"|podiatrist|audiologist|nurse|midwife|veterinar\w+|refer\w*|letters?)\b",
    re.I,
)


OFFER_CUES = frozenset(
    "off half win save friend gift voucher vouchers discount discounts discounted coupon coupons promo special giveaway"
    " giveaways obligation free complimentary".split()
)
TITLE_CUES = frozenset(
    "specialise specialised specialises specialising specialize specialized specializes specializing specialist"
    " specialists".split()
)
"""The words of which `TITLE` needs at least one, and `OFFER` too where it isn't "2 for 1"."""
_CUES = OFFER_CUES | TITLE_CUES | {"for"}
_SEVERAL_FOR = lazy("[0-9] for [0-9]", re.I)


def plain(unit: Unit) -> list[Claim]:
    """The offers and titles of a sentence, with what clears them."""
    text, found = unit.text, list[Claim]()
    if not may_hold(text, _CUES):
        return found
    if (may_hold(text, OFFER_CUES) or _SEVERAL_FOR.search(text)) and (offer := OFFER.search(text)):
        found.append(_claim("inducement", offer.span(), clears(unit) or _terms_stated(unit)))
    if may_hold(text, TITLE_CUES) and (title := TITLE.search(text)):
        found.append(_claim("protected-title", title.span(), clears(unit) or _profession_stated(unit)))
    return found


def _claim(category: str, place: tuple[int, int], reason: str | None) -> Claim:
    return Claim(category, *place, (place,), "stated", "none", None, None, (), 1.0, reason)


def _terms_stated(unit: Unit) -> str | None:
    text = unit.paragraph or unit.text
    return "terms-stated" if _TERMS.search(text) else "publicly-funded" if _FUNDED.search(text) else None


def _profession_stated(unit: Unit) -> str | None:
    return "profession-stated" if _PROFESSION.search(unit.text) else None
