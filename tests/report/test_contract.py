"""What every format that can carry it says of a finding."""

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from contentlint.finding import Confidence, Finding, Severity
from contentlint.report import formats, keeps_ignored

from .findings import finding, place, report
from .test_github import parsed

Told = dict[str, str]
MESSAGE = "a cure is promised"
FOUND = [
    finding(severity=severity, confidence=confidence, message=MESSAGE, fingerprint=f"{number:016x}",
            place=place(path=f"page-{number}.html", line=100 + number, end_line=100 + number, column=200 + number, end_column=208 + number))
    for number, (severity, confidence) in enumerate(product(Severity, Confidence), 1)
]  # fmt: skip


def _json(text: str) -> list[Told]:
    return [{key: str(value) for key, value in entry.items()} for entry in json.loads(text)]


def _lines(text: str) -> list[Told]:
    return _json(f"[{','.join(text.splitlines())}]")


def _csv(text: str) -> list[Told]:
    return list(csv.DictReader(io.StringIO(text)))


def _sarif(text: str) -> list[Told]:
    levels = {"error": "error", "warning": "warning", "note": "info"}
    found = []
    for result in json.loads(text)["runs"][0]["results"]:
        physical = result["locations"][0]["physicalLocation"]
        found.append(
            {
                "severity": levels[result["level"]], "rule": result["ruleId"], "message": result["message"]["text"],
                "confidence": result["properties"]["confidence"], "path": physical["artifactLocation"]["uri"],
                "line": str(physical["region"]["startLine"]), "column": str(physical["region"]["startColumn"]),
                "fingerprint": result["partialFingerprints"]["contentlint/v1"],
            }
        )  # fmt: skip
    return found


def _github(text: str) -> list[Told]:
    severities = {"error": "error", "warning": "warning", "notice": "info"}
    return [
        {"severity": severities[command], "path": fields["file"], "line": fields["line"], "column": fields["col"],
         "rule": fields["title"].removeprefix("contentlint: "), **_described(data.rpartition(" [")[0])}
        for command, fields, data in parsed(text)
    ]  # fmt: skip


def _described(text: str) -> Told:
    message, _, rest = text.partition(" (")
    return {"message": message, "confidence": rest.split(" ")[0] or "high"}


def _gitlab(text: str) -> list[Told]:
    severities = {"major": "error", "minor": "warning", "info": "info"}
    return [
        {"severity": severities[entry["severity"]], "rule": entry["check_name"], "path": entry["location"]["path"],
         "line": str(entry["location"]["lines"]["begin"]), "column": str(entry["location"]["positions"]["begin"]["column"]),
         **_described(entry["description"])}
        for entry in json.loads(text)
    ]  # fmt: skip


def _checkstyle(text: str) -> list[Told]:
    return [
        {"path": file.get("name", ""), "severity": error.get("severity", ""), "line": error.get("line", ""),
         "column": error.get("column", ""), "rule": error.get("source", "").removeprefix("contentlint."),
         **_described(error.get("message", ""))}
        for file in etree.fromstring(text.encode()) for error in file
    ]  # fmt: skip


def _junit(text: str) -> list[Told]:
    found = []
    for case in etree.fromstring(text.encode()).iter("testcase"):
        rule, _, at = case.get("name", "").partition(" at ")
        line, _, column = at.partition(":")
        found.append(
            {"path": case.get("classname", ""), "rule": rule, "line": line, "column": column,
             "severity": case[0].get("type", ""), "fingerprint": (case[0].text or "").split()[-1],
             **_described(case[0].get("message", ""))}
        )  # fmt: skip
    return found


def _rdjson(text: str) -> list[Told]:
    return _diagnostics(json.loads(text)["diagnostics"])


def _rdjsonl(text: str) -> list[Told]:
    return _diagnostics([json.loads(line) for line in text.splitlines()])


def _diagnostics(found: list[dict[str, object]]) -> list[Told]:
    told = []
    for one in json.loads(json.dumps(found)):
        where = one["location"]["range"]["start"]
        told.append(
            {"severity": one["severity"].lower(), "rule": one["code"]["value"], "path": one["location"]["path"],
             "line": str(where["line"]), **_described(one["message"])}
        )  # fmt: skip
    return told


