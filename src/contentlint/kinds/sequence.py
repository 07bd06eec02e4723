from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from contentlint.facts.actions import Action
from contentlint.facts.scopes import Passage, Scope, passages_in
from contentlint.facts.sequences import Steps, sequences
from contentlint.facts.wording import fill, speaks
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT
from contentlint.text.sentences import split_sentences
from contentlint.text.tagging import words_in


@rule("sequence")
def sequence(
    page: Page, *, tokens: Steps, message: str, ignore_case: bool = False, scope: tuple[Scope, ...] = (Scope("sentence"),),
    action: Action | None = None, limit: int = 0,
) -> Iterator[Hit]:  # fmt: skip
    r"""No words that follow one another in this way stand in a sentence.

    A template for packs, after Vale's `sequence`. The search begins at the first step that has a pattern and isn't
    negated. Steps with a `tag` need the extra `vale`, and look at English text alone.

    Options:
        tokens: the steps in order, each a table of `pattern` (a regular expression), `tag` (one of parts of speech, such
            as `NN|VBZ`), `negate` (the word is none of this), `skip` (words that may stand between it and the step before
            it; left of where the search begins, behind it) and `ignore_case`.
        message: what is wrong; `{found}` stands for the whole, `{1}`, `{2}` … for the word of each step.
        ignore_case: whether capitals and small letters are the same.
        scope: where to look, in Vale's words; always within one sentence.
        action: how to work out what could stand there instead.
        limit: how many findings a page may have; 0 for any number.

    Bad (tokens = [{ pattern = "of" }, { pattern = "all" }, { pattern = "times", skip = 1 }], message = "{1} {2} time"):
        <p>The best advice [[of <b>all</b> times]] is to rest. Look after it [[of all these times]].</p>

    Good (tokens = [{ pattern = "of" }, { pattern = "all", negate = true }, { pattern = "times" }], message = "{found}"):
        <p>The best advice of all times is to rest. Most of. Your times.</p>
    """

    def hits() -> Iterator[Hit]:
        for passage, start, end in _sentences(page, tokens, scope):
            for words in sequences(tokens, words_in(passage.text[start:end]), ignore_case=ignore_case):
                at = start + words[0].start, start + words[-1].end
                found = passage.text[slice(*at)]
                if OUTPUT not in found:
                    named = {str(number): word.text for number, word in enumerate(words, 1)}
                    instead = action.apply(found) if action else None
                    yield Hit(passage.at(*at), fill(message, found=found, **named), suggestion=instead)

    return islice(hits(), limit or None)


def _sentences(page: Page, tokens: Steps, scope: tuple[Scope, ...]) -> Iterator[tuple[Passage, int, int]]:
    """The sentences of what is looked at, each with its offsets in its passage."""
    for passage in passages_in(page, scope, tokens.patterns):
        block, top = passage.block, passage.offset
        if block is None:
            yield from ((passage, *span) for span in split_sentences(passage.text, "en"))
        elif not tokens.need_tags or speaks(block, page, "en"):
            inside = (each for each in block.sentences if top <= each.start and each.end <= top + len(passage.text))
            yield from ((passage, each.start - top, each.end - top) for each in inside)
