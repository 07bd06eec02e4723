"""Other checkers, installed by name into a folder of their own: npm for the JavaScript ones, pip for proselint."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
NPM = ("html-validate", "htmlhint", "alex", "yoastseo", "axe-core", "jsdom")
WORK = {
    "html-validate": "HTML and accessibility (recommended preset)",
    "htmlhint": "HTML (default rules)",
    "alex": "inconsiderate wording",
    "yoastseo": "readability of the content (content assessor)",
    "axe-core + jsdom": "accessibility (no colour contrast)",
    "proselint": "prose (on the source)",
}


def install(folder: Path) -> None:
    """Fetches the peers; those that can't be had are left out later.

    Raises:
        subprocess.CalledProcessError: npm or pip can't fetch them.
    """
    npm = shutil.which("npm")
    if npm is not None:
        subprocess.run([npm, "install", "--no-fund", "--no-audit", "--silent", *NPM], cwd=folder, check=True)
    venv.create(folder / "venv", with_pip=True)
    subprocess.run([folder / "venv/bin/pip", "install", "--quiet", "proselint"], check=True, stderr=subprocess.DEVNULL)
    (folder / "htmlvalidate.json").write_text(
        '{"root": true, "extends": ["html-validate:recommended"]}', encoding="utf-8"
    )
    for script in ("yoast.mjs", "axe.mjs"):
        shutil.copy(HERE / script, folder)


def commands(folder: Path) -> dict[str, list[str]]:
    """How to run each peer, without the pages; all run in `folder`."""
    found = {"proselint": [str(folder / "venv/bin/proselint"), "check"]}
    if (node := shutil.which("node")) is not None and (folder / "node_modules").is_dir():
        programs = folder / "node_modules" / ".bin"
        found |= {
            "html-validate": [str(programs / "html-validate"), "--config", "htmlvalidate.json"],
            "htmlhint": [str(programs / "htmlhint")],
            "alex": [str(programs / "alex"), "--html"],
            "yoastseo": [node, "yoast.mjs"],
            "axe-core + jsdom": [node, "axe.mjs"],
        }
    return found


def versions(folder: Path) -> str:
    """What was installed, in one line."""
    told = []
    for name in NPM:
        package = folder / "node_modules" / name / "package.json"
        if package.is_file():
            told.append(f"{name} {json.loads(package.read_text(encoding='utf-8'))['version']}")
    shown = subprocess.run([folder / "venv/bin/pip", "show", "proselint"], capture_output=True, text=True, check=False)
    told += [f"proselint {line.split()[1]}" for line in shown.stdout.splitlines() if line.startswith("Version:")]
    return ", ".join([*told, f"Python {sys.version.split()[0]}"])
