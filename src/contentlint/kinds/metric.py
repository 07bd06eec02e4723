from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.metrics import NAMES, metrics
from contentlint.facts.reading import place_of
from contentlint.facts.wording import fill
from contentlint.packs import hint
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.text.arithmetic import Condition, Formula


class Measure(Formula):
    """A formula over the numbers of a page."""

    __slots__ = ()

    @classmethod
    def parse(cls, value: object) -> Measure:
        """The formula, checked.

        Raises:
            ValueError: it is none, or names no number of a page.
        """
        made = super().parse(value)
        for name in sorted(made.names() - NAMES):
            raise ValueError(f"there is no number `{name}`{hint(name, NAMES)} ({', '.join(sorted(NAMES))})")
        return made


@rule("metric")
def metric(page: Page, *, formula: Measure, condition: Condition, message: str) -> Iterator[Hit]:
    """A number worked out for the page stays within bounds.

    A template for packs, after Vale's `metric`. A page without words has no such number, nor
    has one in a language whose syllables nobody counts, where the formula needs them.

    Options:
        formula: names of numbers, with + - * / and math.sqrt, math.abs.
        condition: the comparison that is wrong, such as "> 8".
        message: what is wrong; `{value}` stands for the result.

    Bad (formula = "words / sentences", condition = "> 6", message = "{value} words in a sentence"):
        <h1>[[Rest]]</h1><p>Rest the knee, keep it warm, and walk a little every day.</p>

    Good (formula = "words / sentences", condition = "> 6", message = "{value} words in a sentence"):
        <h1>Rest</h1><p>Rest the knee. Keep it warm. Walk a little every day.</p>
    """
    known = metrics(page)
    value = formula.value(known) if known["words"] and formula.names() <= known.keys() else None
    if value is not None and condition.holds(value):
        yield Hit(place_of(page), fill(message, value=f"{value:.2f}"))
