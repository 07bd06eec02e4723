from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.wording import EVERYWHERE, Phrases, Where, chosen, fill, find_phrases, looked_at, pieces, within
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.patterns import RegularExpression, compiled, matches


@rule("pattern")
def pattern(
    page: Page, *, pattern: RegularExpression, message: str, suggestion: str = "", ignore_case: bool = False,
    where: tuple[Where, ...] = EVERYWHERE, unless: tuple[str, ...] = (), language: str = "",
) -> Iterator[Hit]:  # fmt: skip
    r"""Nothing in the text matches this regular expression.

    A template for packs. The expression is Python's, and runs on the text as it is read: references decoded, blanks
    folded, a block at a time (by sentence in a block longer than 1,000 characters). One that could run away is refused
    when the pack is loaded.

    Options:
        pattern: the regular expression.
        message: what is wrong; `{found}` stands for the words found.
        suggestion: what to write instead.
        ignore_case: whether capitals and small letters are the same.
        where: the roles of text that are looked at.
        unless: phrases within which a match doesn't count.
        language: look only at text in this language (`en`).

    Bad (pattern = '\d{1,2}/\d{1,2}/\d{4}', message = "write the month as a word"):
        <p>Closed on [[04/05/2026]].</p>

    Good (pattern = '\d{1,2}/\d{1,2}/\d{4}', message = "write the month as a word"):
        <p>Closed on 4 May 2026.</p>
    """
    clear = [part for part, _ in find_phrases(Phrases.parse(unless), page)] if unless else []
    parts = [piece for block in chosen(page, where, language) for piece in pieces(block)]
    found = matches(compiled(pattern, ignore_case), (piece.text for piece in parts))
    for piece, each in zip(parts, found, strict=True):
        for match in each:
            part = piece.part(*match.span())
            if match[0] and not within(part, clear) and looked_at(part, page, where):
                yield Hit(part, fill(message, found=match[0]), suggestion=suggestion or None)
