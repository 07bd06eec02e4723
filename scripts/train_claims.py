"""Train the claim weights: `train_claims.py --labels FILE [--out FILE]` writes `src/contentlint/claims/weights.json`.

Only words and classes with their weights are written; a feature must occur on three sites (or in three of the written
examples), so no sentence and no name of a clinic can be read from the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from claims_data import NO_SITE, ROOT, Matrix, fit, labelled, written

from contentlint.claims.lexicon import compiled

OUT = ROOT / "src" / "contentlint" / "claims" / "weights.json"
COMPILED = OUT.with_name("lexicon.json")
GATED = 0.0  # log-odds from which a sentence must pass the gate
LEAST = 30  # thousandths: the smallest weight kept
LEAST_OF_CATEGORY = 240  # the same for categories: what tells one from another is said by few features
NEAR = 1.0  # log-odds around even: where the small weights that are left out could decide
LEXICON = ROOT / "rules" / "claims.toml"


def table(names: list[str], values: Any, least: int) -> dict[str, int]:
    """Weights in thousandths, those below `least` left out."""
    whole = np.round(np.asarray(values) * 1000).astype(int)
    return {name: int(v) for name, v in zip(names, whole, strict=True) if abs(v) >= least}


def gate(matrix: Matrix, reported: Any) -> tuple[dict[str, int], int]:
    """Weights of words, classes and what stands above for "the full sum might report it", and the cut that keeps 997 in 1,000."""
    used = [i for i, name in enumerate(matrix.names) if name.startswith(("w:", "h:", "l:")) or _is_class(name)]
    names, x = [matrix.names[i] for i in used], matrix.x[:, used]
    found = table(names, fit(x, reported, np.where(reported, 3.0, 1.0))[0], 60)
    scores = x @ np.array([found.get(name, 0) for name in names])
    return found, int(np.quantile(scores[reported & (matrix.site != NO_SITE)], 0.003))


def _is_class(name: str) -> bool:
    return name.startswith("c:") and "/" not in name


def trained(matrix: Matrix, rows: Any, least: int) -> dict[str, Any]:
    """The weights from these rows, as the file holds them, with a gate that lets everything pass.

    What the small weights that are left out say together, on average where it could decide, is added to the bias.
    """
    weights, bias = matrix.fit_claim(rows)
    x = matrix.x[rows]
    near = np.abs(x @ weights + bias) < NEAR
    bias += float((x[near] @ np.where(np.abs(weights) * 1000 < least, weights, 0.0)).mean())
    categories = matrix.fit_categories(rows, c=0.2)
    return {
        "gate": {},
        "cut": -(10**9),
        "lexicon": hashlib.sha256(LEXICON.read_bytes()).hexdigest()[:16],
        "bias": round(bias * 1000),
        "claim": table(matrix.names, weights, least),
        "categories": {
            name: [round(b * 1000), table(matrix.names, w, LEAST_OF_CATEGORY)] for name, (w, b) in categories.items()
        },
    }


def main() -> None:
    """Train on every row and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--least", type=int, default=LEAST, help="smallest weight kept, in thousandths")
    args = parser.parse_args()
    # first, since the features are read from it
    COMPILED.write_text(json.dumps(compiled(), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    matrix = Matrix(labelled(args.labels) + written())
    everything = np.arange(len(matrix.rows))
    data = trained(matrix, everything, args.least)
    weights = np.array([data["claim"].get(name, 0) for name in matrix.names])
    sums = np.asarray(matrix.x @ weights + data["bias"]) / 1000
    known = compiled()["phrasings"]
    phrased = matrix.x[:, [name.removeprefix("sig:") in known for name in matrix.names]].sum(axis=1)
    data["gate"], data["cut"] = gate(matrix, (sums > GATED) | (np.asarray(phrased).ravel() > 0))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    args.out.write_text(text + "\n", encoding="utf-8")
    sizes = len(data["claim"]), sum(len(t) for _, t in data["categories"].values())
    print(f"{args.out}: {len(text)} characters, {sizes[0]} weights, {sizes[1]} category weights")


if __name__ == "__main__":
    main()
