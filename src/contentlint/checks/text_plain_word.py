from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from contentlint.facts.explained import is_citation, is_explained, is_name, is_quoted
from contentlint.facts.lexicon import Form, Use, by_term, instead_of, lexicon, prose_blocks, uses, with_ending
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("text-plain-word", severity=Severity.INFO, tags={"readability"}, references=["cdc-jargon", "nhs-a-to-z"])
def text_plain_word(
    page: Page, *, kinds: frozenset[Literal["medical", "office"]] = frozenset(("medical", "office")),
    vocabulary: frozenset[str] = frozenset(),
) -> Iterator[Hit]:  # fmt: skip
    """Words that readers may not know are explained where they first stand, or have made way for plain ones.

    Most people understand "heart attack" and "high blood pressure"; fewer than half do of "myocardial infarction" and
    "hypertension". A medical word that is explained at its first use may be used from there on. Names, headings,
    quotations and references are left alone; each word is told once a page.

    Options:
        kinds: medical for words of medicine, office for those of letters and forms (utilize, prior to).
        vocabulary: words that your readers know, in lower case.

    Bad:
        <html lang="en"><p>Tell us if you have [[hypertension]] or take pills for it.</p>
        <p>Walk for ten minutes [[prior to]] the test. Hypertension can change the result.</p></html>

    Bad:
        <html lang="en"><p>After a <b>[[myocardial</b> infarctions]] or two you may need help to walk.</p></html>

    Good:
        <html lang="en"><p>Tell us if you have high blood pressure (hypertension). Hypertension can change the result.</p>
        <p>Edema, or swelling, is common. So is pruritus (itching). Syncope – a short faint – is rare.</p>
        <p>You will meet our Department of Nephrology. “Renal care, at last!” wrote one guest.</p></html>

    Good (vocabulary = ["hypertension"]):
        <html lang="en"><p>Tell us if you have hypertension or take pills for it.</p></html>
    """
    prose = prose_blocks(page)
    known: set[tuple[str, ...]] = set()
    found: list[Use] = []
    told: set[tuple[str, ...]] = set()
    for use in uses(page, lexicon("plain-words.toml")):
        term = use.form.term
        if term.kind not in kinds or _is_known(use.form, vocabulary) or term.instead in known:
            continue
        if term.kind == "medical" and term.instead not in told and is_explained(use.at, term.instead):
            known.add(term.instead)
        elif use.at.block.index in prose and not (is_name(use.at) or is_quoted(use.at) or is_citation(page, use.at)):
            told.add(term.instead)
            found.append(use)
    for first, others in by_term(found):
        related = tuple(("used again", use.at) for use in others[:5])
        source = first.form.term.source
        yield Hit(first.at, _message(first), related, suggestion=instead_of(first.form), references=(source,))


def _is_known(form: Form, vocabulary: frozenset[str]) -> bool:
    return form.text in vocabulary or form.term.name.lower() in vocabulary


def _message(use: Use) -> str:
    term = use.form.term
    plain = " or ".join(f'"{with_ending(use.form, word) or word}"' for word in term.instead)
    if term.kind == "office":
        return f'"{use.at.text}": {plain} is plainer'
    return f'many readers don\'t know "{use.at.text}": write {plain}, or explain it here, where it first stands'
