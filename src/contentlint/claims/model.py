"""The learned weights: a sum over named features, read from `weights.json` when first needed.

A logistic regression, nothing more: every weight can be read, and a score can be explained feature by feature.
`scripts/train_claims.py` writes the file; it holds words and classes with their weights, never a sentence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

WEIGHTS = Path(__file__).with_name("weights.json")


class Weights(NamedTuple):
    """Weights in thousandths.

    `claim` weighs features for "a reader reports it"; `gate_words` and `gate_classes` weigh words and lexicon classes
    for "worth weighing at all" (from `cut` on); `kinds` weighs features for each of `categories`, by its place there,
    beside its `start`.
    """

    bias: int
    claim: dict[str, int]
    cut: int
    gate_words: dict[str, int]
    gate_classes: dict[str, int]
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
    gate = [{n[2:]: w for n, w in data["gate"].items() if n[0] == kind} for kind in "wc"]
    names = tuple(data["categories"])
    return Weights(data["bias"], data["claim"], data["cut"], gate[0], gate[1], names, start, kinds)


def _logistic(thousandths: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, thousandths / 1000))))


def worth_weighing(words: Iterable[str], classes: Iterable[str]) -> bool:
    """Whether a sentence of these words and lexicon classes could be reported: a quick look before the full sum."""
    known = weights()
    by_word, by_class = known.gate_words.get, known.gate_classes.get
    return sum([by_word(w, 0) for w in words]) + sum([by_class(c, 0) for c in classes]) >= known.cut


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(weights().claim).union(weights().kinds)


def weighed(names: set[str]) -> frozenset[str]:
    """Those of the features `names` that carry a weight of any kind."""
    return _vocabulary() & names


def probability(names: Iterable[str]) -> float:
    """How likely a careful reader reports a sentence with the features `names` (a set: each counts once)."""
    known = weights()
    claim = known.claim
    return _logistic(known.bias + sum([claim[name] for name in names if name in claim]))


def ranking(names: Iterable[str], most: int | None = None) -> list[tuple[str, float]]:
    """The categories (at most `most`) with their probabilities, the likeliest first."""
    known = weights()
    totals, kinds = list(known.start), known.kinds
    for name in [name for name in names if name in kinds]:
        for at, weight in kinds[name]:
            totals[at] += weight
    order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)
    return [(known.categories[at], _logistic(totals[at])) for at in order[:most]]
