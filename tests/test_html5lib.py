"""The inputs of html5lib's own tests, where they are at hand (https://github.com/html5lib/html5lib-tests): see fuzz/README.md."""

import os
from pathlib import Path

import pytest
from fuzz import html5lib_inputs

FOLDER = Path(os.environ.get("HTML5LIB_TESTS", ""))


@pytest.mark.skipif(not (FOLDER / "tokenizer").is_dir(), reason="HTML5LIB_TESTS names no copy of html5lib-tests")
def test_every_input_is_linted_and_every_difference_explained() -> None:
    assert html5lib_inputs.main(FOLDER, verbose=False) == 0


def test_inputs_are_read_from_both_kinds_of_files(tmp_path: Path) -> None:
    (tmp_path / "tree-construction").mkdir()
    (tmp_path / "tokenizer").mkdir()
    (tmp_path / "tree-construction" / "own.dat").write_text(
        "#data\n<p>a\nb\n#errors\n#document\n| x\n\n#data\n<td>\n#errors\n#document-fragment\ntr\n#document\n| x\n",
        encoding="utf-8",
    )
    (tmp_path / "tokenizer" / "own.test").write_text(
        '{"tests": [{"input": "a\\\\u0041", "doubleEscaped": true}, {"input": "b", "initialStates": ["RCDATA state"]}]}',
        encoding="utf-8",
    )
    assert [(each.text, each.whole) for each in html5lib_inputs.inputs(tmp_path)] == [
        ("<p>a\nb", True), ("<td>", False), ("aA", True), ("b", False),
    ]  # fmt: skip


def test_a_difference_that_nobody_explained_is_told_as_such() -> None:
    assert html5lib_inputs.kind_of("<svg><![CDATA[x]]>") == "CDATA in SVG and MathML"
    assert html5lib_inputs.kind_of("<p>a</p>") == "unexplained"


def test_a_fault_is_whatever_goes_wrong() -> None:
    assert html5lib_inputs.fault("<h1>a</h1><h3>b</h3>") is None
