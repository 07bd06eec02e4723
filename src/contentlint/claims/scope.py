"""Why a sentence that speaks of an effect is not reported: what stands around the effect itself.

The rules are those of the annotation guide's second question: negated, asked, conditional for consent, attributed only
to be criticised, or about evidence being absent. They decide whatever the weights say.
"""

from __future__ import annotations

import re

from contentlint.claims.features import EFFECTS, Reading, read
from contentlint.claims.lexicon import Match
from contentlint.claims.unit import Unit

REACH = 5  # words between a negation or hedge and the effect it governs

_CONSENT = re.compile(
    r"\bI (?:understand|acknowledge|agree|consent|accept|confirm|authori[sz]e|have (?:read|been (?:told|informed)))\b"
    r"|\bby (?:signing|booking|using this)\b|\bI have been (?:told|informed)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:cannot|can't|can not|do(?:es)? not|don't|doesn't|will (?:not|never)|won't|never|no (?:one|clinic|doctor|surgeon|treatment"
    r"|therapy|operation|procedure|product)(?: \w+)? can|unable to|impossible to|not possible to) (?:\w+ )?"
    r"(?:guarantee|promise|claim|say|ensure|assure|cure|tell you|predict)"
    r"|\b(?:no|without(?: any)?|nor) (?:guarantee|promise|warranty|known cure|cure|claim)s?\b"
    r"|\b(?:is|are|was|were|be) not (?:intended|guaranteed|a substitute|a cure|meant|designed|approved|fda.approved|cleared|recommended"
    r"|suitable|proven|supported|a miracle|always|for everyone)\b"
    r"|\b(?:isn't|aren't|wasn't) (?:guaranteed|a substitute|a cure|approved|proven|recommended|suitable|supported)\b"
    r"|\b(?:has|have|had) not (?:\w+ )?(?:been |approved|cleared|shown|found|confirmed|proven|tested)"
    r"|\b(?:hasn't|haven't) (?:\w+ )?(?:been|approved|shown|found|confirmed|proven)\b"
    r"|^no \w[\w -]{0,40} (?:is|are|has|have) (?:\w+ )?(?:approved|fda|proven|been|shown)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:no|little|insufficient|limited|weak|poor|scant|not enough|lack of|low.quality|inconclusive|conflicting|mixed) (?:\w+ ){0,2}"
    r"(?:evidence|proof|data|research)\b"
    r"|\bevidence (?:\w+ ){0,6}?(?:is|are|was|remains) (?:\w+ )?(?:limited|mixed|weak|lacking|low|poor|uncertain|unclear|inconclusive|insufficient"
    r"|thin|missing|early|preliminary|too)\b"
    r"|\b(?:more|further|larger|better) (?:\w+ )?(?:research|studies|trials) (?:is|are) (?:\w+ )?(?:needed|required)\b"
    r"|\b(?:trials?|stud(?:y|ies)|research(?:ers)?|reviews?) (?:\w+ ){0,3}?(?:not|no|failed to|cannot|could not|nothing|disappoint\w*)\b"
    r"|\b(?:not|never|hardly) (?:yet )?(?:been )?(?:proven|tested|studied|confirmed|replicated)\b"
    r"|\b(?:unproven|anecdotal|investigational|debunked|pseudoscien\w+)\b",
    re.IGNORECASE,
)
_CRITICISED = re.compile(
    r"\b(?:some|many|other|certain|most) (?:\w+ )?(?:sites?|websites?|clinics?|people|sellers?|companies|adverts?|ads|influencers?|practitioners?"
    r"|providers?|advocates|shops?|pages?) (?:\w+ ){0,2}?(?:say|claim|promise|tell|advertise|argue|insist|believe|market|swear|will tell)"
    r"|\b(?:be wary|beware|be sceptical|be skeptical|be cautious|watch out|red flags?|steer clear|do not believe|don't believe|do not trust|don't trust)\b"
    r"|\b(?:so.called|myths?|misconceptions?|misleading|exaggerat\w+|overstat\w+|hype|unsubstantiated|false claims?|bogus|quack\w*|scams?)\b"
    r"|\b(?:claims?|adverts?|ads|promises?|pages?|leaflets?|headlines?) (?:that|of|such as|like|for|which)\b.{0,200}?\b(?:not|no|false|never|unlawful|illegal|warn\w*|avoid\w*|mislead\w*)\b"
    r"|\b(?:regulator|authority|agency|watchdog|ftc|asa|fda|mhra|tga|ahpra|court)\b.{0,200}?\b(?:warn|fined|ruled|banned|rejected|upheld|ordered|against)",
    re.IGNORECASE,
)
_TURN = re.compile(r"^(?:while|although|though)\b|[,;] (?:but|however|yet)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(
    r"^(?:if|when|unless|should) (?:you|your|there|the|it|symptoms|pain|any)\b[^,]{0,80}"
    r"(?:,| then) (?:please |you (?:should|must|may need to) |seek|call|contact|see|stop|tell|talk|speak|go to|ring|ask|consult|apply|take|rest|wait)",
    re.IGNORECASE,
)  # fmt: skip
_ASKED = re.compile(
    r"^(?:ask|check|find out|discuss|decide|consider|talk|learn|wonder\w*|we (?:cannot|can't|do not|don't) (?:know|say)|it is (?:not known|unclear|uncertain)"
    r"|nobody knows|no one knows)\b.{0,60}?\b(?:whether|if|how|what|which)\b",
    re.IGNORECASE,
)


def _points(reading: Reading) -> list[Match]:
    return [m for m in reading.found if m.name in EFFECTS or m.name in ("effective", "effect-noun")]


def _governed(reading: Reading, effect: Match, name: str) -> bool:
    return any(m.name == name and 0 <= effect.first - m.last < REACH for m in reading.found)


def hedge(unit: Unit) -> str:
    """``"full"``, ``"half"`` or ``"none"``: how the effects of the sentence are hedged, the least hedged counting."""
    reading = read(unit.text)
    effects = _points(reading)
    if not effects:
        return "none"
    if all(_governed(reading, e, "hedge-full") for e in effects):
        return "full"
    if all(_governed(reading, e, "hedge-full") or _governed(reading, e, "hedge-half") for e in effects):
        return "half"
    return "none"


def clears(unit: Unit) -> str | None:
    """What clears the sentence whatever its words: a reason, or None.

    ``question``, ``consent``, ``negated``, ``evidence-absent``, ``criticised``, ``conditional``, ``asked``.
    """
    text = unit.text.strip().rstrip("\"”’') ")
    if text.endswith("?"):
        return "question"
    plain = unit.text.replace("’", "'")
    if _TURN.search(plain):  # "we cannot promise it, but most patients walk pain free" still makes the claim
        return None
    for reason, pattern in _REASONS:
        if pattern.search(plain):
            return reason
    return None


_REASONS = (
    ("consent", _CONSENT),
    ("negated", _DENIAL),
    ("evidence-absent", _ABSENT),
    ("criticised", _CRITICISED),
    ("conditional", _CONDITIONAL),
    ("asked", _ASKED),
)
