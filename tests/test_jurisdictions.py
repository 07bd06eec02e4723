"""Jurisdictions: severities and clauses for the claim rules."""

import pickle
from pathlib import Path

import pytest

from contentlint.catalog import catalog
from contentlint.config import Config, ConfigError
from contentlint.config_file import load_config
from contentlint.engine import lint_text
from contentlint.finding import Finding, Severity
from contentlint.packs import jurisdictions, law, references

STORY = '<p>"My eczema vanished after two sessions," says Priya.</p>'
KEYS = {"us", "us-ca", "gb", "au", "ca", "ca-on", "ie", "nz", "eu", "de", "in"}


def under(*names: str, html: str = STORY) -> dict[str, Finding]:
    config = Config(select=("claim",), shared={"jurisdictions": names} if names else {})
    return {finding.rule: finding for finding in lint_text(html, config=config)}


def test_the_jurisdictions_are_there_and_read() -> None:
    assert set(jurisdictions()) == KEYS
    assert all(table["title"] for table in jurisdictions().values())


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_rule_and_clause_of_a_jurisdiction_exists(key: str) -> None:
    here, known = law((key,)), catalog().rules
    assert {*here.severity, *here.cite, *here.options} <= set(known)
    cited = [*(k for keys in here.cite.values() for k in keys), *(k for o in here.options.values() for k in o["goods"])]
    assert [k for k in cited if k not in references()] == []


def test_a_story_is_an_error_where_the_law_forbids_it() -> None:
    rule = "claim-testimonial-outcome"
    assert under()[rule].severity == Severity.WARNING
    assert under("gb")[rule].severity == Severity.WARNING
    assert under("au")[rule].severity == Severity.ERROR
    assert under("gb", "au")[rule].severity == Severity.ERROR, "the most severe of several counts"


def test_a_jurisdiction_adds_its_clauses_once() -> None:
    found = under("us", "au")["claim-testimonial-outcome"].references
    assert found.count("au-nl-133c") == 1 and "us-16cfr255.2" in found


def test_a_jurisdiction_includes_others_and_has_other_names() -> None:
    assert "eu-ucpd-17" in law(("de",)).cite["claim-cure"]
    assert law(("uk",)) == law(("gb",))


def test_clauses_on_goods_are_cited_where_goods_are_named() -> None:
    rule = "claim-efficacy"
    assert "ca-fda-3" in under("ca", html="<p>Our herbal tincture relieves back pain.</p>")[rule].references
    assert "ca-fda-3" not in under("ca", html="<p>Spinal manipulation relieves back pain.</p>")[rule].references


def test_the_configured_severity_has_the_last_word() -> None:
    config = Config(select=("claim",), shared={"jurisdictions": ("au",)}, rules={"claim-testimonial-outcome": "info"})
    (found,) = [f for f in lint_text(STORY, config=config) if f.rule == "claim-testimonial-outcome"]
    assert found.severity == Severity.INFO


def test_a_configuration_with_jurisdictions_travels_to_workers() -> None:
    config = Config(select=("claim",), shared={"jurisdictions": ("au",)})
    before = config.active
    assert [a[1:] for a in pickle.loads(pickle.dumps(config)).active] == [a[1:] for a in before]


@pytest.mark.parametrize(
    ("name", "hint"), [("gbr", "did you mean `gb`"), ("mars", "no jurisdiction `mars`"), ("../us", "no jurisdiction")]
)
def test_an_unknown_jurisdiction_is_a_configuration_error(name: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=hint):
        _ = Config(shared={"jurisdictions": (name,)}).active


def test_the_error_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "contentlint.toml"
    path.write_text('root = true\njurisdictions = ["gbr"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"contentlint\.toml:2: "):
        load_config(path)


def test_a_pack_of_the_clinic_may_hold_a_jurisdiction(tmp_path: Path) -> None:
    pack = tmp_path / "house.toml"
    pack.write_text(
        '[jurisdiction.house]\nincludes = ["us"]\n[jurisdiction.house.severity]\nclaim-efficacy = "error"\n'
    )
    assert law(("house",), (pack,)).severity == {"claim-efficacy": Severity.ERROR}
