"""Precision and recall of the claim detector by cross-validation over sites: `score_units.py --labels FILE`.

Every site is scored by weights that never saw it; the written examples are in every training set (`--no-examples`
leaves them out, `--without NAME` some of them). Neutral units do not count. Prints the base rate beside each figure.
"""

from __future__ import annotations

import argparse
import collections
from pathlib import Path
from typing import Any

import numpy as np
from claims_data import Matrix, Row, labelled, written
from sklearn.metrics import average_precision_score

from contentlint.claims.categories import SECOND
from contentlint.claims.detect import LISTED, THRESHOLD
from contentlint.claims.lexicon import named
from contentlint.claims.lists import condition_list
from contentlint.claims.reading import read
from contentlint.claims.scope import clears


def cross_validate(matrix: Matrix) -> tuple[Any, list[list[str]]]:
    """The score of each row and the categories it is given, from weights of other sites; examples score 0."""
    scores = np.zeros(len(matrix.rows))
    given: list[list[str]] = [[] for _ in matrix.rows]
    for train, test in matrix.folds():
        weights, bias = matrix.fit_claim(train)
        scores[test] = 1 / (1 + np.exp(-(matrix.x[test] @ weights + bias)))
        tables = matrix.fit_categories(train, c=0.2)
        ranks = {name: 1 / (1 + np.exp(-(matrix.x[test] @ w + b))) for name, (w, b) in tables.items()}
        for i, row in enumerate(test):
            ranked = sorted(((ranks[name][i], name) for name in ranks), reverse=True)
            given[row] = [ranked[0][1], *(name for p, name in ranked[1:3] if p >= SECOND)]
        print(".", end="", flush=True)
    print()
    for i, row in enumerate(matrix.rows):
        _rules(row, i, scores, given)
    return scores, given


def _rules(row: Row, i: int, scores: Any, given: list[list[str]]) -> None:
    if clears(row.unit):
        scores[i] = 0
    elif condition_list(row.unit):
        scores[i], given[i] = max(scores[i], LISTED), ["condition-list"]
    elif read(row.unit.text).names.isdisjoint(named("triggers")):
        scores[i] = 0


def curve(target: Any, scores: Any) -> str:
    """Average precision and the recall at fixed precisions, as a line."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(target[order])
    precision, recall = hits / np.arange(1, len(order) + 1), hits / max(1, target.sum())
    parts = [f"AP {average_precision_score(target, scores):.3f}"]
    for level in (0.9, 0.85, 0.8, 0.75, 0.7):
        reached = np.flatnonzero(precision >= level)
        at = reached[-1] if len(reached) else 0
        parts.append(f"R@P{level:.2f} {recall[at] if len(reached) else 0:.3f} (t {scores[order[at]]:.2f})")
    best = int(np.argmax(2 * precision * recall / (precision + recall + 1e-9)))
    parts.append(f"best F1 {2 * precision[best] * recall[best] / (precision[best] + recall[best]):.3f}")
    return "  ".join(parts)


def point(target: Any, reported: Any) -> str:
    """Precision, recall and counts at one threshold, as a line."""
    tp, fp, fn = int((reported & target).sum()), int((reported & ~target).sum()), int((~reported & target).sum())
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return f"P {precision:.3f} R {recall:.3f} (tp {tp} fp {fp} fn {fn}, base rate {target.mean():.3f})"


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--manifest", type=Path, help="a TSV with columns file and specialty")
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    parser.add_argument("--no-examples", action="store_true")
    parser.add_argument("--without", action="append", default=[], help="leave out an examples file, by its stem")
    parser.add_argument("--except-site", action="append", default=[], help="also report without this site")
    args = parser.parse_args()
    own = [] if args.no_examples else [r for r in written() if r.file.removesuffix(".toml") not in args.without]
    matrix = Matrix(labelled(args.labels) + own)
    scores, given = cross_validate(matrix)
    counted = np.array([bool(r.id) and r.kind != "neutral" for r in matrix.rows])
    target, reported = matrix.kind == "positive", scores >= args.threshold
    for name, mask in [
        ("all sites", counted),
        *((f"without {s}", counted & (matrix.site != s)) for s in args.except_site),
    ]:
        print(
            f"{name}: {curve(target[mask], scores[mask])}\n  at {args.threshold}: {point(target[mask], reported[mask])}"
        )
    hits = list(np.flatnonzero(counted & target & reported))
    same = sum(bool(set(given[i]) & set(matrix.rows[i].labels)) for i in hits)
    each = sum(len(given[i]) for i in hits) / max(1, len(hits))
    print(f"same category {same / max(1, len(hits)):.3f} of {len(hits)}, {each:.2f} a unit")
    _by_category(matrix, counted & target, reported)
    if args.manifest:
        _by_specialty(matrix, args.manifest, counted, target, reported)


def _by_category(matrix: Matrix, mask: Any, reported: Any) -> None:
    table: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for i in np.flatnonzero(mask):
        for label in matrix.rows[i].labels:
            table[label][0] += 1
            table[label][1] += int(reported[i])
    for label, (total, hit) in sorted(table.items(), key=lambda item: -item[1][0]):
        print(f"  {label:26s} positive {total:4d}  found {hit:4d}  recall {hit / total:.2f}")


def _by_specialty(matrix: Matrix, manifest: Path, counted: Any, target: Any, reported: Any) -> None:
    lines = [line.split("\t") for line in manifest.read_text(encoding="utf-8").splitlines()]
    file, specialty = lines[0].index("file"), lines[0].index("specialty")
    of = {line[file]: line[specialty] for line in lines[1:]}
    names = np.array([of.get(row.file, "?") for row in matrix.rows])
    for name in sorted(set(names[counted])):
        mask = counted & (names == name)
        print(f"  {name:20s} {point(target[mask], reported[mask])}")


if __name__ == "__main__":
    main()
