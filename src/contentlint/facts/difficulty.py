"""What makes a sentence hard to read: its length, long words, clauses in one another, the passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.text.counting import words_of
from contentlint.text.syllables import count_syllables

LONG_SENTENCE = 20
"""Words above which the length of a sentence is a reason: Yoast's limit, and that of the NHS content standard."""

LONG_WORD_SYLLABLES = 3
"""Syllables from which an English word counts as long, as in SMOG (McLaughlin 1969)."""

LONG_WORD_LETTERS = 10
"""Letters from which a word of another language counts as long. Our own choice."""

MANY_LONG_WORDS = 4
MANY_CLAUSES = 4

_CLAUSE = lazy(
    r"[;:]\s|\s[–—]\s|(?:,\s|\s)(?:which|who|whom|whose|that|because|although|though|whereas|while|unless|until|since|if|when"
    r"|where|whether|so\sthat|in\sorder\sto)\s|,\s(?:and|but|or|so|yet)\s",
    re.I,
)
_BE = r"(?:am|is|are|was|were|be|been|being|get|gets|got|getting|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|[a-z]+['’](?:re|s))"
_BETWEEN = r"(?:\s(?:not|also|then|often|never|always|already|still|now|only|just|usually|first|both|well|[a-z]{2,16}ly|been|being)){0,3}+"
_IRREGULAR = (
    "beaten become begun bent bitten blown born borne bought bound broken brought built burnt caught chosen cut dealt done drawn "
    "driven eaten fed felt fought found forbidden forgotten forgiven frozen given ground grown heard held hidden hit hurt kept "
    "known laid led lent let lit lost made meant met overcome overseen paid proven put read rewritten ridden risen rung run said "
    "seen sent set sewn shaken shed shot shown shrunk shut sold sought spent split spoken spread stolen struck stuck sung "
    "sworn swept swollen taken taught thought thrown told torn understood undergone undertaken upset used withdrawn withheld "
    "won worn wound written"
)
_PASSIVE = lazy(rf"\b{_BE}{_BETWEEN}\s(?P<participle>[a-z]{{2,16}}ed|{'|'.join(_IRREGULAR.split())})\b(?!-)", re.I)
# Participles that say how something is, not what is done to it, and words in -ed that are none (D16).
_STATES = frozenset(
    "accustomed advanced aged ashamed based become bed bent bleed blessed bored born certified closed committed "
    "complicated concerned confused connected convinced crowded dedicated delighted depressed detailed determined "
    "devoted disabled disappointed done dressed educated engaged exceed excited exhausted experienced fascinated feed "
    "focused frightened gifted gone honored honoured hundred hurt impaired impressed inclined indeed interested "
    "interrelated involved learned led licensed limited located lost married med mixed motivated naked need obliged "
    "opposed outdated overrated packed pleased prepared proceed qualified red related relaxed reserved retired run "
    "sacred satisfied scared seed set shed situated skilled specialised specialized speed stressed struck stuck "
    "succeed suited supposed surprised swollen talented thrilled tired trained troubled unaffected undiagnosed "
    "uneducated unexplained uninsured unlimited untreated unwanted upset used varied wicked worn worried".split()
)


class Difficulty(NamedTuple):
    """How hard a sentence is: the weight to rank sentences by (the more the harder), and the reasons in words."""

    weight: float
    reasons: tuple[str, ...]


def difficulty(sentence: str, language: str = "en") -> Difficulty:
    """What makes a sentence hard, in a language (a primary subtag); the reason of length comes first.

    The weight counts words, and twice each long word, clause beyond the second, and passive: an order, no score. Clauses
    and the passive are known of English only.
    """
    words = words_of(sentence)
    long_words = sum(map(is_long_word, words, repeat(language)))
    stacked = clauses(sentence) if language == "en" else 1
    passive = sum(1 for _ in passives(sentence)) if language == "en" else 0
    reasons = [f"{len(words)} words"] if len(words) > LONG_SENTENCE else []
    if long_words >= MANY_LONG_WORDS:
        reasons.append(f"{long_words} long words")
    if stacked >= MANY_CLAUSES:
        reasons.append(f"{stacked} clauses strung together")
    if passive:
        reasons.append("passive")
    weight = len(words) + 2.0 * (long_words + max(0, stacked - 2) + passive)
    return Difficulty(weight, tuple(reasons) or (f"{len(words)} words",))


@lru_cache(maxsize=1 << 14)
def is_long_word(word: str, language: str = "en") -> bool:
    """True for a word that slows readers down: of three syllables in English, of ten letters in other languages."""
    if language == "en":
        return len(word) > 4 and not word[0].isdigit() and count_syllables(word) >= LONG_WORD_SYLLABLES
    return len(word) >= LONG_WORD_LETTERS


def clauses(sentence: str) -> int:
    """The clauses of an English sentence, roughly: one, and one more for each word or mark that joins another on."""
    return 1 + sum(1 for _ in _CLAUSE.finditer(sentence))


def passives(sentence: str) -> Iterator[tuple[int, int]]:
    """Where an English sentence is in the passive, from the form of *be* to the participle.

    A state is none: *is located*, *are concerned*, *was interested*.
    """
    for match in _PASSIVE.finditer(sentence):
        if match["participle"].lower() not in _STATES:
            yield match.span()
