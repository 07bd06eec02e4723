from lxml import etree

from .findings import report


def test_one_file_a_page_one_error_a_finding() -> None:
    root = etree.fromstring(report("checkstyle").encode())
    assert root.tag == "checkstyle" and [file.get("name") for file in root] == [
        "knee/pain.html",
        "hip.html",
        "zoo.html",
    ]
    assert [error.get("severity") for error in root.iter("error")] == [
        "error", "warning", "error", "info", "error", "ignore", "ignore",
    ]  # fmt: skip
    assert {error.get("source") for error in root.iter("error")} == {
        "contentlint.claim-cure",
        "contentlint.heading-skips-level",
    }


def test_no_findings_is_an_empty_report() -> None:
    assert len(etree.fromstring(report("checkstyle", []).encode())) == 0
