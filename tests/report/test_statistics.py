from .findings import SEVERAL, report


def test_counts_by_severity_family_rule_and_page() -> None:
    rows = [line.split(maxsplit=2) for line in report("statistics").splitlines()[1:-1]]
    assert [(int(n), int(pages), what) for n, pages, what in rows] == [
        (2, 2, "severity error"),
        (1, 1, "severity info"),
        (1, 1, "severity to look at"),
        (1, 1, "severity warning"),
        (4, 2, "family claim"),
        (1, 1, "family heading"),
        (4, 2, "rule claim-cure"),
        (1, 1, "rule heading-skips-level"),
        (5, 2, "all findings"),
    ]
    assert report("statistics").splitlines()[-1].split() == ["2", "settled"]


def test_a_page_counts_once_however_its_findings_lie() -> None:
    assert report("statistics", SEVERAL[2:5] * 2).splitlines()[-1].split()[:2] == ["6", "1"]
