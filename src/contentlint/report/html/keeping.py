"""What the report read of a page, kept between runs, so that only pages that changed are read again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from contentlint.cache import Cache, Form, packed, unpacked
from contentlint.engine import Result, Store
from contentlint.report.claims import Row
from contentlint.report.html.looking import Looked, Score
from contentlint.report.html.placing import At, Entry


class Stores(NamedTuple):
    """Where pages of the report are kept, and the results of pages that only rules across pages look at."""

    looked: Store | None = None
    results: Store | None = None


@contextmanager
def stores(target: float) -> Iterator[Stores]:
    """The stores in the system's folder for caches; hard sentences are told apart by ``target``, a school grade."""
    looked, results = Cache(form=Form(f"report {target:g}", _pack, _unpack)), Cache()
    try:
        yield Stores(looked, results)
    finally:
        looked.close()
        results.close()


def _pack(looked: Looked) -> dict[str, Any]:
    return {
        **packed(Result(looked.findings, looked.marks)),
        "page": [looked.name, looked.title, looked.score],
        "entries": [entry[:-1] for entry in looked.entries],
        "places": looked.places,
        "claims": looked.claims,
        "hard": looked.hard,
    }


def _unpack(table: dict[str, Any]) -> Looked:
    findings, marks = unpacked(table)
    name, title, score = table["page"]
    return Looked(
        str(name), str(title), Score(*score), tuple(Entry(*row) for row in table["entries"]), findings,
        tuple(At(*row) for row in table["places"]),
        tuple((Row(*row), At(*at), At(*sentence)) for row, at, sentence in table["claims"]),
        tuple((At(*at), grade) for at, grade in table["hard"]), marks,
    )  # fmt: skip
