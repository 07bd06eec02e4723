from pathlib import Path

import pytest
from lxml import etree

from contentlint.finding import Finding

from .findings import SEVERAL, report

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "data/schemas/junit-10.xsd"))


@pytest.mark.parametrize("found", [[], SEVERAL], ids=["none", "several"])
def test_the_schema_holds(found: list[Finding]) -> None:
    root = etree.fromstring(report("junit", found).encode())
    SCHEMA.assertValid(root)
    assert len(root.findall(".//testcase")) == len(found)


def test_one_suite_a_page_with_its_counts() -> None:
    root = etree.fromstring(report("junit").encode())
    suites = [(s.get("name"), s.get("tests"), s.get("failures"), s.get("skipped")) for s in root.findall("testsuite")]
    assert suites == [("knee/pain.html", "2", "2", "0"), ("hip.html", "4", "1", "3"), ("zoo.html", "1", "0", "1")]
    for suite in root.findall("testsuite"):
        assert str(len(suite.findall(".//failure"))) == suite.get("failures")
        assert str(len(suite.findall(".//skipped"))) == suite.get("skipped")
