from pathlib import Path

import pytest

from contentlint.config import ConfigError
from contentlint.config_file import load_config
from contentlint.finding import Confidence, Finding, Severity
from contentlint.gate import Budget, Gate, budgets

from .report.findings import finding, place


def gate_of(found: list[Finding], fail_on: Severity = Severity.ERROR, **options: object) -> Gate:
    gate = Gate(fail_on, **options)  # type: ignore[arg-type]
    for one in found:
        gate.add(one)
    return gate


WARNING = finding(severity=Severity.WARNING)


def test_what_is_settled_or_of_low_confidence_never_fails() -> None:
    found = [finding(ignored="x"), finding(confidence=Confidence.LOW)] * 5
    assert not gate_of(found, Severity.INFO, max_warnings=0, budgets=(Budget("claim", 0),)).fails


def test_severity_decides() -> None:
    assert not gate_of([WARNING]).fails
    assert gate_of([WARNING], Severity.WARNING).fails
    assert gate_of([WARNING, finding()]).fails


@pytest.mark.parametrize(("count", "fails"), [(2, False), (3, True)])
def test_more_warnings_than_wanted_fail(count: int, fails: bool) -> None:
    gate = gate_of([WARNING] * count, max_warnings=2)
    assert gate.fails == fails
    assert gate.reasons == (["too many warnings: 3 of 2"] if fails else [])


@pytest.mark.parametrize(("count", "fails"), [(2, False), (3, True)])
def test_d35_a_budget_holds_its_findings_and_fails_when_overdrawn(count: int, fails: bool) -> None:
    for selector in ("claim-cure", "claim"):
        gate = gate_of([finding()] * count, budgets=(Budget(selector, 2),))
        assert gate.fails == fails
        assert gate.reasons == ([f"over budget: {selector} has 3 of 2"] if fails else [])


def test_a_budget_leaves_other_rules_alone() -> None:
    assert gate_of([finding()], budgets=(Budget("heading", 5), Budget("claim-cured", 5))).fails


def test_a_budget_may_hold_for_some_paths(tmp_path: Path) -> None:
    budget = Budget("claim", 1, "blog/**", tmp_path)
    inside, outside = (finding(place=place(path=str(tmp_path / name))) for name in ("blog/a/b.html", "a.html"))
    assert not gate_of([inside], budgets=(budget,)).fails
    assert gate_of([inside, inside], budgets=(budget,)).reasons == ["over budget: claim on blog/** has 2 of 1"]
    assert gate_of([outside], budgets=(budget,)).fails
    assert gate_of([finding(place=place(path="/elsewhere/blog/a.html"))], budgets=(budget,)).fails


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "contentlint.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_budgets_stand_in_the_configuration(tmp_path: Path) -> None:
    path = write(tmp_path, '[budgets]\nimage-alt-missing = 10\nheading = { "blog/**" = 3, "*.md" = 0 }\n')
    assert budgets(load_config(path)) == (
        Budget("image-alt-missing", 10, None, tmp_path),
        Budget("heading", 3, "blog/**", tmp_path),
        Budget("heading", 0, "*.md", tmp_path),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[budgets]\nimage-alt-mising = 1", r"toml:2: budgets.image-alt-mising: .*did you mean `image-alt-missing`"),
        ("[budgets]\nheading = -1", "budgets.heading: a budget is 0 or more"),
        ('[budgets]\nheading = {"a" = -1}', "budgets.heading: a budget is 0 or more"),
        ('[budgets]\nheading = "many"', "budgets: "),
    ],
)
def test_d19_a_wrong_budget_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load_config(write(tmp_path, text))
