import os
from pathlib import Path

import pytest

from contentlint.bounds import leads_out, path_patterns, project_top, read_at_most, runs_away
from tests.hang import no_hang


def test_a_project_ends_at_the_top_of_its_repository(tmp_path: Path) -> None:
    inner = tmp_path / "site" / "pages"
    inner.mkdir(parents=True)
    assert project_top(inner) == inner.resolve()
    (tmp_path / "site" / ".git").mkdir()
    assert project_top(inner) == (tmp_path / "site").resolve()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_path_is_followed_to_where_it_leads(tmp_path: Path) -> None:
    top = (tmp_path / "site").resolve()
    top.mkdir()
    (top / "in").symlink_to(top)
    (top / "out").symlink_to(tmp_path)
    (top / "round").symlink_to(top / "round")
    assert not leads_out(top / "in" / "a.html", top)
    assert leads_out(top / "out" / "a.html", top)
    assert leads_out(top / ".." / "a.html", top)
    assert not leads_out(top / "sub" / ".." / "a.html", top)


def test_no_more_is_read_than_wanted(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"12345")
    assert read_at_most(file, 5) == b"12345"
    assert read_at_most(file, 4) is None


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_an_endless_file_ends() -> None:
    assert read_at_most("/dev/zero", 1_000) is None


@pytest.mark.parametrize("pattern", ["*.html", "drafts/**", "**/old/*.*.html", "a/**/b/**/*.htm", "/x-*-*/*"])
def test_ordinary_path_patterns_hold(pattern: str) -> None:
    assert not runs_away(pattern)


def test_path_patterns_that_could_run_away_are_left_out() -> None:
    slow = ["*a*a*a*a*a*b", "a**a**a**a**b", "**/a/**/a/**/a/**/a/**/b"]
    assert all(map(runs_away, slow))
    spec = path_patterns([*slow, "# a*b*c*d*e", "*.tmp"])
    with no_hang():
        assert not spec.match_file("a" * 250) and not spec.match_file("a/" * 500 + "c")
    assert spec.match_file("x.tmp")
