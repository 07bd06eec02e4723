"""Rules of Vale's kind `sequence` on pages."""

import sys
from pathlib import Path

import pytest

from contentlint.catalog import templates
from contentlint.config import Config
from contentlint.engine import lint_text
from contentlint.packs import PackError, load_pack
from tests.vale.conftest import Project

TIMES = """extends: sequence
message: "Write '%[1]s %[2]s time', not '%[3]s'%s."
tokens:
  - pattern: of
  - pattern: all
  - pattern: times
"""
TAGGED = """extends: sequence
message: "After 'be' comes 'to': '%[2]s %[3]s to %[4]s'?"
tokens:
  - tag: MD
  - pattern: be
  - tag: JJ
  - tag: VB|VBN
"""
HTML = "<p>It <b>would</b> be&nbsp;great <i>write</i> to us.</p>"


def test_patterns_alone_keep_their_places_and_need_no_tagger(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textblob", None)
    project.rule(TIMES)
    html = "<p>The best of&nbsp;<b>all</b> times. Some of all. Times.</p><ul><li>One of all times</li></ul><p>of {{ x }} all times</p>"
    assert project.troubles() == []
    assert project.excerpts(html) == ["of&nbsp;<b>all</b> times", "of all times"]
    assert project.findings(html)[0].message == "Write 'of all time', not 'times'."


def test_tags(project: Project) -> None:
    project.rule(TAGGED)
    assert project.excerpts(HTML) == ["would</b> be&nbsp;great <i>write"]
    assert project.findings(HTML)[0].message == "After 'be' comes 'to': 'be great to write'?"
    assert project.excerpts("<p>It would be great to write.</p>") == []
    assert project.excerpts(f'<html lang="de">{HTML}') == []  # the tagger knows English


def test_skip_negate_case_and_an_action(project: Project) -> None:
    project.rule("""extends: sequence
message: "'%[1]s … %[3]s'"
ignorecase: yes
action:
  name: edit
  params: [replace, is, are]
tokens:
  - pattern: (?:meta)?data
    Skip: 0
  - pattern: entry
    negate: true
  - pattern: is
    skip: 2
""")
    html = "<p>Data here is old. Data of one visit is old. The data entry is old. Data of one more visit is old.</p>"
    assert project.excerpts(html) == ["Data here is", "Data of one visit is"]
    assert project.findings(html)[0].suggestion == "Data here are"
    assert project.findings(html)[0].message == "'Data … is'"


def test_it_looks_within_sentences_wherever_the_scope_says(project: Project) -> None:
    html = "<h2>Best of all times</h2><p>Best of all times</p>"
    project.rule(TIMES)
    assert [each.place.start for each in project.findings(html)] == [html.rindex("of")]
    project.rule(f"{TIMES}scope: heading\n")
    assert [each.place.start for each in project.findings(html)] == [html.index("of")]


def test_without_the_extra_it_is_told_once_and_the_others_run(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textblob", None)
    project.rule(TIMES, "Times")
    path = project.rule(TAGGED)
    (trouble,) = project.config().troubles
    assert f"{path}:3: tokens: a tag needs parts of speech: pip install 'contentlint[vale]'" in trouble.message
    assert not trouble.fails
    assert project.excerpts(f"{HTML}<p>of all times</p>") == ["of all times"]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("  - pattern: a\n  - patern: b\n", ":5: patern: no such key in a step of a sequence; did you mean `pattern`?"),
        ("  - pattern: a\n  - pattern: (b\n", ":5: pattern: '(b' is no regular expression"),
        ("  - pattern: a\n  - pattern: b\n    skip: few\n", ":5: skip: 'few' is not a number"),
        ("  - pattern: a\n    skip: 1e999\n", ":4: skip: '1e999' is not a number"),
        ("  - pattern: a\n  - skip: 3\n", ":5: a step needs a pattern or a tag"),
        ("  - pattern: a\n  - of\n", ":5: tokens: 'of' is no step; write `- pattern: of`"),
        ("  - tag: NN\n  - tag: VB\n", ":3: tokens: one step at least needs a pattern"),
        ("    - tag: {a: b}\n", ":4: tag: must be text"),
        ("  pattern: a\n", ":1: tokens must be given"),
    ],
)
def test_a_broken_one_is_told_with_its_line(project: Project, steps: str, told: str) -> None:
    path = project.rule(f"extends: sequence\nmessage: x\ntokens:\n{steps}")
    (trouble,) = project.config().troubles
    assert f"{path}{told}" in trouble.message and trouble.fails


def test_a_pack_has_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        '[rule.text-rest]\nextends = "sequence"\nmessage = "{found}: {1}, {2}"\n'
        'tokens = [{ pattern = "take" }, { tag = "NN", skip = 1 }]\n'
        'doc = """\nSay how.\n\nBad:\n    <p>[[take rest]]</p>\n\nGood:\n    <p>take it</p>\n"""\n',
        encoding="utf-8",
    )
    html = "<p>You may take a rest.</p>"
    found = lint_text(html, config=Config(select=("text-rest",), packs=(path,)))
    assert [each.message for each in found] == ["take a rest: take, rest"]
    monkeypatch.setitem(sys.modules, "textblob", None)
    with pytest.raises(PackError, match=r"\[rule\.text-rest\]: tokens: a tag needs .*contentlint\[vale\]"):
        load_pack(path, templates())
