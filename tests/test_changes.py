import os
import subprocess
from pathlib import Path

import pytest

import contentlint
from contentlint.changes import Changes, ChangesError
from contentlint.finding import Finding

RULES = contentlint.Config(select=("image-alt-missing",))


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a é.html").write_text("<img src=1>\n<p>x</p>\n<img src=2>\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def told(folder: Path, ref: str | None, *, whole_page: bool = False) -> list[str]:
    changes = Changes(ref, folder)
    found: list[Finding] = list(contentlint.lint([folder], RULES))
    return [f.place.excerpt for f in found if changes.touches(f, whole_page=whole_page)]


def test_d02_only_what_stands_on_changed_lines_is_told(repository: Path) -> None:
    page = repository / "a é.html"
    assert told(repository, "HEAD") == []
    page.write_text("<p>new</p>\n<img src=1>\n<p>y</p><img src=3>\n<img src=2>\n", encoding="utf-8")
    assert told(repository, "HEAD") == ["<img src=3>"]
    assert told(repository, "HEAD", whole_page=True) == ["<img src=1>", "<img src=3>", "<img src=2>"]


def test_staged_lines_are_those_of_the_index(repository: Path) -> None:
    page = repository / "a é.html"
    page.write_text("<img src=0>\n<img src=1>\n<p>x</p>\n<img src=2>\n", encoding="utf-8")
    assert told(repository, None) == []
    git(repository, "add", ".")
    assert told(repository, None) == ["<img src=0>"]


def test_a_file_that_git_does_not_know_is_new(repository: Path) -> None:
    (repository / "b.html").write_text("<img src=9>", encoding="utf-8")
    assert told(repository, "HEAD") == ["<img src=9>"]


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "HEAD; touch x"])
def test_a_commit_that_is_none_is_told(repository: Path, ref: str) -> None:
    with pytest.raises(ChangesError, match="name a commit of this repository"):
        Changes(ref, repository)
    assert not (repository / "x").exists()


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChangesError, match="git rev-parse"):
        Changes("HEAD", tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
def test_no_program_that_a_repository_names_is_run(repository: Path) -> None:
    program = repository / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch '{repository}/it-ran'\n", encoding="utf-8")
    program.chmod(0o755)
    (repository / ".gitattributes").write_text("*.html diff=own\n", encoding="utf-8")
    for key in ("core.fsmonitor", "diff.external", "diff.own.command", "diff.own.textconv", "core.pager"):
        subprocess.run(["git", "config", key, str(program)], cwd=repository, check=True)
    page = next(repository.rglob("*.html"))
    page.write_text("<p>changed", encoding="utf-8")
    Changes("HEAD", repository)
    Changes(None, repository)
    assert not (repository / "it-ran").exists()
