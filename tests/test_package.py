"""What people install: the wheel in a fresh environment, an editable install, and a plugin beside it."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from contentlint.catalog import catalog

ROOT = Path(__file__).parents[1]
PLUGIN = ROOT / "examples" / "plugin"
PLUGIN_RULES = {"text-house-words", "trust-emergency-number-missing"}
SNIPPET = """
from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import contentlint
from contentlint import Config, Confidence, Finding, Hit, Note, Page, Rule, Severity, Source, Span, fact, lint, lint_text, rule


@fact
def words(page: Page) -> tuple[str, ...]:
    return tuple(word for block in page.content for word in block.text.split())


@rule("text-shouts", severity=Severity.INFO)
def text_shouts(page: Page, *, most: int = 3) -> Iterator[Hit | Note]:
    for block in page.content:
        if block.text.isupper():
            yield Hit(block, "write it in small letters", confidence=Confidence.LOW)


findings = lint_text("<p>x</p>", config=Config.only(text_shouts, {"most": 2}))
assert_type(findings, list[Finding])
assert_type(text_shouts, Rule)
assert_type(words(Page(Source.from_text("<p>a b</p>"))), tuple[str, ...])
for finding in lint([Source.from_path("a.html"), Path("site"), "b.html"]):
    assert_type(finding.place.start, int)
    assert_type(finding.suggestion, str | None)
print(Span(0, 1).start, contentlint.find_sources(["."]))
"""


class Installed(NamedTuple):
    """An environment in which contentlint is installed from its wheel."""

    folder: Path
    wheel: Path
    plugin_wheel: Path

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name

    def run(self, *arguments: str, cwd: Path, status: int = 0, program: Path | None = None) -> str:
        """Runs the environment's Python, or another program of it, away from the checkout and gives its output."""
        environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
        command = [str(program or self.python), *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, check=False
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def contentlint(self, *arguments: str, cwd: Path, status: int = 0) -> str:
        """Runs the installed command."""
        script = self.python.with_name("contentlint.exe" if os.name == "nt" else "contentlint")
        return self.run(*arguments, cwd=cwd, status=status, program=script)


def pip(*arguments: str) -> None:
    """Runs pip.

    Raises:
        Skipped: no package index can be reached.
    """
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--retries", "1", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode and ("NewConnectionError" in done.stderr or "No matching distribution" in done.stderr):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT), str(PLUGIN))
    (wheel,) = folder.glob("contentlint-*.whl")
    (plugin,) = folder.glob("contentlint_example_clinic-*.whl")
    venv.create(folder / "venv", symlinks=os.name != "nt")
    made = Installed(folder / "venv", wheel, plugin)
    pip("--python", str(made.python), "install", "--quiet", str(wheel), "pytest")
    return made


def ids(listed: str) -> set[str]:
    return {entry["id"] for entry in json.loads(listed)}


def own() -> set[str]:
    """The rules of the checkout, those of plugins that happen to be installed left out."""
    return set(catalog().rules) - PLUGIN_RULES


def test_the_wheel_holds_what_it_needs(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    packs = {f"contentlint/data/rules/{path.name}" for path in (ROOT / "rules").glob("*.toml")}
    assert packs | {"contentlint/py.typed", "contentlint/text/abbreviations.toml"} <= names
    assert not [name for name in names if not name.startswith(("contentlint/", "contentlint-"))]


def test_an_installed_contentlint_knows_every_rule(installed: Installed, tmp_path: Path) -> None:
    assert ids(installed.contentlint("rules", "--format", "json", cwd=tmp_path)) == own()
    assert installed.contentlint("--version", cwd=tmp_path).startswith("contentlint, version ")


def test_the_public_face_is_typed(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "snippet.py").write_text(SNIPPET, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(installed.python), "snippet.py"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.stdout == "Success: no issues found in 1 source file\n", done.stdout + done.stderr


def test_an_editable_install_finds_the_packs_of_the_checkout(installed: Installed, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", symlinks=os.name != "nt")
    editable = Installed(tmp_path / "venv", installed.wheel, installed.plugin_wheel)
    pip("--python", str(editable.python), "install", "--quiet", "--no-deps", "--editable", str(ROOT))
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    dependencies = installed.run("-c", where, cwd=tmp_path).strip()
    (Path(editable.run("-c", where, cwd=tmp_path).strip()) / "zz.pth").write_text(dependencies + "\n", encoding="utf-8")
    found = editable.run("-c", "from contentlint.packs import packs_folder; print(packs_folder())", cwd=tmp_path)
    assert Path(found.strip()) == ROOT / "rules"
    assert ids(editable.contentlint("rules", "--format", "json", cwd=tmp_path)) >= own()


@pytest.fixture(scope="session")
def with_plugin(installed: Installed) -> Installed:
    pip("--python", str(installed.python), "install", "--quiet", "--no-deps", str(installed.plugin_wheel))
    return installed


def test_the_rules_of_a_plugin_join_in(with_plugin: Installed, tmp_path: Path) -> None:
    assert ids(with_plugin.contentlint("rules", "--format", "json", cwd=tmp_path)) == own() | PLUGIN_RULES
    assert "The number of the emergency" not in with_plugin.contentlint("explain", "text-house-words", cwd=tmp_path)
    page = "<p>Our clients ring us in an emergency.</p>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    told = with_plugin.contentlint(
        "check", "--select", "house", "--format", "jsonl", "page.html", cwd=tmp_path, status=1
    )
    rows = [json.loads(line) for line in told.splitlines()]
    assert [(row["rule"], page[row["start"] : row["end"]], row["suggestion"]) for row in rows] == [
        ("text-house-words", "clients", "patients"),
        ("trust-emergency-number-missing", "emergency", None),
    ]
    tally = with_plugin.contentlint("check", "--select", "house", "--format", "tally", cwd=tmp_path, status=1)
    assert tally.split() == ["1", "text-house-words", "1", "trust-emergency-number-missing"]


def test_a_plugin_is_tested_in_one_line(with_plugin: Installed) -> None:
    shown = with_plugin.run("-m", "pytest", "-p", "no:cacheprovider", ".", cwd=PLUGIN)
    assert "5 passed" in shown, "two bad and one good example in Python, one of each in the pack"
