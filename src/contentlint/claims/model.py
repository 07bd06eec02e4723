"""The learned weights: a sum over named features, read from `weights.json` when first needed.

A logistic regression, nothing more: every weight can be read, and a score can be explained feature by feature.
`scripts/train_claims.py` writes the file; it holds words and classes with their weights, never a sentence.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

WEIGHTS = Path(__file__).with_name("weights.json")
_NOTHING = repeat(0)
_FIELD = 32  # bits


class Weights(NamedTuple):
    """Weights in thousandths.

    `gate_words`, `gate_classes` and `gate_around` weigh words, lexicon classes and what stands above (``h:``, ``l:``) for
    "worth weighing at all" (from `cut` on).

    `features` weighs features for "a reader reports it" and for each of `categories`, beside its `start`: all weights of a
    feature in one number, that of a category 32 bits above the one before it, so that one sum holds all sums.
    """

    cut: int
    gate_words: dict[str, int]
    gate_classes: dict[str, int]
    gate_around: dict[str, int]
    categories: tuple[str, ...]
    start: int
    features: dict[str, int]


@cache
def weights() -> Weights:
    """The committed weights."""
    data = json.loads(WEIGHTS.read_bytes())
    start, features = data["bias"], data["claim"]
    for place, (bias, table) in enumerate(data["categories"].values(), 1):
        start += bias << (_FIELD * place)
        for name, weight in table.items():
            features[name] = features.get(name, 0) + (weight << (_FIELD * place))
    words, classes = ({n[2:]: w for n, w in data["gate"].items() if n[0] == kind} for kind in "wc")
    above = {n: w for n, w in data["gate"].items() if n[0] in "hl"}
    return Weights(data["cut"], words, classes, above, tuple(data["categories"]), start, features)


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


def weigh(names: Iterable[str]) -> int:
    """What the features `names` (a set: each counts once) weigh together, for `probability` and `ranking`."""
    known = weights()
    return sum(filter(None, map(known.features.get, names)), known.start)


def probability(weight: int) -> float:
    """How likely a careful reader reports a sentence whose features weigh this."""
    return _logistic(_sums(weight)[0])


def ranking(weight: int, most: int | None = None) -> list[tuple[str, float]]:
    """The categories (at most `most`) of such a sentence with their probabilities, the likeliest first."""
    sums, categories = _sums(weight)[1:], weights().categories
    order = sorted(range(len(sums)), key=sums.__getitem__, reverse=True)
    return [(categories[at], _logistic(sums[at])) for at in order[:most]]


def _sums(weight: int) -> tuple[int, ...]:
    """The sums that stand in one number: "a reader reports it", then the categories.

    One below zero takes one from the next; with half the range added to each, none is.
    """
    signs = _signs()
    fields = signs.bit_length() // _FIELD
    return struct.unpack(f"<{fields}i", ((weight + signs) ^ signs).to_bytes(_FIELD // 8 * fields, "little"))


@cache
def _signs() -> int:
    return sum(1 << (_FIELD * place + _FIELD - 1) for place in range(1 + len(weights().categories)))
