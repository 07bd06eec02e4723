from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.difficulty import MANY_CLAUSES, MANY_LONG_WORDS, clauses, is_long_word
from contentlint.facts.reading import reading, sentences
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.counting import words_of


@rule(
    "readability-sentence-length", severity=Severity.INFO, tags={"readability"},
    references=["plainlanguage-gov-short-sentences", "yoast-sentence-length"],
)  # fmt: skip
def readability_sentence_length(
    page: Page, *, max_words: int = 25, max_share: float = 25, very_long: int = 40
) -> Iterator[Hit]:
    """Few sentences are longer than a reader can hold in mind.

    At the end of a long sentence its beginning is forgotten, by tired and worried readers first. Lists, headings and
    references aren't sentences, however they are marked up.

    Options:
        max_words: words that a sentence may have.
        max_share: percentage of sentences that may be longer before each of them is told.
        very_long: words from which a sentence is told in any case, as a warning.

    Bad (max_words = 12):
        <html lang="en"><p>[[Bring a list of the tablets that you take, because some of them thin the blood.]] Come early.</p></html>

    Good:
        <html lang="en"><p>Bring a list of the tablets that you take. Some of them thin the blood.</p>
        <ul><li>neck <li>back</ul></html>
    """
    told = sentences(reading(page).sections)
    found = []
    for sentence in told:
        text = sentence.text
        if text.count(" ") >= max_words and len(words := words_of(text)) > max_words:
            found.append((sentence, words))
    many = 100 * len(found) > max_share * len(told)
    for sentence, words in found:
        severe = len(words) >= very_long
        if many or severe:
            remedy = _remedy(sentence.text, words, reading(page).language)
            message = f"this sentence has {len(words)} words, {max_words} are enough; {remedy}"
            yield Hit(sentence, message, severity=Severity.WARNING if severe else None)


def _remedy(text: str, words: list[str], language: str) -> str:
    joined = clauses(text) if language == "en" else 1
    long_words = sum(is_long_word(word, language) for word in words)
    if joined >= MANY_CLAUSES:
        return f"it strings {joined} clauses together: give each its own sentence"
    if text.count(",") + text.count(";") >= MANY_CLAUSES:
        return "it lists things: make them a list"
    if long_words >= MANY_LONG_WORDS:
        return f"split it, and use plainer words for its {long_words} long ones"
    return "split it in two"
