import csv
import io

from contentlint.page import Page
from contentlint.report.safe import cell
from contentlint.report.scores import as_csv, as_text, page_scores
from contentlint.source import Source
from tests.facts.test_reading import PROSE

TEXT = f"<html lang=en><h1>=Easy</h1><p>{PROSE}</p><h2>\x1b[1mShort</h2><p>We help.</p></html>"


def rows() -> list[dict[str, object]]:
    hard = (
        "<html lang=en><p>"
        + "Multidisciplinary rehabilitation necessitates comprehensive physiological reassessment. " * 30
    )
    return [
        page_scores(Page(Source.from_text(text, name)))
        for name, text in (("easy.html", TEXT), ("hard.html", hard), ("none.html", ""))
    ]


def test_a_page_and_its_sections_as_the_contract_says() -> None:
    easy, _, none = rows()
    assert {"path", "language", "measured", "words", "sentences", "syllables", "minutes", "scores", "sections"} <= set(
        easy
    )
    assert easy["measured"] is True and none["measured"] is False and none["reason"]
    sections = easy["sections"]
    assert isinstance(sections, list)
    assert [(s["heading"], s["words"] > 0) for s in sections] == [("=Easy", True), ("\x1b[1mShort", True)]
    assert easy["words"] == sum(s["words"] for s in sections)


def test_the_table_lists_the_worst_page_first_and_is_safe() -> None:
    out = io.StringIO()
    as_text(rows(), out, target=8)
    shown = out.getvalue()
    assert shown.index("hard.html") < shown.index("easy.html") < shown.index("none.html  (not measured: ")
    assert "\x1b" not in shown


def test_csv_cells_start_no_formula() -> None:
    out = io.StringIO()
    as_csv(rows(), out, target=8)
    table = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["section"] for row in table if row["path"] == "easy.html"] == ["", "'=Easy", "\\u001b[1mShort"]
    assert float(table[0]["distance"]) == round(float(table[0]["grade"]) - 8, 1)
    assert (cell(3), cell("a"), cell("@a"), cell("-1")) == (3, "a", "'@a", "'-1")
