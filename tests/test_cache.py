import json
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

import contentlint
from contentlint.cache import Cache, _pack, _unpack, default_folder
from contentlint.config import Config
from contentlint.engine import Result, lint, lint_source
from contentlint.finding import Finding
from contentlint.source import Source

RULES = Config(select=("all",))
PAGE = '<html lang=en><title>Hip</title><h1>Hip</h1><h3>x</h3><img src="a.png"><a href="b.html#c">here</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("a.html", "b.html"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    return folder


def run(folder: Path, site: Path, config: Config = RULES) -> tuple[list[Finding], int]:
    """The findings of a run with a cache, and how many pages had to be linted."""
    cache = Cache(folder)
    put = cache.put
    linted: list[bytes | None] = []

    def watched(key: bytes | None, result: Result, folders: Iterable[tuple[str, int]]) -> None:
        linted.append(key)
        put(key, result, folders)

    cache.put = watched  # type: ignore[method-assign]
    found = list(lint([site], config, cache=cache))
    cache.close()
    return found, len(linted)


def test_what_did_not_change_is_not_linted_again(tmp_path: Path, site: Path) -> None:
    plain = list(lint([site], RULES))
    assert len(plain) > 4
    first, again = run(tmp_path / "cache", site), run(tmp_path / "cache", site)
    assert (first, again) == ((plain, 2), (plain, 0))


def test_a_change_of_the_page_the_rules_or_the_folder_counts(tmp_path: Path, site: Path) -> None:
    run(tmp_path / "cache", site)
    (site / "a.html").write_text(PAGE + "<img src=b.png>", encoding="utf-8")
    assert run(tmp_path / "cache", site)[1] == 1
    assert run(tmp_path / "cache", site, Config(select=("image",)))[1] == 2
    assert run(tmp_path / "cache", site, Config(select=("image",), rules={"image-alt-missing": "info"}))[1] == 2
    before, _ = run(tmp_path / "cache", site)
    (site / "a.png").write_bytes(b"x")
    os.utime(site, ns=(1, 1))
    after, linted = run(tmp_path / "cache", site)
    assert linted == 2
    missing = [f.place.path for f in before if f.rule == "image-file-missing" and "a.png" in f.place.excerpt]
    assert len(missing) == 2
    assert [f for f in after if f.rule == "image-file-missing" and "a.png" in f.place.excerpt] == []


@pytest.mark.parametrize("damage", ["garbage", "rows", "folder", "read-only"])
def test_a_broken_cache_does_no_harm(tmp_path: Path, site: Path, damage: str) -> None:
    folder = tmp_path / "cache"
    plain, _ = run(folder, site)
    (base,) = folder.glob("*.sqlite")
    if damage == "garbage":
        base.write_bytes(b"not a database" * 1000)
    elif damage == "rows":
        with sqlite3.connect(base) as connection:
            connection.execute(
                "UPDATE results SET data = ?", (json.dumps({"folders": [], "findings": [[1]], "marks": []}),)
            )
        connection.close()
    elif damage == "folder":
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        folder.write_text("a file where the folder should be", encoding="utf-8")
    else:
        base.chmod(0o444)
    assert run(folder, site)[0] == plain


def test_two_runs_share_a_cache(tmp_path: Path, site: Path) -> None:
    one, other = Cache(tmp_path / "cache"), Cache(tmp_path / "cache")
    source = Source.from_path(site / "a.html")
    key = one.key(source, RULES)
    assert key == other.key(source, RULES)
    result = lint_source(source, RULES)
    one.put(key, result, [])
    other.put(key, result, [])
    one.close()
    other.close()
    later = Cache(tmp_path / "cache")
    assert later.get(key) == result
    assert later.get(b"other") is None and later.get(None) is None
    later.close()


def test_a_file_that_can_not_be_read_has_no_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert cache.key(Source.from_path(tmp_path / "gone.html"), RULES) is None
    cache.close()


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "é", b"\0x", (1, ("a", b"b")), [1, (2,)], frozenset({1}), ()])
def test_the_value_of_a_mark_comes_back_as_it_was(value: object) -> None:
    assert _unpack(json.loads(json.dumps(_pack(value)))) == value


def test_what_can_not_be_kept_is_linted_each_time(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.put(b"key", Result((), (("site-x", (contentlint.Mark("a", 0, 1, {"a": 1}),)),)), [])
    assert cache.get(b"key") is None
    cache.close()


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / "here"))
    assert default_folder() == tmp_path / "here"
    monkeypatch.delenv("CONTENTLINT_CACHE_DIR")
    assert default_folder().name == "contentlint"
