from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.explained import is_citation, is_quoted
from contentlint.finding import Confidence, Severity
from contentlint.lexicon import Use, by_term, instead_of, lexicon, uses
from contentlint.page import Page
from contentlint.rules import Hit, rule

_OWN = re.compile(r"\bI\b|\b[Mm]y (?!patients|clients)")
_NAMES = frozenset(
    (
        "Anonymous",
        "Institute",
        "Association",
        "Society",
        "Foundation",
        "Act",
        "Council",
        "Administration",
        "Center",
        "Federation",
    )
)


@rule(
    "text-stigma",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    tags={"style", "inclusive"},
    references=["nida-words-matter"],
)
def text_stigma(page: Page, *, vocabulary: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """Words put the person before the condition.

    "Addict" and "wheelchair-bound" make a person of a diagnosis; people who feel judged stay away. What people call
    themselves is up to them: quotations pass, and so do names and medical terms ("alcoholic hepatitis"). English only.

    Options:
        vocabulary: words that you use on purpose, in lower case.

    Bad:
        <html lang="en"><p>We help [[addicts]] and their families. She [[suffers from]] asthma and is [[wheelchair-bound]].</p></html>

    Good:
        <html lang="en"><p>We help people with addiction. She has asthma and uses a wheelchair. Disabled access is on the left.</p>
        <p>Alcoholics Anonymous meets here. Alcoholic hepatitis can be treated. “He is an alcoholic,” she says.
        I suffer from migraine, too.
        Report child abuse or neglect. The National Institute on Drug Abuse has more.</p></html>

    Good (vocabulary = ["alcoholic"]):
        <html lang="en"><p>She is an alcoholic, and so are many who come here.</p></html>
    """
    found = (use for use in uses(page, lexicon("stigma.toml")) if not _is_meant(page, use, vocabulary))
    for first, others in by_term(found):
        better = " or ".join(f'"{word}"' for word in first.form.term.instead)
        message = f'people may feel judged by "{first.at.text}"; write {better}'
        related = tuple(("used again", use.at) for use in others[:5])
        source = first.form.term.source
        yield Hit(first.at, message, related, suggestion=instead_of(first.form), references=(source,))


def _is_meant(page: Page, use: Use, vocabulary: frozenset[str]) -> bool:
    if use.form.text in vocabulary or use.form.term.name.lower() in vocabulary:
        return True
    return _is_told_of_oneself(use) or _is_part_of_name(use) or is_quoted(use.at) or is_citation(page, use.at)


def _is_told_of_oneself(use: Use) -> bool:
    sentence = next(s for s in use.at.block.sentences if s.start <= use.at.start < s.end)
    return _OWN.search(sentence.text) is not None


def _is_part_of_name(use: Use) -> bool:
    """True for a word with a capital beside a word such as Institute: National Institute on Drug Abuse."""
    text = use.at.block.text
    around = f"{text[max(0, use.at.start - 40) : use.at.start]} {text[use.at.end : use.at.end + 30]}"
    return use.at.text[:1].isupper() and not _NAMES.isdisjoint(around.replace(",", " ").split())
