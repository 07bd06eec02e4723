import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

import contentlint
from contentlint.finding import Edit, Finding, Fix

from .findings import SEVERAL, finding, place, report

SCHEMA = json.loads((Path(__file__).parents[1] / "data/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def run_of(found: list[Finding]) -> dict[str, Any]:
    log = json.loads(report("sarif", found))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    return dict(run)


def regions(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [region for item in value for region in regions(item)]
    if not isinstance(value, dict):
        return []
    own = [item for key, item in value.items() if key in ("region", "contextRegion", "deletedRegion")]
    return own + [region for item in value.values() for region in regions(item)]


@pytest.mark.parametrize("found", [[], SEVERAL], ids=["none", "several"])
def test_the_schema_holds(found: list[Finding]) -> None:
    run = run_of(found)
    assert len(run["results"]) == len(found)
    assert all(region.keys() & {"startLine", "charOffset"} for region in regions(run))


def test_real_findings_hold_too() -> None:
    text = "<h1>é</h1>\n<h3>{{ x }} [a](b)</h3><img src='a.png'\n width=1>" + "<p>word</p>" * 40 + "<img src=x>"
    run = run_of(contentlint.lint_text(text, "a b/ü.html", contentlint.Config(select=("all",))))
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert {unquote(uri) for uri in uris} == {"a b/ü.html"} and all(uri.isascii() for uri in uris)


def test_a_rule_brings_its_help() -> None:
    run = run_of(SEVERAL)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [f.rule for f in SEVERAL]
    (known,) = [rule for rule in rules if rule["id"] == "heading-skips-level"]
    assert "Good:" in known["help"]["text"] and "Good:" in known["help"]["markdown"]
    assert {"heading", "wcag-1.3.1"} <= set(known["properties"]["tags"])
    assert known["defaultConfiguration"] == {"level": "warning"}


def test_the_help_address_is_that_of_the_clause() -> None:
    run = run_of([finding(references=("wcag-1.1.1",)), finding(rule="claim-other")])
    first, second = run["tool"]["driver"]["rules"]
    assert first["helpUri"].startswith("https://www.w3.org/") and "helpUri" not in second


def test_places_are_in_code_points() -> None:
    run = run_of(SEVERAL[:1])
    assert run["columnKind"] == "unicodeCodePoints"
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    region, context = physical["region"], physical["contextRegion"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 5, 13)
    assert region["snippet"]["text"] == "cures it"
    inside = slice(region["startColumn"] - context["startColumn"], region["endColumn"] - context["startColumn"])
    assert context["snippet"]["text"][inside] == "cures it"


def test_related_places_are_told() -> None:
    (related,) = run_of(SEVERAL)["results"][2]["relatedLocations"]
    assert related["message"]["text"] == "first said here"
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "knee/pain.html"


def test_a_fix_is_told_as_edits_in_the_file() -> None:
    edits = (Edit(46, 48, "one"), Edit(60, 60, "<b>"))
    safe, unsafe, none = run_of(
        [finding(fix=Fix(edits[:1]), suggestion="cures one"), finding(fix=Fix(edits, safe=False)), finding()]
    )["results"]
    (fix,) = safe["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "knee/pain.html"
    (replacement,) = change["replacements"]
    # The finding starts at offset 40 in column 5, so that offset 46 is column 11.
    assert replacement["deletedRegion"] == {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 13}
    assert replacement["insertedContent"] == {"text": "one"}
    (fix,) = unsafe["fixes"]
    assert "changes what visitors get" in fix["description"]["text"]
    assert fix["artifactChanges"][0]["replacements"][1]["deletedRegion"] == {"charOffset": 60, "charLength": 0}
    assert "fixes" not in none and safe["properties"]["suggestion"] == "cures one"


def test_d37_settled_findings_stay_with_their_suppressions() -> None:
    kept = [result["suppressions"] for result in run_of(SEVERAL)["results"]]
    assert kept[:5] == [[]] * 5
    assert [(one["kind"], one["justification"]) for (one,) in kept[5:]] == [
        ("inSource", "agreed with the board"),
        ("external", "in the baseline"),
    ]


def test_a_message_makes_no_placeholder_and_no_link() -> None:
    (result,) = run_of([finding(message="{0} [click](https://evil.example)")])["results"]
    assert result["message"]["text"] == "{{0}} [click] (https://evil.example)"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a.html", "a.html"),
        ("a:b.html", "a%3Ab.html"),
        ("50% off#1.html", "50%25%20off%231.html"),
        ("/srv/www/a.html", "file:///srv/www/a.html"),
        ("C:\\www\\a.html", "file:///C:%5Cwww%5Ca.html"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (result,) = run_of([finding(place=place(path=path))])["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_path_below_the_current_folder_is_relative() -> None:
    (result,) = run_of([finding(place=place(path=str(Path.cwd() / "a.html")))])["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.html"
