"""`contentlint check --watch`, its pauses filled with somebody's edits."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from contentlint.cli import CLEAN, USAGE, main, watching
from contentlint.config_file import forget

IMAGE, NAMED = "<p><img src=a.png></p>", "<p><img src=a.png alt=Knee></p>"
ARGUMENTS = ("check", "--watch", "--format", "concise", "--select", "image-alt-missing,site-title-duplicate")
Edit = Callable[[], object]


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.chdir(tmp_path)
    write("a.html", IMAGE)
    write("b.html", NAMED)


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    now = time.time_ns() + write.__dict__.setdefault("ahead", 0)
    write.__dict__["ahead"] += 10_000_000  # whatever the file system's clock: each edit has a time of its own
    os.utime(name, ns=(now, now))


def watched(monkeypatch: pytest.MonkeyPatch, *edits: Edit, arguments: tuple[str, ...] = ()) -> tuple[Result, list[str]]:
    """What is told while these edits are made one after the other, and the same by round (on standard output)."""
    rounds: list[str] = []
    steps: Iterator[Edit] = iter(edits)

    def pause(_: float) -> None:
        out: Any = sys.stdout
        out.flush()
        rounds.append(out.buffer.getvalue().decode())
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watching, "pause", pause)
    done = CliRunner().invoke(main, (*ARGUMENTS, *arguments))
    return done, [after.removeprefix(before) for before, after in zip(["", *rounds], rounds, strict=False)]


def test_only_pages_with_other_findings_are_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    done, rounds = watched(
        monkeypatch, lambda: write("b.html", f"{NAMED}\n{IMAGE}"), lambda: write("b.html", NAMED), lambda: None
    )
    assert done.exit_code == CLEAN
    first, second, third, fourth = rounds
    assert first.startswith("a.html:1:4: error") and "b.html" not in first
    assert second.startswith("b.html:2:4: error") and "a.html" not in second
    assert (third, fourth) == ("", "")
    assert "b.html: nothing found any more" in done.stderr
    assert done.stderr.count("on 1 of 2 pages") == 2 and "on 2 of 2 pages" in done.stderr


def test_pages_come_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    done, (_, second, third) = watched(monkeypatch, lambda: write("c.html", IMAGE), Path("a.html").unlink)
    assert second.startswith("c.html:1:4") and "a.html" not in second
    assert third == "" and "a.html: nothing found any more" in done.stderr


def test_a_page_that_was_not_edited_is_told_where_a_rule_across_pages_speaks_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = "<!doctype html><html lang=en><head><title>{}</title></head><body><h1>Knee</h1></body></html>"
    write("a.html", page.format("Your knee"))
    write("b.html", page.format("Your hip"))
    _, (first, second) = watched(monkeypatch, lambda: write("a.html", page.format("Your hip")))
    assert first == "" and "b.html:1:" in second and "[site-title-duplicate]" in second


def test_a_changed_configuration_counts_and_a_broken_one_is_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    done, (_, second, third, fourth) = watched(
        monkeypatch,
        lambda: write("contentlint.toml", 'root = true\nignre = ["image"]'),
        lambda: write("contentlint.toml", 'root = true\nexclude = ["a.html"]'),
        lambda: write("contentlint.toml", "root = true"),
    )
    assert done.exit_code == CLEAN
    assert second == "" and "ignre: no such key" in done.stderr and "the last findings stand" in done.stderr
    assert third == "" and "a.html: nothing found any more" in done.stderr
    assert fourth.startswith("a.html:1:4")


def test_what_is_wrong_from_the_start_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    write("contentlint.toml", "ignre = []")
    done, _ = watched(monkeypatch)
    assert done.exit_code == USAGE and "ignre: no such key" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "sarif"), "text, concise, jsonl"),
        (("--fix",), "--fix"),
        (("-o", "sarif:x"), "--output"),
        (("--statistics",), "--statistics"),
        (("-",), "standard input"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], message: str) -> None:
    done = CliRunner().invoke(main, (*ARGUMENTS, *arguments))
    assert done.exit_code == USAGE and "--watch" in done.stderr and message in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT can't be sent to one process there")
def test_ctrl_c_ends_it_clean() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(watching.__file__).parents[2])}
    command = [sys.executable, "-m", "contentlint.cli", *ARGUMENTS]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith("a.html:1:4")
        assert "1 error" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(30) == CLEAN and rest.strip() == ""
