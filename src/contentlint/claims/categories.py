"""Which categories a claim is of: those that the weights name and for which a word of the sentence speaks."""

from __future__ import annotations

from contentlint.claims.features import EFFECTS
from contentlint.claims.model import ranking
from contentlint.claims.reading import Reading
from contentlint.claims.unit import Unit

SECOND = 0.35  # a second category is named when it is at least this likely
NEARLY = 0.2  # from here on a category that says more takes the place of efficacy: one edit mends both
SAYS_MORE = ("cure", "guarantee", "permanence", "superiority")
MOST = 3  # categories of a sentence (annotation guide, question 4)

# Which classes of words speak for a category; the first found mark the place.
WORDS = {
    "cure": ("verb-cure",),
    "guarantee": ("guarantee-word", "certainty"),
    "absolute-safety": ("safety",),
    "no-side-effects": ("no-effects",),
    "discourage-care": ("discourage",),
    "miracle": ("miracle",),
    "universal-benefit": ("universal",),
    "superiority": ("comparison", "superlative"),
    "unsourced-statistic": ("statistic",),
    "vague-authority": ("evidence-claim", "evidence"),
    "unlinked-study": ("named-study", "evidence"),
    "authority-endorsement": ("approve", "authority"),
    "mechanism": ("verb-mechanism", "mechanism-noun"),
    "root-cause": ("root-cause",),
    "detox": ("detox",),
    "time-bound-result": ("time",),
    "permanence": ("permanent",),
    "traditional-use": ("traditional",),
    "natural-safe": ("natural",),
    "testimonial-outcome": ("story", "report-verb", "first-person"),
    "before-after": ("before-after",),
    "superlative-practitioner": ("superlative",),
    "urgency": ("urgency",),
    "inducement": ("inducement",),
    "unnecessary-use": ("unnecessary",),
    "condition-list": ("condition",),
}
WORDLESS = frozenset(("condition-list", "testimonial-outcome", "unsourced-statistic"))
"""Categories that a sentence can make without such a word: an unknown illness, a story, a bare number."""
CANDIDATES = 6  # of the categories, the likeliest are looked at
EFFECT_WORDS = ("verb-reduce", "verb-improve", "verb-treat", "verb-prevent", "effective", "effect-noun", "verb-help")
_NAMED_EFFECTS = frozenset(EFFECT_WORDS) - {"effective"} | {"verb-cure", "verb-mechanism"}


def chosen(unit: Unit, reading: Reading, weight: int, *, listed: bool) -> list[str]:
    """The categories of a claim, the likeliest first: `weight` as `model.weigh` sums it, `listed` under "we treat:"."""
    if listed:
        return ["efficacy" if starts_with_effect(reading, ("s", "ing", "base")) else "condition-list"]
    ranked = _speaking(unit, reading, ranking(weight, CANDIDATES))
    says_more = (
        SAYS_MORE if not reading.names.isdisjoint(_NAMED_EFFECTS) else WORDS
    )  # "clinically proven" says one thing
    if ranked[0][0] == "efficacy" and len(ranked) > 1 and ranked[1][0] in says_more and ranked[1][1] >= NEARLY:
        ranked = ranked[1:]
    (first, _), rest = ranked[0], ranked[1:]
    more = [name for name, p in rest if p >= SECOND and not (name == "efficacy" and first in says_more)]
    return [first, *more]


def starts_with_effect(reading: Reading, forms: tuple[str, ...]) -> bool:
    """Whether the sentence begins with a verb of effect in one of these forms."""
    starting = (m for m in reading.found if m.first == 0)
    return any(m.name in EFFECTS and m.name != "verb-help" and m.form in forms for m in starting)


def _speaking(unit: Unit, reading: Reading, ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Those of the categories for which a word of the sentence speaks, at most `MOST`; a heading lists nothing."""
    kept = [
        (category, p)
        for category, p in ranked
        if (category in WORDLESS or category not in WORDS or not reading.names.isdisjoint(WORDS[category]))
        and not (category == "condition-list" and unit.role == "heading")
    ]
    return kept[:MOST] or [("efficacy", 1.0)]
