import csv
import io

import pytest

from .findings import SEVERAL, finding, place, report


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_a_finding_with_its_keys() -> None:
    found = rows(report("csv"))
    assert len(found) == len(SEVERAL)
    assert (found[0]["path"], found[0]["line"], found[0]["column"]) == ("knee/pain.html", "3", "5")
    assert (found[0]["severity"], found[0]["references"], found[0]["ignored"]) == ("error", "wcag-1.1.1", "")
    assert found[-1]["ignored"] == "in the baseline"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_starts_a_formula(start: str) -> None:
    text = f'{start}cmd|" /C calc"!A1'
    (row,) = rows(report("csv", [finding(message=text, place=place(path=text, excerpt=text))]))
    for name in ("message", "path", "excerpt"):
        assert row[name].lstrip()[0] not in "=+-@＝\t\r"


def test_a_line_begins_with_a_quotation_mark() -> None:
    text = report("csv", [finding(place=place(path="::error::x", context="a\n::error::b"))])
    assert all(line.startswith('"') for line in text.splitlines())
