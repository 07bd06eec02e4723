"""The hooks, run by pre-commit itself in a repository of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from contentlint.site import PAGES

ROOT = Path(__file__).parents[1]
GOOD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Park at Reed House</title>
<meta name="description" content="Where to park."></head><body><h1>Parking</h1><p>Behind the house.</p></body></html>
"""
BAD = GOOD.replace("<p>", '<img src="map.png"><p>')
AT = f"3:{BAD.splitlines()[2].index('<img') + 1}"


def run(*command: str, cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, check=False
    )


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of the user's is read or written, but for what pip has downloaded already."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONPATH", "PRE_COMMIT"))
    }
    cache = os.environ.get("PIP_CACHE_DIR", str(Path.home() / ".cache" / "pip"))
    return kept | {
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PIP_CACHE_DIR": cache,
        "NO_COLOR": "1",
    }


@pytest.fixture
def site(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A repository with a good page and a bad one."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "good.html").write_text(GOOD, encoding="utf-8")
    (folder / "notes.txt").write_text(BAD, encoding="utf-8")
    assert run("git", "init", "-q", cwd=folder, environment=environment).returncode == 0
    assert run("git", "add", ".", cwd=folder, environment=environment).returncode == 0
    return folder


def outcomes(output: str) -> dict[str, str]:
    """What pre-commit says of each hook."""
    return dict(re.findall(r"^(contentlint[^.]*?)\.+(?:\([^)]*\))?(Passed|Failed|Skipped)$", output, re.M))


def test_the_hooks_take_every_page_that_a_folder_is_searched_for() -> None:
    (pattern,) = set(
        re.findall(r"^  files: (.+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.M)
    )
    assert [ending for ending in sorted(PAGES) if not re.search(pattern, f"page{ending}")] == []
    assert not re.search(pattern, "page.html.bak")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="one system is enough for what pre-commit does itself")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit installs hooks from a git repository")
def test_one_hook_takes_the_pages_that_changed_and_the_other_the_whole_site(
    site: Path, environment: dict[str, str]
) -> None:
    pytest.importorskip("pre_commit")
    try_hooks = (sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--files")
    (site / "draft.html").write_text(BAD, encoding="utf-8")
    (site / ".gitignore").write_text("draft.html\n", encoding="utf-8")
    changed = run(*try_hooks, "draft.html", "good.html", "notes.txt", cwd=site, environment=environment)
    if "NewConnectionError" in changed.stdout or "No matching distribution" in changed.stdout:
        pytest.skip("no package index can be reached")
    told = changed.stdout + changed.stderr
    assert outcomes(told) == {"contentlint": "Failed", "contentlint (whole site)": "Passed"}, told
    assert f"draft.html:{AT}: error" in told and told.count("[image-alt-missing]") == 1

    (site / "bad.html").write_text(BAD, encoding="utf-8")
    elsewhere = run(*try_hooks, "good.html", cwd=site, environment=environment)
    told = elsewhere.stdout + elsewhere.stderr
    assert outcomes(told) == {"contentlint": "Passed", "contentlint (whole site)": "Failed"}, told
    assert f"bad.html:{AT}: error" in told
