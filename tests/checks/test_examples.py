"""Every rule's own examples, those of the packs included."""

import pytest

from contentlint.catalog import catalog
from contentlint.packs import references
from contentlint.rules import FAMILIES, Rule
from contentlint.testing import Case, cases

RULES = list(catalog().rules.values())
OWN = [rule for rule in RULES if not rule.by_engine]


@pytest.mark.parametrize("case", list(cases(OWN)), ids=lambda case: case.name)
def test_example(case: Case) -> None:
    case.run()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_documented_and_named_by_its_family(rule: Rule) -> None:
    assert rule.by_engine or rule.family in FAMILIES
    assert rule.doc.summary.endswith(".") and rule.doc.why.endswith((".", ")"))
    assert {option.name for option in rule.options} >= set(rule.doc.options)
    assert all(option.doc for option in rule.options), "every option is explained"
    assert not rule.id.startswith(("no-", "check-"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_reference_resolves(rule: Rule) -> None:
    assert [key for key in rule.references if key not in references()] == []


@pytest.mark.parametrize("key", list(references()))
def test_every_reference_says_what_was_read(key: str) -> None:
    entry = references()[key]
    assert entry["title"]
    assert entry["url"].startswith("https://") or entry["url"].startswith("http://")
    assert entry["verified"] in ("primary", "secondary", "memory")
    assert entry["verified"] == "memory" or entry["read"].year >= 2026
