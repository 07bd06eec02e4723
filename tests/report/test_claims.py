"""The inventory of claims."""

import csv
import io
import json

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.page import Page
from contentlint.report.claims import FORMATS, Row, inventory, ranked, settled
from contentlint.source import Source

HTML = """<html><body>
<p>Homeopathy cured her asthma completely.</p>
<p>Acupuncture relieves chronic back pain.</p>
<!-- contentlint-disable-next-line claim-efficacy: agreed with counsel -->
<p>Massage eases tension headaches.</p>
<p>Acupuncture relieves migraine (<a href="https://doi.org/10.1000/182">review</a>).</p>
<p>Acupuncture may ease knee pain.</p>
</body></html>"""
CONFIG = Config(select=("claim",))


def rows_of(html: str, config: Config = CONFIG) -> list[Row]:
    return ranked(row for _, row in inventory(Page(Source.from_text(html)), config))


def test_every_claim_is_listed_with_what_became_of_it() -> None:
    found = [(row.category, row.decision, row.reason) for row in rows_of(HTML)]
    assert found[0] == ("cure", "report", "")
    assert ("efficacy", "report", "") in found
    assert ("efficacy", "settled", "agreed with counsel") in found
    assert ("efficacy", "cleared", "a source stands beside it (present, not checked)") in found
    assert ("efficacy", "cleared", "fully hedged") in found


def test_a_row_holds_the_source_and_the_parts_of_the_claim() -> None:
    (row,) = [row for row in rows_of(HTML) if row.support == "S3"]
    assert (row.source, row.source_kind, row.support) == ("https://doi.org/10.1000/182", "identifier", "S3")
    assert (row.treatment, row.condition, row.line) == ("Acupuncture", "migraine", 6)
    assert row.sentence == "Acupuncture relieves migraine (review)."


def test_reported_claims_have_the_severity_and_fingerprint_of_their_findings() -> None:
    findings = {
        (f.fingerprint, str(f.severity), f.ignored is None) for f in lint([Source.from_text(HTML)], CONFIG) if f.rule.startswith("claim-")
    }  # fmt: skip
    rows = {
        (row.fingerprint, row.severity, row.decision != "settled") for row in rows_of(HTML) if row.decision != "cleared"
    }
    assert rows == findings


def test_open_claims_come_first_and_the_worst_of_them_at_the_top() -> None:
    decisions = [row.decision for row in rows_of(HTML)]
    assert decisions == sorted(decisions, key=["report", "look", "settled", "cleared"].index)
    assert rows_of(HTML)[0].severity == "error"


def test_the_baseline_settles_rows() -> None:
    from dataclasses import replace

    found = inventory(Page(Source.from_text(HTML)), CONFIG)
    rows = list(settled(found, [replace(finding, ignored="in the baseline") for finding, _ in found]))
    assert {row.decision for row in rows} == {"settled", "cleared"}


def test_every_format_tells_every_claim() -> None:
    rows = rows_of(HTML)
    told = {name: io.StringIO() for name in FORMATS}
    for name, write in FORMATS.items():
        write(rows, told[name])
    assert len(json.loads(told["json"].getvalue())) == len(rows)
    table = list(csv.DictReader(io.StringIO(told["csv"].getvalue())))
    assert [line["sentence"] for line in table] == [row.sentence for row in rows]
    assert told["md"].getvalue().count("\n") == len(rows) + 2
    assert told["text"].getvalue().endswith(f"{sum(row.decision == 'cleared' for row in rows)} cleared\n")


def test_a_page_can_start_no_formula_and_break_no_table() -> None:
    rows = rows_of("<p>=HYPERLINK(1) | <i>Acupuncture</i> relieves `chronic` back pain.</p>")
    told = io.StringIO()
    FORMATS["csv"](rows, told)
    assert "'=HYPERLINK" in told.getvalue()
    told = io.StringIO()
    FORMATS["md"](rows, told)
    assert "\\| Acupuncture" in told.getvalue() and "\\`chronic\\`" in told.getvalue()
