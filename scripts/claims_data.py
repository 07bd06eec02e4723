"""Labelled pages and written examples as units, for training and scoring (needs scikit-learn, SciPy and NumPy).

The labels file has one JSON object a line, in page order: `file`, `id` (``b12.3``: block 12, sentence 3), `tag`,
`heading`, `text`, `kind` (positive, neutral, negative) and `labels`.
"""

from __future__ import annotations

import collections
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from contentlint.claims.features import features
from contentlint.claims.unit import Unit

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "tests" / "claims" / "data"
ROLES = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    **dict.fromkeys(("li",), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("button", "summary", "label", "legend"), "button"),
    "figcaption": "caption",
    "blockquote": "quote",
    "dt": "term",
}
NO_SITE = "(written)"
FOLDS = 11
NOT_REPORTED = ("inducement", "protected-title", "source-promise-broken")  # info, or not a matter of one sentence
CATEGORIES = frozenset(path.stem for path in EXAMPLES.glob("*.toml")) - {"extra", "specialties"}
_LINE = re.compile(r"(#{1,6}|[->|])?\s*+(?:\[(\?)?+([^\]]+)\]\s*+)?+(\S.*)")
_TAGS = {"": "p", "-": "li", ">": "blockquote", "|": "td"}
CATEGORY_FEATURES = ("c:", "sig:", "sc:", "list:", "role:", "x:", "ag:", "s2:", "a2:", "w:", "hx:")


class Row(NamedTuple):
    """A unit with its answer: `kind` as in the labels file, `site` the first part of its path."""

    unit: Unit
    kind: str
    labels: tuple[str, ...]
    site: str
    copies: int
    file: str
    id: str


def labelled(path: Path) -> list[Row]:
    """The rows of a labels file."""
    pages: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    copies: collections.Counter[tuple[str, str]] = collections.Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        pages[entry["file"]].append(entry)
        copies[entry["file"].split("/")[0], entry["text"].lower()] += 1
    rows = []
    for file, entries in pages.items():
        site = file.split("/")[0]
        for entry, unit in zip(entries, _units(entries), strict=True):
            count = copies[site, entry["text"].lower()]
            rows.append(Row(unit, entry["kind"], tuple(entry["labels"]), site, count, file, entry["id"]))
    return rows


def _units(entries: list[dict[str, Any]]) -> Iterator[Unit]:
    blocks: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for entry in entries:
        blocks[entry["id"].split(".")[0]].append(entry)
    trail: dict[int, str] = {}
    lead = ""
    for block in blocks.values():
        tag = block[0]["tag"]
        role = ROLES.get(tag, "paragraph")
        texts = [entry["text"] for entry in block]
        if role == "heading":
            trail = {level: text for level, text in trail.items() if level < int(tag[1])}
            trail[int(tag[1])] = " ".join(texts)
        listed = role in ("item", "cell")
        for i, entry in enumerate(block):
            before, after = (texts[i - 1] if i else ""), (texts[i + 1] if i + 1 < len(texts) else "")
            yield Unit(
                entry["text"], role, entry["heading"], lead if listed else "", before, after, " ".join(texts),
                trail=tuple(trail.values()),
            )  # fmt: skip
        if not listed:
            lead = texts[-1]


def written(folder: Path = EXAMPLES) -> list[Row]:
    """The examples of the tests: sentences and pages written for this project."""
    rows = [row for path in sorted((folder / "pages").glob("*.txt")) for row in page_rows(path)]
    for path in sorted(folder.glob("*.toml")):
        for category, claimed, unit in examples(path):
            kind = "negative" if not claimed else "none" if category in NOT_REPORTED else "positive"
            rows.append(Row(unit, kind, (category,) if claimed else (), NO_SITE, 1, path.name, ""))
    return rows


def page_rows(path: Path) -> list[Row]:
    """The sentences of a written page (tests/claims/data/pages/README.md has the form)."""
    entries = list(_entries(path))
    return [
        Row(unit, entry["kind"], tuple(entry["labels"]), NO_SITE, 1, path.name, "")
        for entry, unit in zip(entries, _units(entries), strict=True)
    ]


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    heading, block, last = "", 0, ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            last = ""
            continue
        mark, unsure, labels, text = match.groups(default="")
        unknown = {name.strip() for name in labels.split(",") if name.strip()} - CATEGORIES
        if unknown:
            raise ValueError(f"{path}:{number}: no such category: {', '.join(sorted(unknown))}")
        tag = f"h{len(mark)}" if mark.startswith("#") else _TAGS[mark]
        if tag != "p" or last != "p":
            block += 1
        last = tag
        heading = text if mark.startswith("#") else heading
        kind = "negative" if not labels else "neutral" if unsure else "positive"
        names = [name.strip() for name in labels.split(",")] if labels else []
        yield {"id": f"b{block}.0", "tag": tag, "heading": heading, "text": text, "kind": kind, "labels": names}


