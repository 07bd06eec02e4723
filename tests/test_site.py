import os
from pathlib import Path

import pytest

from contentlint.site import find_sources, is_excluded, looks_like_page


def tree(top: Path, *names: str) -> None:
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("---\ntitle: x\n---\n" if name.endswith(".md") else "<p>x", encoding="utf-8")


def found(top: Path, **options: object) -> list[str]:
    return [Path(source.name).relative_to(top).as_posix() for source in find_sources([str(top)], **options)]  # type: ignore[arg-type]


def test_folders_are_searched_by_name_and_other_peoples_are_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "b.html", "a/z.HTM", "a/x.php", "node_modules/m.html", ".git/g.html", "c.css", "page.md")
    (tmp_path / "README.md").write_text("# No page", encoding="utf-8")
    assert found(tmp_path) == ["b.html", "page.md", "a/x.php", "a/z.HTM"]


def test_gitignore_is_respected_at_every_level(tmp_path: Path) -> None:
    tree(tmp_path, "a.html", "out/b.html", "sub/c.html", "sub/d.html", "sub/keep/e.html", "sub/keep.html")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("/out/\n", encoding="utf-8")
    (tmp_path / "sub" / ".gitignore").write_text("*.html\n!keep.html\n", encoding="utf-8")
    assert found(tmp_path) == ["a.html", "sub/keep.html"]
    assert [source.name for source in find_sources([f"{tmp_path}/sub"])] == [f"{tmp_path.as_posix()}/sub/keep.html"]
    assert [source.name for source in find_sources([f"{tmp_path}/out/b.html"])] == [f"{tmp_path.as_posix()}/out/b.html"]


def test_excluded_paths_are_left_out_of_folders(tmp_path: Path) -> None:
    tree(tmp_path, "a.html", "drafts/b.html", "old/x.html")
    assert found(tmp_path, exclude=[(tmp_path, ("drafts/", "old/*.html"))]) == ["a.html"]


def test_each_file_is_taken_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.html")
    assert len(list(find_sources([str(tmp_path), f"{tmp_path}/a.html", f"{tmp_path}/./a.html"]))) == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.html")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "twin").symlink_to(tmp_path / "a")
    assert found(tmp_path) == ["a/b.html", "twin/b.html"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_out_of_the_project_are_left_out_of_folders(tmp_path: Path) -> None:
    tree(tmp_path, "other/secret.html", "site/a.html", "site/sub/b.html", "shared/c.html")
    site = tmp_path / "site"
    (site / "file.html").symlink_to(tmp_path / "other" / "secret.html")
    (site / "folder").symlink_to(tmp_path / "other")
    (site / "own.html").symlink_to("a.html")
    (site / "gone.html").symlink_to("nowhere.html")
    (site / "sub" / "shared").symlink_to(tmp_path / "shared")
    assert found(site) == ["a.html", "gone.html", "own.html", "sub/b.html"]
    (tmp_path / ".git").mkdir()  # now all of it is one project
    assert {"file.html", "folder/secret.html", "sub/shared/c.html"} <= set(found(site))


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_is_named_itself_is_read(tmp_path: Path) -> None:
    tree(tmp_path, "other/secret.html", "site/a.html")
    link = tmp_path / "site" / "link.html"
    link.symlink_to(tmp_path / "other" / "secret.html")
    assert [source.name for source in find_sources([link])] == [link.as_posix()]
    folder = tmp_path / "site" / "folder"
    folder.symlink_to(tmp_path / "other")
    assert found(folder) == ["secret.html"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_gitignore_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "site/a.html")
    (tmp_path / "patterns").write_text("*.html\n", encoding="utf-8")
    (tmp_path / "site" / ".gitignore").symlink_to(tmp_path / "patterns")
    assert found(tmp_path / "site") == ["a.html"]


@pytest.mark.parametrize(
    ("name", "text", "page"),
    [
        ("a.html", "", True),
        ("A.HTML.J2", "", True),
        ("a.md", "---\ntitle: x\n---\n", True),
        ("a.md", "+++\n+++\n", True),
        ("a.md", "# Notes", False),
        ("a.css", "", False),
        ("untitled", "<p>", False),
    ],
)
def test_what_a_folder_is_searched_for_is_known_by_name_and_text(name: str, text: str, page: bool) -> None:
    assert looks_like_page(name, text) is page


def test_patterns_leave_files_out_below_their_folder(tmp_path: Path) -> None:
    exclude = [(tmp_path / "site", ("drafts/", "*.old.html"))]
    assert is_excluded(tmp_path / "site" / "drafts" / "a.html", exclude)
    assert is_excluded(tmp_path / "site" / "b" / "a.old.html", exclude)
    assert not is_excluded(tmp_path / "site" / "a.html", exclude)
    assert not is_excluded(tmp_path / "drafts" / "a.html", exclude)


def test_a_gitignore_above_counts_only_within_its_repository(tmp_path: Path) -> None:
    tree(tmp_path, "site/pages/a.html", "site/pages/b.html")
    (tmp_path / "site" / ".gitignore").write_text("a.html\n", encoding="utf-8")
    pages = tmp_path / "site" / "pages"
    assert found(pages) == ["a.html", "b.html"]
    (tmp_path / "site" / ".git").mkdir()
    assert found(pages) == ["b.html"]
