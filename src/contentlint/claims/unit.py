"""What the detector reads and what it says: `Unit` in, `Claim` out."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """One sentence in its block, as a visitor meets it.

    `role` is one of heading, paragraph, item, cell, caption, quote, button, term. `lead_in` is, for an item or a
    cell, the sentence or heading that introduces its list. `before` and `after` are the sentences beside it in the
    same block, `paragraph` the whole block, `trail` the headings above it, outermost first.
    """

    text: str
    role: str = "paragraph"
    heading: str = ""
    lead_in: str = ""
    before: str = ""
    after: str = ""
    paragraph: str = ""
    title: str = ""
    trail: tuple[str, ...] = ()


class Claim(NamedTuple):
    """A statement about a treatment, its result, its evidence or its provider.

    `category` is a taxonomy id without ``claim-``. `start` and `end` are half-open code-point offsets into
    `Unit.text`, `words` those of the words that made the claim. `score` is the estimated probability (0 to 1) that
    a careful reader reports it; `clears` names why it would not be reported (``"negated"``, ``"question"``, …).
    """

    category: str
    start: int
    end: int
    words: tuple[tuple[int, int], ...]
    strength: str
    hedge: str
    treatment: str | None
    condition: str | None
    flags: tuple[str, ...]
    score: float
    clears: str | None
