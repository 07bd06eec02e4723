import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from contentlint.config import Config
from contentlint.finding import Confidence, Finding, Place, Severity
from contentlint.fixes import applied
from contentlint.server.answers import FIX_ALL, Document, difference, is_asked
from contentlint.server.looking import Seen
from contentlint.server.positions import Positions
from contentlint.source import Source

TEXT = st.text(alphabet="ab<\n😀", max_size=12)


@given(TEXT, TEXT)
def test_the_difference_makes_the_one_of_the_other(before: str, after: str) -> None:
    edit = difference(before, after)
    assert applied(before, [edit]) == after
    if before == after:
        assert edit.start == edit.end and edit.text == ""


def test_only_what_differs_is_replaced() -> None:
    assert difference("<p>NOW</p>", "<p>now</p>") == (3, 6, "now")


@pytest.mark.parametrize(
    ("kind", "only", "asked"),
    [
        ("quickfix", None, True),
        ("quickfix", ["quickfix"], True),
        (FIX_ALL, ["source"], True),
        (FIX_ALL, ["source.fixAll"], True),
        (FIX_ALL, ["source.fix"], False),
        ("quickfix", ["refactor"], False),
        ("quickfix", [], False),
    ],
)
def test_a_kind_is_asked_for_by_its_name_or_one_above_it(kind: str, only: list[str] | None, asked: bool) -> None:
    assert is_asked(kind, only) is asked


@pytest.mark.parametrize(
    ("severity", "confidence", "shown"),
    [
        (Severity.ERROR, Confidence.HIGH, types.DiagnosticSeverity.Error),
        (Severity.WARNING, Confidence.MEDIUM, types.DiagnosticSeverity.Warning),
        (Severity.INFO, Confidence.HIGH, types.DiagnosticSeverity.Information),
        (Severity.ERROR, Confidence.LOW, types.DiagnosticSeverity.Information),
    ],
)
def test_what_a_person_should_look_at_is_no_error(
    severity: Severity, confidence: Confidence, shown: types.DiagnosticSeverity
) -> None:
    finding = Finding("text-x", "say it", severity, confidence, Place("a.html", 2, 3, 1, 3, 1, 4))
    source = Source.from_text("😀😀é", "a.html")
    document = Document("file:///a.html", 1, Positions(source.text), Seen(source, Config(), (finding,)))
    (told,) = document.diagnostics()
    assert told.severity == shown
    assert told.range == types.Range(types.Position(0, 4), types.Position(0, 5))
