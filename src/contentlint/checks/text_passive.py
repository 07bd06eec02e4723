from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.difficulty import passives
from contentlint.facts.reading import place_of, reading, sentences
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule

_SHOWN = 5


@rule(
    "text-passive", severity=Severity.INFO, tags={"style"}, recommended=False,
    references=["plainlanguage-gov-active-voice", "yoast-passive"],
)  # fmt: skip
def text_passive(page: Page, *, max_share: float = 10, sample: int = 10) -> Iterator[Hit]:
    """Most sentences say who does what.

    "The wound is cleaned" leaves open who cleans it: you or the nurse? States aren't passives ("is located", "are
    concerned"). English only.

    Options:
        max_share: percentage of sentences that may be in the passive.
        sample: sentences below which a page isn't judged.

    Bad (sample = 3):
        <html lang="en"><h1>[[After the visit]]</h1>
        <p>The wound was cleaned. A letter is being sent to you. You can go home.</p></html>

    Good (sample = 3):
        <html lang="en"><h1>After the visit</h1>
        <p>We are located in Oak Street. If you are worried, call us. The nurse cleans the wound.</p></html>
    """
    read = reading(page)
    if read.language != "en" or read.counts.sentences < sample:
        return
    found = [
        sentence.part(start, end)
        for sentence in sentences(read.sections)
        for start, end in list(passives(sentence.text))[:1]
    ]
    share = 100 * len(found) / read.counts.sentences
    if share > max_share:
        counted = f"{len(found)} of {read.counts.sentences} sentences"
        message = f"{counted} are in the passive ({share:.0f} %, the limit is {max_share:g} %); say who does what"
        yield Hit(place_of(page), message, tuple(("passive", at) for at in found[:_SHOWN]))
