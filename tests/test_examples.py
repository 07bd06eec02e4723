"""The example sites: what is wrong with one of them was written down by hand; nothing is wrong with the other."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from contentlint.catalog import catalog
from contentlint.config import Config
from contentlint.engine import lint
from contentlint.finding import Confidence, Finding

EXAMPLES = Path(__file__).parents[1] / "examples"
CLINIC, QUIET = EXAMPLES / "clinic", EXAMPLES / "quiet"


class Expected(NamedTuple):
    """A fault: the half-open stretch of source it lies in, and whether it fills that stretch."""

    file: str
    rule: str
    start: int
    end: int
    exact: bool
    times: int

    def fits(self, finding: Finding) -> bool:
        place = finding.place
        if (place.path, finding.rule) != (self.file, self.rule):
            return False
        exact = (place.start, place.end) == (self.start, self.end)
        return exact if self.exact else self.start <= place.start <= place.end <= self.end


def read_expected() -> list[Expected]:
    entries = tomllib.loads((CLINIC / "expected.toml").read_text(encoding="utf-8"))["finding"]
    return [expected(**entry) for entry in entries]


def expected(file: str, rule: str, text: str = "", around: str = "", times: int = 1, **others: str) -> Expected:
    page = (CLINIC / file).read_bytes().decode("utf-8")
    stretch = others.get("in", text or around)
    assert page.count(stretch) == 1, f"{file}, {rule}: {stretch!r} must stand there once"
    assert stretch.count(text or around) == 1
    start = page.index(stretch) + stretch.index(text or around)
    return Expected((CLINIC / file).as_posix(), rule, start, start + len(text or around), bool(text), times)


@pytest.fixture(scope="module")
def told() -> list[Finding]:
    return list(lint([CLINIC], Config(select=("all",))))


EXPECTED = read_expected()
KNOWN = [entry for entry in EXPECTED if entry.rule in catalog().rules]


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: f"{Path(entry.file).stem}-{entry.rule}")
def test_the_faults_of_the_clinic_are_found(entry: Expected, told: list[Finding]) -> None:
    found = [finding.place for finding in told if entry.fits(finding)]
    same = [(f.place.path, f.place.line, f.place.excerpt) for f in told if f.rule == entry.rule]
    assert len(found) == entry.times, f"{entry.rule} tells {same}"


def test_the_rules_listed_find_nothing_else(told: list[Finding]) -> None:
    listed = {entry.rule for entry in EXPECTED}
    more = [f for f in told if f.rule in listed and not any(entry.fits(f) for entry in EXPECTED)]
    assert [(f.rule, f.place.path, f.place.line, f.place.excerpt) for f in more] == []


def test_no_rule_crashes_on_the_clinic(told: list[Finding]) -> None:
    assert [finding.message for finding in told if finding.rule == "rule-crashed"] == []


def test_every_family_of_rules_has_a_fault() -> None:
    families = {
        "html",
        "image",
        "heading",
        "link",
        "media",
        "form",
        "meta",
        "schema",
        "url",
        "text",
        "readability",
        "claim",
    }
    assert families | {"trust", "site"} <= {entry.rule.partition("-")[0] for entry in EXPECTED}


def test_nothing_is_wrong_with_the_quiet_site() -> None:
    findings: list[Any] = list(lint([QUIET]))
    assert [(f.rule, f.place.path, f.place.line, f.message) for f in findings] == []
    assert len(list(QUIET.rglob("*.html")) + list(QUIET.glob("templates/*"))) == 7


def test_low_confidence_is_kept_for_people(told: list[Finding]) -> None:
    assert all(not finding.fails for finding in told if finding.confidence == Confidence.LOW)
