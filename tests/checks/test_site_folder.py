"""The rules across pages on a folder: what is on the disk counts, and nothing outside is asked."""

from pathlib import Path

import pytest

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.finding import Finding
from contentlint.site import find_sources


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(folder: Path, *rules: str) -> list[Finding]:
    return list(lint(find_sources([str(folder)]), Config(select=rules)))


def seen(folder: Path, *rules: str) -> list[tuple[str, str]]:
    return [(Path(finding.place.path).name, finding.place.excerpt) for finding in told(folder, *rules)]


SITE = {
    "index.html": "<html><body><h1>Hill</h1><a href='/knee'>Knee</a> <a href='hip/'>Hip</a> <img src='/img/a.png' alt=''></body></html>",
    "knee.html": "<html><body><h1 id='top-of-knee'>Knee</h1><a href='/'>Home</a> <a href='hip/index.html#why'>Why</a></body></html>",
    "hip/index.html": "<html><body><h1>Hip</h1><h2 id='why'>Why</h2><a href='../knee.html#top-of-knee'>Knee</a></body></html>",
    "img/a.png": "x",
    "guide.pdf": "x",
}


def test_a_sound_site_has_no_finding(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    assert told(tmp_path, "site") == []


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("/nee", "no such page"),
        ("Knee.html", "called knee.html"),
        ("hip/#how", "no part called `how`"),
        ("/img/b.png", "no such file"),
        ("guide2.pdf", "no such file"),
        ("../../../etc/passwd.html", "no such page"),
    ],
)
def test_a_dead_link_is_told_at_its_place(tmp_path: Path, link: str, words: str) -> None:
    write(
        tmp_path,
        {
            **SITE,
            "page.html": f"<html><body><h1>Page</h1><a href='index.html'>Home</a> <a href='{link}'>x</a></body></html>",
        },
    )
    (finding,) = told(tmp_path, "site-link-broken")
    assert words in finding.message
    assert finding.place.excerpt == link


@pytest.mark.parametrize(
    "link", ["/guide.pdf", "knee", "knee.html?x=1", "hip", "hip/#why", "#", "https://other.example/x", "?a=1", "", "/"]
)
def test_a_sound_link_is_left_alone(tmp_path: Path, link: str) -> None:
    write(tmp_path, {**SITE, "page.html": f"<html><body><h1>Page</h1><a href='{link}'>x</a></body></html>"})
    assert told(tmp_path, "site-link-broken") == []


def test_links_that_a_generator_resolves_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"about.html": "---\nlayout: x\n---\n<a href='/team/'>Team</a> <img src='gone.png' alt=''>"})
    assert seen(tmp_path, "site-link-broken") == [("about.html", "gone.png")]


def test_an_orphan_is_told_and_a_menu_written_by_script_is_not(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "old.html": "<html><body><h1>Old</h1><a href='/'>Home</a></body></html>"})
    assert seen(tmp_path, "site-page-orphan") == [("old.html", "Old")]
    write(
        tmp_path,
        dict.fromkeys(
            ("index.html", "knee.html", "hip/index.html", "old.html"), "<html><body><h1>x</h1></body></html>"
        ),
    )
    assert seen(tmp_path, "site-page-orphan") == []


SITEMAP = "<urlset>{}</urlset>"


def entries(*names: str) -> str:
    return SITEMAP.format("".join(f"<url><loc>https://hill.example/{name}</loc></url>" for name in names))


def test_the_sitemap_and_the_files_must_agree(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "sitemap.xml": entries("", "knee", "gone", "guide.pdf")})
    found = seen(tmp_path, "site-sitemap-differs")
    assert sorted(found) == [("index.html", "Hip"), ("sitemap.xml", "https://hill.example/gone")]


def test_the_page_for_what_is_not_found_is_in_no_sitemap_whatever_its_folder_is_called(tmp_path: Path) -> None:
    site = {**SITE, "404.html": "<html><body><h1>Not found</h1></body></html>", "sitemap.xml": entries("", "knee")}
    write(tmp_path / "room-404", site)
    assert seen(tmp_path / "room-404", "site-sitemap-differs") == [("index.html", "Hip")]


def test_a_sitemap_of_another_site_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "<html><body><h1>A</h1></body></html>", "sitemap.xml": entries("x", "y")})
    assert told(tmp_path, "site-sitemap-differs") == []


def test_noindex_and_sitemap_contradict(tmp_path: Path) -> None:
    page = "<html><head><meta name='robots' content='noindex'></head><body><h1>Knee</h1></body></html>"
    write(tmp_path, {**SITE, "knee.html": page, "sitemap.xml": entries("knee.html")})
    (finding,) = told(tmp_path, "site-sitemap-noindex")
    assert (finding.place.excerpt, finding.related[0].place.excerpt) == ("noindex", "https://hill.example/knee.html")


def test_robots_txt_that_shuts_all_out_is_told(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "robots.txt": "User-agent: *\nDisallow: /\n"})
    (finding,) = told(tmp_path, "site-robots-blocked")
    assert Path(finding.place.path).name == "robots.txt"
    assert (finding.place.line, finding.place.column) == (2, 11)


def test_town_pages_are_near_duplicates(tmp_path: Path) -> None:
    text = " ".join(
        f"Our clinic number {n} treats backs and knees of people who run or sit all day long." for n in range(30)
    )
    pages = {
        f"{town}.html": f"<html><body><h1>{town}</h1><p>Welcome to {town}. {text}</p></body></html>"
        for town in ("york", "leeds", "hull")
    }
    write(
        tmp_path,
        {
            **pages,
            "other.html": "<html><body><h1>Other</h1><p>"
            + " ".join(f"word{n}" for n in range(300))
            + "</p></body></html>",
        },
    )
    found = told(tmp_path, "site-page-near-duplicate")
    assert [Path(finding.place.path).name for finding in found] == ["leeds.html", "york.html"]
    assert {message.message for message in found[0].related} == {
        "most of it stands on this page, too",
        "this passage",
        "stands here, too",
    }


def test_notes_of_a_page_stay_small(tmp_path: Path) -> None:
    import pickle

    from contentlint.catalog import catalog
    from contentlint.page import Page
    from contentlint.rules import Note

    text = " ".join(f"Sentence number {n} about knees and hips." for n in range(400))
    links = "".join(f"<a href='p{n}.html'>Page {n}</a>" for n in range(60))
    write(
        tmp_path,
        {
            "p.html": f"<html><head><title>Knee | Hill</title></head><body><h1>Knee</h1>{links}<p>{text}</p></body></html>"
        },
    )
    (source,) = find_sources([str(tmp_path)])
    page = Page(source)
    names = {
        "site-title-duplicate",
        "site-page-orphan",
        "site-page-near-duplicate",
        "site-sitemap-differs",
        "site-phone-differs",
    }
    values = [
        seen.value
        for rule in catalog().rules.values()
        if rule.id in names
        for seen in rule.check(page)
        if isinstance(seen, Note)
    ]
    assert sum(len(pickle.dumps(value)) for value in values) < 1024
