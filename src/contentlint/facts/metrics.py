"""The numbers of a page that a formula may use, under the names that Vale gives them (https://vale.sh/docs/checks/metric)."""

from __future__ import annotations

from contentlint.facts.reading import language_of
from contentlint.facts.scopes import passages_in
from contentlint.page import Page, fact
from contentlint.text.counting import LANGUAGES, count, words_of
from contentlint.text.syllables import count_syllables

NAMES = frozenset(
    "words sentences characters syllables paragraphs long_words complex_words polysyllabic_words list blockquote pre".split()
).union(f"heading.h{level}" for level in range(1, 7))
"""What a formula may name."""

_ENDINGS = ("es", "ed", "ing")


@fact
def metrics(page: Page) -> dict[str, float]:
    """The numbers of a page by name.

    Words are those of paragraphs, lists and quotes, counted as the readability rules count them (``characters`` are their
    letters and digits); headings, tables, captions and code are left out. ``list`` are lists, not their items. Numbers
    that rest on syllables are missing for a language whose syllables nobody counts here.
    """
    passages = list(passages_in(page, ("summary",)))
    sentences = [
        passage.text[sentence.start : sentence.end]
        for passage in passages
        if passage.block is not None
        for sentence in passage.block.sentences
    ]
    language = language_of(page) or "en"
    counts = count(sentences, language)
    found = {
        "words": counts.words, "sentences": counts.sentences, "characters": counts.letters, "paragraphs": len(passages),
        "long_words": counts.long_words, "list": len(page.select("ul", "ol")), "blockquote": len(page.select("blockquote")),
        "pre": len(page.select("pre")),
    }  # fmt: skip
    if language in LANGUAGES:
        found |= {"syllables": counts.syllables, "polysyllabic_words": counts.polysyllables}
        found["complex_words"] = _complex(sentences, language)
    headings = [heading.level for heading in page.headings]
    return {**found, **{f"heading.h{level}": float(headings.count(level)) for level in range(1, 7)}}


def _complex(sentences: list[str], language: str) -> int:
    """Words of three syllables or more, an ending in -es, -ed or -ing not counted (Gunning 1952)."""
    words = (word for sentence in sentences for word in words_of(sentence))
    return sum(1 for word in words if count_syllables(word, language) - word.lower().endswith(_ENDINGS) >= 3)
