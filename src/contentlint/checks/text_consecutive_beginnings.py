from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from contentlint.facts.lexicon import WORD
from contentlint.facts.reading import reading
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.prose import Slice
from contentlint.rules import Hit, rule

_SKIPPED = frozenset("the a an this that these those".split())


@rule(
    "text-consecutive-beginnings",
    severity=Severity.INFO,
    tags={"style"},
    recommended=False,
    references=["yoast-beginnings"],
)
def text_consecutive_beginnings(page: Page, *, max_alike: int = 2) -> Iterator[Hit]:
    """Neighbouring sentences begin in different ways.

    Sentence upon sentence with the same first word sounds like a list read aloud. An article counts together with the
    word behind it. Lists are left alone: there it helps.

    Options:
        max_alike: sentences in a row that may begin alike.

    Bad:
        <html lang="en"><p>[[We look]] at how you move. We ask what hurts. We make a plan.</p></html>

    Good:
        <html lang="en"><p>We look at how you move. We ask what hurts. Then we make a plan.</p>
        <ul><li>You rest well. <li>You walk a lot. <li>You eat well.</ul></html>
    """
    for section in reading(page).sections:
        told = [s for block in section.prose if block.role == "paragraph" for s in block.sentences]
        for word, group in groupby(told, key=_beginning):
            alike = list(group)
            if word and len(alike) > max_alike:
                message = f'{len(alike)} sentences in a row begin with "{word}"; begin one with when, where or why'
                yield Hit(_opening(alike[0]), message, tuple(("and this one", _opening(s)) for s in alike[1:]))


def _beginning(sentence: Slice) -> str:
    words = WORD.findall(sentence.text[:60].lower())[:2]
    return " ".join(words) if words and words[0] in _SKIPPED else "".join(words[:1])


def _opening(sentence: Slice) -> Slice:
    words = sentence.text.split(" ", 2)
    return sentence.part(0, len(" ".join(words[:2]).rstrip(".,;:!?")))
