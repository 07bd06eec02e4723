"""Lists of conditions: what the sentence or heading above a list says of its items."""

from __future__ import annotations

import re

from contentlint.claims.unit import Unit

# "Acupuncture is effective for:", "Conditions we treat", "It is also helpful for the following conditions:" …
_ASSERTS = re.compile(
    r"\b(?:conditions?|problems|ailments|disorders|diseases|issues|concerns|complaints|cases|symptoms)"
    r"(?: that)?(?: we| \w+)?(?: can)?(?: commonly| successfully| often)?(?: be)? (?:treat(?:s|ed)?|help(?:s|ed)?|cure[sd]?|relieve[sd]?|heal(?:s|ed)?)\b"
    r"|\b(?:effective|helpful|useful|beneficial|ideal|perfect|excellent|great|good|best|recommended|indicated|successful|successfully used|used)"
    r"(?: treatment| therapy| remedy| option)? (?:for|in|with|against)\b"
    r"|\b(?:treat(?:s|ment for|ment of)?|help(?:s)?(?: with)?|relieve[sd]?|cure[sd]?|heal(?:s|ed)?|benefit(?:s|ed)?|work(?:s)? (?:well )?for)"
    r"(?: the| a| many| all| people| patients| those| with| following| wide| range| of| conditions| such| as| including)*:?$"
    r"|\brespon(?:d|ds|sive) (?:well )?to\b|\bwhat (?:we|\w+) (?:can )?(?:treats?|helps?|cures?)\b|\bmore effective than\b.*:$",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"\b(?:symptoms? of|signs?|causes?|risk factors?|side effects?|complications?|when to|who should not|not suitable|do not|don't|avoid"
    r"|contraindicat\w+|history|tell us|types of|stages|before|after|related|see also|further|read more|blog|faq|questions?|ask us|people ask"
    r"|warning|red flags?|emergency|reasons to (?:ring|call|see))\b",
    re.IGNORECASE,
)


def lead(unit: Unit) -> str:
    """How the list that `unit` stands in is introduced: ``"asserted"``, ``"neutral"`` or ``""``."""
    for text in (unit.lead_in, unit.heading):
        if text and len(text) < 300:
            if _NEUTRAL.search(text) or text.endswith("?"):
                return "neutral"
            if _ASSERTS.search(text):
                return "asserted"
    return ""
