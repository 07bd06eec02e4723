"""The probe: more than forty defects on one page, all found at their places, none told twice, nothing else told."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.finding import Finding
from contentlint.source import Source

FOLDER = Path(__file__).parent / "data" / "probe"
DEFECTS: list[dict[str, Any]] = tomllib.loads((FOLDER / "defects.toml").read_text("utf-8"))["defects"]
PAGE = Source.from_path(FOLDER / "page.html")


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return list(lint([PAGE], Config().keeping(across=False)))


def tells(finding: Finding, defect: dict[str, Any]) -> bool:
    """True where a finding is of the defect's rule and stands at its place."""
    text, place = PAGE.text, finding.place
    if finding.rule != defect["rule"]:
        return False
    if "within" in defect:
        start = text.index(defect["within"])
        return start <= place.start and place.end <= start + len(defect["within"])
    at, start = defect["at"], -1
    if "before" in defect:
        start = text.index(defect["before"] + at) + len(defect["before"])
    else:
        for _ in range(defect.get("nth", 1)):
            start = text.index(at, start + 1)
    return (place.start, place.end) == (start, start + len(at))


def test_there_are_more_than_forty_kinds() -> None:
    assert len({defect["kind"] for defect in DEFECTS}) >= 40


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect["kind"])
def test_each_defect_is_told_once_at_its_place(findings: list[Finding], defect: dict[str, Any]) -> None:
    found = [finding for finding in findings if tells(finding, defect)]
    assert len(found) == 1, [
        f"{f.place.start}-{f.place.end} {f.place.excerpt!r}" for f in findings if f.rule == defect["rule"]
    ]


def test_nothing_else_is_told(findings: list[Finding]) -> None:
    others = [f for f in findings if not any(tells(f, defect) for defect in DEFECTS)]
    assert [f"{f.place.line}: {f.rule} {f.place.excerpt}" for f in others] == []
