"""What the README shows is what happens."""

import doctest
import re
import shlex
import sys
import tomllib
import types
from pathlib import Path

import pytest
from scripts.shown_commands import ROOT, refreshed

from contentlint.catalog import templates
from contentlint.cli import CLEAN, FAILED, FOUND, USAGE
from contentlint.config_file import load_config
from contentlint.engine import lint_text
from contentlint.packs import load_pack
from contentlint.report import formats
from contentlint.rules import FAMILIES
from contentlint.testing import cases, rules_of

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.M | re.S)


def test_the_output_shown_is_the_real_one() -> None:
    """Where this fails because rules have changed: ``python scripts/build_docs.py``."""
    assert refreshed(TEXT) == TEXT


def test_the_commands_for_a_fresh_machine_name_what_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    commands = [command.strip() for block in blocks("sh") for command in block.split("&&")]
    assert project["project"]["scripts"].keys() == {"contentlint"}
    assert {"markdown"} <= project["project"]["optional-dependencies"].keys() and {"dev"} <= project[
        "dependency-groups"
    ].keys()
    assert commands[0] == "python3 -m venv .venv"
    assert [shlex.split(c) for c in commands if " -e " in c] == [
        [".venv/bin/pip", "install", "-e", ".[markdown]"],
        [".venv/bin/pip", "install", "-e", ".[markdown]", "--group", "dev"],
    ]
    for path in re.findall(r"\]\((?!https?://)([^)#]+)\)|contentlint check (examples/\S+)", TEXT):
        assert (ROOT / "".join(path)).exists(), path


def test_the_library_does_what_is_shown() -> None:
    (shown,) = blocks("pycon")
    test = doctest.DocTestParser().get_doctest(shown, {}, "README", "README.md", 0)
    told: list[str] = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert test.examples and "".join(told) == ""


def test_the_configuration_shown_is_valid(tmp_path: Path) -> None:
    config, _ = blocks("toml")
    path = tmp_path / "contentlint.toml"
    path.write_text(config, encoding="utf-8")
    assert {active.rule.id for active in load_config(path).active} >= {"image-dimensions-missing", "readability-grade"}


def test_the_comment_shown_settles_the_finding() -> None:
    (shown,) = blocks("html")
    image = shown.splitlines()[1]
    assert [finding.ignored for finding in lint_text(f"<p>\n{shown}</p>")] == ["the vendor's widget writes it"]
    assert [finding.ignored for finding in lint_text(f"<p>\n{image}</p>")] == [None]


def test_the_rule_shown_as_data_passes_its_examples(tmp_path: Path) -> None:
    _, pack = blocks("toml")
    path = tmp_path / "house.toml"
    path.write_text(pack, encoding="utf-8")
    run = [case.run() for case in cases(load_pack(path, templates()))]
    assert len(run) == 2


def test_the_rule_shown_in_python_passes_its_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = blocks("python")
    module = types.ModuleType("shown_in_readme")
    monkeypatch.setitem(sys.modules, "shown_in_readme", module)
    exec(compile(shown, "README.md", "exec"), module.__dict__)
    run = [case.run() for case in cases(rules_of("shown_in_readme"))]
    assert len(run) == 2


def test_the_hooks_and_names_shown_exist() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (shown,) = blocks("yaml")
    assert set(re.findall(r"- id: (\S+)", shown)) == set(re.findall(r"- id: (\S+)", hooks))
    assert set(re.findall(r"`([a-z]+)-`", TEXT)) == set(FAMILIES)
    assert "jsonl" in formats() and {"phrases", "pattern", "limit", "requires"} <= templates().keys()


def test_the_exit_statuses_are_those_of_the_command_line() -> None:
    rows = re.findall(r"^\| (\d) \| (.+) \|$", TEXT, re.M)
    told = {int(status): meaning.split()[0] for status, meaning in rows}
    assert told == {CLEAN: "nothing", FOUND: "findings", USAGE: "wrong", FAILED: "contentlint"}
