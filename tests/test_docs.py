"""The documentation is current, builds without a warning, and every command in it runs."""

import re
import shlex
import shutil
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from scripts.build_docs import DOCS, ROOT, current

from contentlint.catalog import catalog, templates
from contentlint.cli import CLEAN, FOUND, main
from contentlint.config_file import load_config
from contentlint.docs import clauses
from contentlint.packs import load_pack, references
from contentlint.testing import cases, rules_of

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
STANDS_FOR = {
    "RULE": "heading-fake", "PAGE": "public/index.html", "NAME": "text", "[PATH…]": "public", "text|json|csv|md": "md",
    "LIST": "list.txt",
}  # fmt: skip


LASTING = re.compile(r"server|check --watch")
"""Commands that run until they are ended: their tests are in tests/server and tests/cli/test_watching.py."""


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGES[page], re.M | re.S)


def test_what_is_generated_is_current() -> None:
    """Where this fails because rules have changed: ``python scripts/build_docs.py``."""
    stale = [
        path.relative_to(ROOT).as_posix()
        for path, page in current().items()
        if not path.exists() or path.read_text(encoding="utf-8") != page
    ]
    assert stale == []
    assert {path.stem for path in (DOCS / "rules").glob("*.md")} == {"index", *catalog().rules}


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", str(DOCS), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "rules" / "image-alt-missing.html").read_text(encoding="utf-8")
    assert '<mark>&lt;img src="xray.jpg"&gt;</mark>' in page


def test_every_command_has_its_help_in_the_reference() -> None:
    shown = re.findall(r"^\$ contentlint (\S+) --help$", PAGES["commands.md"], re.M)
    assert sorted(shown) == sorted(main.list_commands(click.Context(main)))


def told() -> Iterator[str]:
    """Every command that the text tells a reader to run, but those whose output is shown: these were run for it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for text in (readme, *PAGES.values()):
        for block in re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S):
            yield from (line for line in block.splitlines() if line.startswith("contentlint "))
        yield from (
            command for command in re.findall(r"`(contentlint [^`]+)`", text) if not LASTING.match(command[12:])
        )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a site, a branch on the server, and the findings of an earlier run."""
    for name in ("public", "site", "examples/clinic"):
        shutil.copytree(ROOT / "examples" / "clinic", tmp_path / name)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", "-C", str(tmp_path)]
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "all"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run([*git, *command], check=True)
    monkeypatch.chdir(tmp_path)
    earlier = CliRunner().invoke(main, ["check", "public", "--format", "jsonl"])
    Path("previous.jsonl").write_text(earlier.stdout, encoding="utf-8")
    Path("list.txt").write_text("public/index.html\n", encoding="utf-8")
    shown = re.search(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert shown is not None
    Path("house.py").write_text(shown[1], encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return tmp_path


@pytest.mark.parametrize("command", sorted(set(told())))
def test_every_command_told_runs(command: str, repository: Path) -> None:
    for placeholder, meant in STANDS_FOR.items():
        command = command.replace(placeholder, meant)
    done = CliRunner().invoke(main, shlex.split(re.split(r" [|>] ", command)[0])[1:], catch_exceptions=False)
    assert done.exit_code in (CLEAN, FOUND), done.output


def test_the_configurations_shown_are_valid(tmp_path: Path) -> None:
    for text in blocks("configuration.md", "toml") + blocks("adopting.md", "toml"):
        path = tmp_path / "contentlint.toml"
        path.write_text(text, encoding="utf-8")
        load_config.cache_clear()
        assert load_config(path).active


def test_the_rules_shown_pass_their_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "house.toml"
    path.write_text(blocks("writing-a-rule.md", "toml")[0], encoding="utf-8")
    (shown,) = blocks("writing-a-rule.md", "python")
    module = types.ModuleType("shown_in_docs")
    monkeypatch.setitem(sys.modules, "shown_in_docs", module)
    exec(compile(shown, "writing-a-rule.md", "exec"), module.__dict__)
    run = [case.run() for case in cases([*load_pack(path, templates()), *rules_of("shown_in_docs")])]
    assert len(run) == 5


def test_a_clause_from_memory_is_marked_so() -> None:
    row = next(line for line in clauses().splitlines() if line.startswith("| `gb-cap-12.4` |"))
    assert references()["gb-cap-12.4"]["verified"] == "memory"
    assert "from memory, not read" in row


def test_the_page_on_claims_says_what_is_not_claimed() -> None:
    for word in ("Not whether a claim is true", "Not whether a claim is lawful", "not checked"):
        assert word in PAGES["claims.md"]
