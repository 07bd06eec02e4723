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
    """`claim` weighs features for "a reader reports it", `categories` for which kind; values are thousandths."""

    bias: int
    claim: dict[str, int]
    categories: dict[str, tuple[int, dict[str, int]]]


@cache
def weights() -> Weights:
    """The committed weights."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(data["bias"], data["claim"], {k: (b, w) for k, (b, w) in data["categories"].items()})


def probability(names: Iterable[str]) -> float:
    """How likely a careful reader reports a sentence with the features `names` (each counted once)."""
    known = weights()
    get = known.claim.get
    total = known.bias + sum(get(name, 0) for name in set(names))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total / 1000))))


def ranking(names: Iterable[str]) -> list[tuple[str, float]]:
    """The categories with their probabilities, the likeliest first."""
    own = set(names)
    scores = []
    for category, (bias, table) in weights().categories.items():
        total = bias + sum(table.get(name, 0) for name in own)
        scores.append((category, 1 / (1 + math.exp(-max(-30.0, min(30.0, total / 1000))))))
    return sorted(scores, key=lambda pair: -pair[1])
