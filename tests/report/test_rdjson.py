import json
from typing import Any

import jsonschema
import pytest

from contentlint.finding import Edit, Fix

from .findings import SEVERAL, finding, place, report

# The messages of reviewdog.proto (https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto), with no
# field beside those that reviewdog has always known: it refuses a report that holds another.
TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}


def message(required: list[str], **fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "additionalProperties": False, "required": required}


POSITION = message([], line=NUMBER, column=NUMBER)
RANGE = message(["start"], start=POSITION, end=POSITION)
SOURCE = message(["name"], name=TEXT, url=TEXT)
DIAGNOSTIC = message(
    ["message", "location"],
    message=TEXT,
    location=message(["path"], path=TEXT, range=RANGE),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    source=SOURCE,
    code=message(["value"], value=TEXT, url=TEXT),
    suggestions={"type": "array", "items": message(["range", "text"], range=RANGE, text=TEXT)},
)
RESULT = message(["diagnostics"], diagnostics={"type": "array", "items": DIAGNOSTIC}, source=SOURCE)


@pytest.mark.parametrize("count", [0, len(SEVERAL)])
def test_the_messages_are_those_of_the_format(count: int) -> None:
    result = json.loads(report("rdjson", SEVERAL[:count]))
    jsonschema.Draft202012Validator(RESULT).validate(result)
    assert len(result["diagnostics"]) == count
    lines = report("rdjsonl", SEVERAL[:count]).splitlines()
    for line in lines:
        jsonschema.Draft202012Validator(DIAGNOSTIC).validate(json.loads(line))
    assert len(lines) == count


def test_columns_count_bytes_of_utf_8() -> None:
    known, cut = (
        diagnostic["location"]["range"]
        for diagnostic in json.loads(report("rdjson", [finding(), finding(place=place(column=500, end_column=508))]))[
            "diagnostics"
        ]
    )
    before = len("<p>é".encode())
    assert known == {"start": {"line": 3, "column": before + 1}, "end": {"line": 3, "column": before + 9}}
    assert cut == {"start": {"line": 3}, "end": {"line": 3}}


def test_a_safe_fix_is_a_suggestion() -> None:
    edit, outside = Edit(46, 48, "one"), Edit(60, 61, "")
    fixes = [Fix((edit,)), Fix((edit,), safe=False), Fix((outside,)), Fix((edit, outside)), None]
    first, *others = json.loads(report("rdjson", [finding(fix=fix) for fix in fixes]))["diagnostics"]
    before = len("<p>écures ".encode())
    assert first["suggestions"] == [
        {
            "range": {"start": {"line": 3, "column": before + 1}, "end": {"line": 3, "column": before + 3}},
            "text": "one",
        }
    ]
    assert all("suggestions" not in other for other in others)
