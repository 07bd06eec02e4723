import io
import json

import contentlint
from contentlint.report.json import json as as_json
from contentlint.report.json import jsonl

KEYS = {
    "schema", "path", "rule", "severity", "confidence", "message", "start", "end", "line", "column", "end_line", "end_column",
    "excerpt", "context", "suggestion", "references", "related", "ignored", "fingerprint",
}  # fmt: skip
TEXT = "<h1>Á “a”\u2028</h1>\r\n<h3 class=x>b</h3><img\tsrc='\ud800'>"


def test_jsonl_has_the_keys_of_the_contract() -> None:
    found = contentlint.lint_text(
        TEXT, "a.html", contentlint.Config(select=("image-alt-missing", "heading-skips-level"))
    )
    out = io.StringIO()
    summary = jsonl(found, out)
    rows = [json.loads(line) for line in out.getvalue().split("\n") if line]
    assert len(rows) == 2 == sum(summary.by_severity.values())
    assert all(set(row) == KEYS and row["schema"] == 1 for row in rows)
    heading = rows[0]
    assert (heading["line"], heading["column"], TEXT[heading["start"] : heading["end"]]) == (2, 1, "<h3 class=x>")
    assert heading["related"][0].keys() == {"path", "line", "column", "start", "end", "message"}
    assert (heading["severity"], heading["confidence"]) == ("warning", "high")
    out.getvalue().encode("utf-8")


def test_json_is_one_array() -> None:
    for text, count in (("<p>fine</p>", 0), ("<img src=a><img src=b>", 2)):
        out = io.StringIO()
        as_json(contentlint.lint_text(text, config=contentlint.Config(select=("image-alt-missing",))), out)
        assert len(json.loads(out.getvalue())) == count
