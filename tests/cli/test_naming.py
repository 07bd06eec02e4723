"""Paths from a list: `--files-from`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contentlint.cli import CLEAN, FAILED, FOUND, USAGE, main
from contentlint.config_file import find_config

IMAGE = "<img src=a.png>"
ALT = ("check", "--select", "image-alt-missing", "--format", "jsonl")


@pytest.fixture(autouse=True)
def _pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_config.cache_clear()  # it was asked about "." in other folders
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b c.html", "sub/d.html", "line\nend.html"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(IMAGE, encoding="utf-8")


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, (*ALT, *arguments), input=stdin)


def pages(result: Result) -> list[str]:
    return [json.loads(line)["path"] for line in result.stdout.splitlines()]


def test_one_path_a_line_files_and_folders() -> None:
    Path("list").write_bytes(b"b c.html\r\n\nsub\n")
    assert pages(run("--files-from", "list")) == ["b c.html", "sub/d.html"]
    assert pages(run("a.html", "--files-from", "list")) == ["a.html", "b c.html", "sub/d.html"]


def test_standard_input_may_be_the_list() -> None:
    assert pages(run("--files-from", "-", stdin=b"sub/d.html\na.html")) == ["sub/d.html", "a.html"]


def test_paths_may_end_with_nul() -> None:
    assert pages(run("--files-from", "-", "-z", stdin=b"line\nend.html\0a.html\0")) == ["line\nend.html", "a.html"]


def test_an_empty_list_means_nothing_and_not_the_current_folder() -> None:
    done = run("--files-from", "-", stdin=b"\n")
    assert (done.exit_code, done.stdout) == (CLEAN, "")
    assert run().exit_code == FOUND


def test_reports_are_written_for_an_empty_list_too() -> None:
    assert run("--files-from", "-", "--output", "sarif:out.sarif", stdin=b"").exit_code == CLEAN
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []


def test_a_listed_file_that_is_gone_is_told_and_the_rest_is_linted() -> None:
    done = CliRunner().invoke(main, ["check", "--files-from", "-", "--format", "jsonl"], input=b"gone.html\na.html\n")
    rows = [(row["path"], row["rule"]) for row in map(json.loads, done.stdout.splitlines())]
    assert done.exit_code == FAILED
    assert ("gone.html", "file-unreadable") in rows and ("a.html", "image-alt-missing") in rows


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (("--files-from", "nowhere"), b"", "nowhere can't be read"),
        (("--files-from", "-"), b"a.html\0", "add -z"),
        (("--files-from", "-"), b'"h\\303\\274fte.html"\n', "is quoted; use -z"),
        (("-", "--files-from", "-"), b"", "can't be both"),
    ],
)
def test_a_list_that_cannot_be_read_is_wrong_usage(arguments: tuple[str, ...], stdin: bytes, message: str) -> None:
    done = run(*arguments, stdin=stdin)
    assert done.exit_code == USAGE and message in done.stderr
