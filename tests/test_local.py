"""Rules in a Python file of one's own, named on the command line."""

import json
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contentlint.catalog import catalog
from contentlint.cli import CLEAN, FOUND, USAGE, main
from contentlint.config import Config
from contentlint.config_file import forget
from contentlint.engine import lint
from contentlint.local import RuleFileError, load_rule_file
from contentlint.source import Source

RULE = '''
from contentlint import Hit, rule


@rule("text-house-shouts", tags={"house"})
def shouts(page, *, most: int = 1):
    """Nobody shouts.

    Bad:
        <p>[[BUY!!]]</p>

    Good:
        <p>Buy.</p>
    """
    for block in page.blocks:
        if block.text.count("!") > most:
            yield Hit(block, "say it quietly")
'''
PAGE = "<p>BUY!!</p>"


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    forget()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "house.py"
    path.write_text(RULE, encoding="utf-8")
    Path("a.html").write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def told(*arguments: str) -> list[str]:
    done = run("check", "--format", "jsonl", "--select", "house", "--rules-from", "house.py", *arguments)
    return [json.loads(line)["rule"] for line in done.stdout.splitlines()]


def test_the_rules_of_the_file_run() -> None:
    assert told("a.html") == ["text-house-shouts"]
    assert "there is no rule" in run("explain", "text-house-shouts").stderr
    assert run("explain", "text-house-shouts", "--rules-from", "house.py").stdout.startswith(
        "text-house-shouts (warning"
    )
    assert "text-house-shouts" in run("rules", "--rules-from", "house.py").stdout
    assert "rule-files" in run("config", "show", "--rules-from", "house.py").stdout


def test_they_are_configured_settled_and_selected_like_any_other() -> None:
    Path("contentlint.toml").write_text("root = true\n[rules.text-house-shouts]\nmost = 5\n", encoding="utf-8")
    assert told("a.html") == []
    Path("b.html").write_text(f"<!-- contentlint-disable-file text-house-shouts: sale -->{PAGE}!!!!", encoding="utf-8")
    assert told("--isolated", "b.html") == []
    assert "`text-house-shouts` does not exist" in run("check", "a.html").stderr


def test_they_run_in_worker_processes() -> None:
    for number in range(8):
        Path(f"{number}.html").write_text(PAGE, encoding="utf-8")
    assert told("--jobs", "2") == ["text-house-shouts"] * 9


def test_a_rule_of_a_file_can_be_pickled(house: Path) -> None:
    rule = catalog(rule_files=(house,)).rules["text-house-shouts"]
    assert pickle.loads(pickle.dumps(rule)) is rule


def test_the_library_takes_them_too(house: Path) -> None:
    found = lint([Source.from_text(PAGE)], Config(select=("house",), rule_files=(house,)))
    assert [finding.message for finding in found] == ["say it quietly"]


def test_a_cached_result_ends_with_the_file(house: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CONTENTLINT_NO_CACHE")
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / "cache"))
    assert told("a.html") == told("a.html") == ["text-house-shouts"]
    house.write_text(RULE.replace("most: int = 1", "most: int = 9"), encoding="utf-8")
    forget()
    assert told("a.html") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1\n", "defines no rule"),
        ("x = 1\nraise ValueError('no tea')\n", "house.py:2: ValueError: no tea; mend the file"),
        ("x = 1\n\nx x\n", "house.py:3: SyntaxError"),
        ("import sys\nsys.exit(0)\n", "house.py:2: SystemExit"),
        (RULE.replace("text-house-shouts", "image-alt-missing"), "`image-alt-missing` exists already; rename yours"),
    ],
)
def test_a_file_that_cannot_be_used_ends_the_run(house: Path, text: str, message: str) -> None:
    house.write_text(text, encoding="utf-8")
    done = run("check", "--rules-from", "house.py", "a.html")
    assert done.exit_code == USAGE and message in done.stderr and str(house) in done.stderr


@pytest.mark.parametrize("name", ["missing.py", "a.html", "."])
def test_what_is_no_python_file_is_told(name: str) -> None:
    done = run("check", "--rules-from", name, "a.html")
    assert done.exit_code == USAGE and "is no Python file of rules" in done.stderr


@pytest.mark.parametrize("text", ['rules-from = "house.py"', 'rules-from = ["house.py"]', 'packs = ["house.py"]'])
def test_configuration_cannot_ask_for_code(text: str, house: Path) -> None:
    house.write_text("from pathlib import Path\nPath('ran').touch()\n", encoding="utf-8")
    Path("contentlint.toml").write_text(text, encoding="utf-8")
    done = run("check", "a.html")
    assert done.exit_code == USAGE and not Path("ran").exists()
    assert "contentlint.toml:1: " in done.stderr and "--rules-from FILE.py" in done.stderr


def test_a_list_of_packs_that_is_none_is_told() -> None:
    Path("contentlint.toml").write_text("packs = 5", encoding="utf-8")
    done = run("check", "a.html")
    assert done.exit_code == USAGE and "5 is not list of text" in done.stderr


def test_a_file_is_run_once_and_leaves_nothing_where_it_fails(house: Path) -> None:
    import sys

    house.write_text("raise KeyError\n", encoding="utf-8")
    with pytest.raises(RuleFileError):
        load_rule_file(house)
    assert str(house) not in sys.modules
    house.write_text(RULE, encoding="utf-8")
    assert load_rule_file(house) is load_rule_file(house)


def test_statuses_are_those_of_findings() -> None:
    assert run("check", "--rules-from", "house.py", "--select", "house", "a.html").exit_code == CLEAN
    failing = run("check", "--rules-from", "house.py", "--select", "house", "--fail-on", "warning", "a.html")
    assert failing.exit_code == FOUND