def _markdown(text: str) -> list[Told]:
    found, path = [], ""
    for line in text.splitlines():
        if line.startswith("#### "):
            path = line[5:].strip("`")
        elif line.startswith("- "):
            _, severity, rest = line.split("**")
            at, _, told = rest.strip().partition(" ")
            message, _, tail = told.replace("\\", "").partition(" `")
            found.append(
                {"path": path, "severity": severity, "line": at.split(":")[0], "column": at.split(":")[1],
                 "rule": tail.split("`")[-2], **_described(message)}
            )  # fmt: skip
    return found


def _concise(text: str) -> list[Told]:
    found = []
    for line in text.splitlines():
        where, severity, rest = line.split(" ", 2)
        path, at, column, _ = where.split(":")
        message, _, rule = rest.rpartition(" [")
        low = {"confidence": "low"} if severity.endswith("?") else {}
        found.append(
            {"path": path, "line": at, "column": column, "severity": severity.rstrip("?"), "message": message,
             "rule": rule.rstrip("]"), **low}
        )  # fmt: skip
    return found


def _text(text: str) -> list[Told]:
    return _concise("\n".join(line for line in text.splitlines() if line and not line.startswith(" ")))


READERS: dict[str, Callable[[str], list[Told]]] = {
    "text": _text, "concise": _concise, "json": _json, "jsonl": _lines, "csv": _csv, "sarif": _sarif, "github": _github,
    "github-summary": _markdown, "gitlab": _gitlab, "junit": _junit, "checkstyle": _checkstyle, "rdjson": _rdjson,
    "rdjsonl": _rdjsonl, "markdown": _markdown,
}  # fmt: skip
ALWAYS = {"severity", "rule", "path", "line", "message"}
# The formats that have no field for it (columns: reviewdog counts bytes, which a cut line doesn't tell).
CAN_NOT = {
    "text": {"fingerprint"}, "concise": {"fingerprint"}, "github": {"fingerprint"}, "github-summary": {"fingerprint"},
    "markdown": {"fingerprint"}, "checkstyle": {"fingerprint"}, "gitlab": {"fingerprint"},
    "rdjson": {"fingerprint", "column"}, "rdjsonl": {"fingerprint", "column"},
}  # fmt: skip


def expected(one: Finding) -> Told:
    return {
        "severity": str(one.severity), "confidence": str(one.confidence), "rule": one.rule, "path": one.place.path,
        "line": str(one.place.line), "column": str(one.place.column), "message": one.message, "fingerprint": one.fingerprint,
    }  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_d36_severity_rule_place_and_message_are_in_every_format(name: str) -> None:
    told = READERS[name](report(name, FOUND))
    assert len(told) == len(FOUND)
    for one, found in zip(told, FOUND, strict=True):
        wanted = expected(found)
        assert set(one) >= ALWAYS
        assert {key: value for key, value in one.items() if key in wanted} == {
            key: wanted[key] for key in one.keys() & wanted.keys()
        }


@pytest.mark.parametrize("name", READERS)
def test_d36_confidence_column_and_fingerprint_are_where_a_format_can_carry_them(name: str) -> None:
    for one in READERS[name](report(name, [f for f in FOUND if f.confidence == Confidence.LOW])):
        assert {"confidence", "column", "fingerprint"} - CAN_NOT.get(name, set()) <= set(one)


def test_every_format_is_in_the_contract() -> None:
    assert set(READERS) == set(formats()) - {"statistics"}


@pytest.mark.parametrize("name", [name for name in formats() if name != "statistics"])
def test_d37_a_settled_finding_is_marked_in_every_format(name: str) -> None:
    settled = finding(ignored="agreed with the board")
    assert "agreed with the board" in report(name, [settled])
    assert "agreed with the board" not in report(name, [finding()])
    assert keeps_ignored(name) == (name == "sarif")


def test_every_format_is_described() -> None:
    text = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### (\S+)$", text, re.M)) == set(formats())