def examples(path: Path) -> Iterator[tuple[str, bool, Unit]]:
    """(category, whether it is claimed, unit) of one examples file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = {path.stem: table} if "bad" in table else table
    for name, lists in tables.items():
        for key in ("bad", "good"):
            for line in lists[key].strip().splitlines():
                category, _, rest = line.partition(" | ")
                if not rest:
                    category, rest = name, line
                yield category, key == "bad", example(rest)


def example(line: str) -> Unit:
    """A unit from ``sentence`` or ``role @ heading :: sentence``."""
    place, mark, text = line.partition(" :: ")
    if not mark:
        return Unit(line)
    role, _, heading = place.partition(" @ ")
    return Unit(text, role, heading, heading if role in ("item", "cell") else "", trail=(heading,))


def fit(x: Any, target: Any, weight: Any, *, c: float = 0.5, drop: float = 0.7) -> tuple[Any, float]:
    """Weights and bias of a logistic regression as if a share `drop` of the features were hidden at random each time.

    That keeps one strong word from hiding the rest. To second order it is a penalty on each weight in proportion to how
    much is known of its feature (Wager, Wang, Liang 2013, https://arxiv.org/abs/1307.1493), here with the base rate in
    place of each estimate; so a single fit does it, with the columns scaled.
    """
    rate = float(np.average(target, weights=weight))
    known = np.asarray(x.multiply(x).T @ weight).ravel() * rate * (1 - rate)
    scale = 1 / np.sqrt(1 + c * known * drop / (1 - drop))
    model = LogisticRegression(C=c, solver="liblinear", tol=1e-2)
    model.fit(x @ sparse.diags(scale), target.astype(int), sample_weight=weight)
    return model.coef_[0] * scale, float(model.intercept_[0])


class Matrix:
    """Rows as a sparse matrix over the features that occur on enough sites or in enough examples."""

    def __init__(self, rows: list[Row], *, sites: int = 3, written_rows: int = 5) -> None:
        self.rows = rows
        named = [set(features(row.unit)) for row in rows]
        seen: dict[str, set[str]] = collections.defaultdict(set)
        own: collections.Counter[str] = collections.Counter()
        for row, names in zip(rows, named, strict=True):
            for name in names:
                if row.site == NO_SITE:
                    own[name] += 1
                else:
                    seen[name].add(row.site)
        self.names = sorted(n for n in seen.keys() | own.keys() if len(seen[n]) >= sites or own[n] >= written_rows)
        index = {name: i for i, name in enumerate(self.names)}
        pairs = [(i, index[name]) for i, names in enumerate(named) for name in names if name in index]
        at = tuple(np.array(pairs).T)
        self.x = sparse.csr_matrix((np.ones(len(pairs)), at), shape=(len(rows), len(self.names)))
        self.kind = np.array([row.kind for row in rows])
        self.site = np.array([row.site for row in rows])
        self.copies = np.array([row.copies for row in rows])
        self.example = np.array([row.file.endswith(".toml") for row in rows])

    def folds(self) -> Iterator[tuple[Any, Any]]:
        """(train, test) by site; the written examples are always in train, never in test."""
        real = np.flatnonzero(self.site != NO_SITE)
        own = np.flatnonzero(self.site == NO_SITE)
        for train, test in GroupKFold(FOLDS).split(real, groups=self.site[real]):
            yield np.r_[real[train], own], real[test]

    def fit_claim(self, rows: Any, *, neutral: float = 0.05, own: float = 3.0) -> tuple[Any, float]:
        """Weights and bias of "reported".

        Neutral rows count as positive with weight `neutral`, single examples weigh `own` (sentences of written pages 1),
        copies on a site share theirs.
        """
        rows = rows[self.kind[rows] != "none"]
        weight = 1 / np.sqrt(self.copies[rows])
        weight[self.kind[rows] == "neutral"] *= neutral
        weight[self.example[rows]] *= own
        return fit(self.x[rows], self.kind[rows] != "negative", weight)

    def fit_categories(self, rows: Any, *, c: float = 0.1) -> dict[str, tuple[Any, float]]:
        """Weights and bias of each category against the others, among claims."""
        rows = np.array([i for i in rows if self.rows[i].labels and self.kind[i] != "negative"])
        used = np.array([name.startswith(CATEGORY_FEATURES) for name in self.names], dtype=float)
        x = self.x[rows] @ sparse.diags(used)
        weight = np.where(self.kind[rows] == "neutral", 0.3, 1.0) / np.sqrt(self.copies[rows])
        found = {}
        for category in sorted({label for i in rows for label in self.rows[i].labels}):
            target = np.array([category in self.rows[i].labels for i in rows]).astype(int)
            model = LogisticRegression(C=c, solver="liblinear", tol=1e-2).fit(x, target, sample_weight=weight)
            found[category] = (model.coef_[0], float(model.intercept_[0]))
        return found
