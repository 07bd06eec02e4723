from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.wording import (
    EVERYWHERE,
    Phrases,
    Where,
    fill,
    find_phrases,
    instead_of,
    is_mentioned,
    looked_at,
    within,
)
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("phrases")
def phrases(
    page: Page, *, phrases: Phrases, message: str, suggestion: str = "", where: tuple[Where, ...] = EVERYWHERE,
    unless: tuple[str, ...] = (), language: str = "",
) -> Iterator[Hit]:  # fmt: skip
    """None of these words or phrases is used.

    A template for packs. A phrase is found as whole words; one in lower case in any case, one with a capital only as
    written. Apostrophes, quotes and hyphens match in any form, and a blank matches a hyphen. Code is left alone, so is
    a phrase that stands alone in quotation marks, and so are quotations where `where` doesn't name them.

    Options:
        phrases: the words and phrases, or a table of what to write instead of each.
        message: what is wrong; `{found}` and `{instead}` stand for the words found and their replacement.
        suggestion: what to write instead, where the table doesn't say.
        where: the roles of text that are looked at.
        unless: phrases within which the words don't count.
        language: look only at text in this language (`en`).

    Bad (phrases = ["state of the art"], message = "say what it does"):
        <p>Our [[state-of-the-art]] scanner.</p>

    Good (phrases = ["state of the art"], message = "say what it does", where = ["paragraph"]):
        <p>The field <code>state of the art</code> holds what she called <q>state of the art</q>.</p>
        <p>We never write “state of the art”.</p>

    Good (phrases = ["state of the art"], message = "say what it does", unless = ["state of the art museum"]):
        <p>We stand beside the State of the Art Museum.</p>
    """
    found = find_phrases(phrases, page)
    if not found:
        return
    clear = [part for part, _ in find_phrases(Phrases.parse(unless), page)] if unless else []
    for part, phrase in found:
        if within(part, clear) or is_mentioned(part) or not looked_at(part, page, where, language):
            continue
        instead = instead_of(part.text, phrases[phrase]) or suggestion
        yield Hit(part, fill(message, found=part.text, instead=instead), suggestion=instead or None)
