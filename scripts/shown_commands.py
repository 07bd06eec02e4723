"""What the commands that a page shows really print.

A block of the language ``console`` holds commands behind ``$`` and their output; the commands run in a copy of the examples.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)


@cache  # the README is asked for by two tests
def refreshed(text: str) -> str:
    """A text with the output of its commands as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples", ignore=shutil.ignore_patterns(".*"))
        return _BLOCK.sub(lambda block: _with_output(block[0], Path(folder)), text)


def _with_output(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_output(command[2:], folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "contentlint", f"only contentlint is run: {command}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "contentlint.cli", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines()) + "\n"
