from pathlib import Path

import pytest

from contentlint.facts.site_files import (
    blocked_by,
    common_folder,
    look_up,
    look_up_from_root,
    page_key,
    read_text,
    robots_entries,
    sitemap_entries,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (
        "index.html",
        "knee.html",
        "Team.html",
        "hip/index.html",
        "static/logo.svg",
        "blog/post.md",
        "a/b/deep.html",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["knee.html", "knee", "knee/", "hip", "hip/", "hip/index.html", "blog/post.html", "blog/post", ".", "index"]
)
def test_an_address_means_the_file_a_server_would_answer_with(site: Path, name: str) -> None:
    assert look_up(f"{site.as_posix()}/{name}", page=True).found is not None


@pytest.mark.parametrize("name", ["kneee.html", "hop/", "knee.pdf", "blog/none"])
def test_what_is_not_there_is_not_found(site: Path, name: str) -> None:
    found = look_up(f"{site.as_posix()}/{name}", page=True)
    assert (found.found, found.nearly) == (None, None)


def test_another_case_is_told_apart(site: Path) -> None:
    found = look_up(f"{site.as_posix()}/team.html", page=True)
    assert found.found is None
    assert found.nearly is not None and found.nearly.endswith("/Team.html")


def test_the_root_is_sought_among_the_folders_above_and_their_static_ones(site: Path) -> None:
    start = f"{site.as_posix()}/a/b/deep.html"
    assert look_up_from_root("/knee.html", start, page=True).found is not None
    assert look_up_from_root("/logo.svg", start, page=False).found is not None
    assert look_up_from_root("/nothing.svg", start, page=False).found is None


def test_a_new_file_is_seen(site: Path) -> None:
    path = f"{site.as_posix()}/new.html"
    assert look_up(path, page=True).found is None
    Path(path).write_text("x")
    assert look_up(path, page=True).found is not None


def test_the_addresses_of_a_sitemap_stand_where_they_say() -> None:
    text = "<urlset><url><loc> https://a.example/x?a=1&amp;b=2 </loc></url><url><loc><![CDATA[https://a.example/y]]></loc></url></urlset>"
    found = sitemap_entries(text)
    assert [entry.value for entry in found] == ["https://a.example/x?a=1&b=2", "https://a.example/y"]
    assert [text[slice(*entry.at)] for entry in found] == ["https://a.example/x?a=1&amp;b=2", "https://a.example/y"]


def test_no_entity_of_a_sitemap_is_resolved() -> None:
    text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;">]><urlset><loc>https://a.example/&b;</loc></urlset>'
    assert [entry.value for entry in sitemap_entries(text)] == ["https://a.example/&b;"]


def test_a_file_past_its_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<loc>https://a.example/</loc>")
    assert read_text(str(tmp_path / "sitemap.xml"), 5) is None
    assert read_text(str(tmp_path / "missing.xml")) is None


ROBOTS = """User-agent: Bot
Disallow: /

User-agent: *  # all others
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/", None),
        ("/private/x", "/private/"),
        ("/private/open/x", None),
        ("/a/b.pdf", "/*.pdf$"),
        ("/a/b.pdf?x", None),
    ],
)
def test_robots_rules_match_as_rfc_9309_says(path: str, rule: str | None) -> None:
    found = blocked_by(robots_entries(ROBOTS), path)
    assert (found.value if found else None) == rule


def test_the_fields_of_robots_txt_stand_where_they_say() -> None:
    for entry in robots_entries(ROBOTS):
        assert ROBOTS[slice(*entry.at)] == entry.value


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("a/knee.html", "a/knee"),
        ("a/index.html", "a"),
        ("a/b/", "a/b"),
        ("index.htm", ""),
        ("v1.2/x.pdf", "v1.2/x.pdf"),
    ],
)
def test_a_page_has_one_key_whatever_its_address(path: str, key: str) -> None:
    assert page_key(path) == key


def test_the_folder_of_all_pages() -> None:
    assert common_folder(["site/a/x.html", "site/b/y.html"]) == "site"
    assert common_folder(["x.html", "a/y.html"]) == ""
    assert common_folder([]) == ""
