"""The learned weights: a sum over named features, read from `weights.json` when first needed.

A logistic regression, nothing more: every weight can be read, and a score can be explained feature by feature.
`scripts/train_claims.py` writes the file; it holds words and classes with their weights, never a sentence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

WEIGHTS = Path(__file__).with_name("weights.json")
_NOTHING = repeat(0)


class Weights(NamedTuple):
    """Weights in thousandths.

    `claim` weighs features for "a reader reports it"; `gate_words`, `gate_classes` and `gate_around` weigh words, lexicon
    classes and what stands above (``h:``, ``l:``) for "worth weighing at all" (from `cut` on); `kinds` weighs features
    for each of `categories`, by its place there, beside its `start`.
    """

    bias: int
    claim: dict[str, int]
    cut: int
    gate_words: dict[str, int]
    gate_classes: dict[str, int]
    gate_around: dict[str, int]
    categories: tuple[str, ...]
    start: tuple[int, ...]
    kinds: dict[str, list[tuple[int, int]]]


@cache
def weights() -> Weights:
    """The committed weights."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    kinds: dict[str, list[tuple[int, int]]] = {}
    for at, (_, table) in enumerate(data["categories"].values()):
        for name, weight in table.items():
            kinds.setdefault(name, []).append((at, weight))
    start = tuple(bias for bias, _ in data["categories"].values())
    words, classes = ({n[2:]: w for n, w in data["gate"].items() if n[0] == kind} for kind in "wc")
    above = {n: w for n, w in data["gate"].items() if n[0] in "hl"}
    names = tuple(data["categories"])
    return Weights(data["bias"], data["claim"], data["cut"], words, classes, above, names, start, kinds)


def _logistic(thousandths: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, thousandths / 1000))))


def worth_weighing(words: Iterable[str], classes: Iterable[str], above: int = 0) -> bool:
    """Whether a sentence of these words and lexicon classes could be reported: a quick look before the full sum.

    `above` is what stands over it, as `gate_of` has it.
    """
    known = weights()
    by_word, by_class = known.gate_words.get, known.gate_classes.get
    return sum(map(by_word, words, _NOTHING)) + sum(map(by_class, classes, _NOTHING)) + above >= known.cut


def gate_of(names: Iterable[str]) -> int:
    """What the features `names` of a heading or lead-in weigh for the quick look."""
    return sum(map(weights().gate_around.get, names, _NOTHING))


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(weights().claim).union(weights().kinds)


def weighed(names: set[str]) -> frozenset[str]:
    """Those of the features `names` that carry a weight of any kind."""
    return _vocabulary() & names


def probability(names: Iterable[str]) -> float:
    """How likely a careful reader reports a sentence with the features `names` (a set: each counts once)."""
    known = weights()
    return _logistic(known.bias + sum(map(known.claim.get, names, _NOTHING)))


def ranking(names: Iterable[str], most: int | None = None) -> list[tuple[str, float]]:
    """The categories (at most `most`) with their probabilities, the likeliest first."""
    known = weights()
    totals = list(known.start)
    for table in filter(None, map(known.kinds.get, names)):
        for at, weight in table:
            totals[at] += weight
    order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)
    return [(known.categories[at], _logistic(totals[at])) for at in order[:most]]
