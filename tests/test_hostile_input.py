"""What a page, a sitemap or a repository that nobody has vouched for may try: nothing of it is unpacked, resolved, read or run."""

import builtins
import gzip
import io
import json
import os
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from contentlint.config import Config
from contentlint.engine import lint, lint_text
from contentlint.finding import Finding
from contentlint.source import Source
from tests.hang import no_hang

EVERYTHING = Config(select=("all",))
BOMB = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY % b SYSTEM 'http://127.0.0.1:9/x.dtd'> %b;]>"
PACKED = b64encode(gzip.compress(b"<p>cures everything</p>" * 50_000)).decode()

PAGES = {
    "entities that multiply": f"{BOMB}<html><title>&a11;</title><p>&a11;</p><img src=a.png alt='&a11;'>",
    "entities from outside": f"<?xml version='1.0'?>{OUTSIDE}<html><title>&a;</title><p>&a;",
    "packed data in addresses": f"<img src='data:image/svg+xml;base64,{PACKED}'><a href='data:text/html;base64,{PACKED}'>x</a>"
    f"<iframe src='data:text/html;base64,{PACKED}'></iframe><object data='data:application/zip;base64,{PACKED}'></object>",
    "deep JSON-LD": f"<script type=application/ld+json>{'[' * 100_000}</script>",
    "deep valid JSON-LD": '<script type=application/ld+json>' + '{"@type":"Clinic","a":' * 5_000 + "1" + "}" * 5_000,
    "long numbers": '<script type=application/ld+json>{"@type":"Clinic","telephone":' + "9" * 100_000 + "}</script>",
    "deep elements": "<div>" * 100_000,
    "huge spans": "<table><tr><td colspan=999999999 rowspan=999999999>x</table><ol start=99999999999999999999><li>x</ol>",
    "nested srcdoc": "<iframe srcdoc='" + "&lt;iframe srcdoc=&quot;" * 5_000 + "'></iframe>",
    "numbers in attributes": f"<h2 role=heading aria-level={'9' * 5_000}>a</h2><ol start={'9' * 5_000}><li>x</ol>"
    f"<input size={'9' * 5_000} tabindex={'9' * 5_000}><select size={'9' * 5_000}><img width={'9' * 5_000} height=1 src=a>"
    f"<td colspan={'9' * 5_000}><meter max={'9' * 5_000}></meter><sup>{'9' * 5_000}</sup>",
    "a character as a huge number": "<p>&#x" + "F" * 100_000 + ";&#" + "9" * 100_000 + ";",
}  # fmt: skip


@contextmanager
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths that are opened meanwhile, by whatever module."""
    found: list[str] = []

    def noted(original: Any) -> Any:
        def call(path: Any, *rest: Any, **named: Any) -> Any:
            found.append(os.fspath(path) if isinstance(path, str | os.PathLike) else str(path))
            return original(path, *rest, **named)

        return call

    with monkeypatch.context() as patch:
        for module, name in ((builtins, "open"), (io, "open"), (os, "open")):
            patch.setattr(module, name, noted(getattr(module, name)))
        yield found


def linted(text: str, name: str = "page.html") -> list[Finding]:
    with no_hang():
        found = list(lint([Source.from_text(text, name)], EVERYTHING))
    assert [finding.message for finding in found if finding.rule == "rule-crashed"] == []
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_linted_like_any_other(name: str) -> None:
    linted(PAGES[name])


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
def test_no_entity_of_a_page_is_resolved(doctype: str) -> None:
    for finding in linted(f"{doctype}<html><title>Knee</title><h1>&a11; and &a;</h1><h3>&a1;</h3>"):
        assert "haha" not in repr(finding)


def test_no_entity_of_a_sitemap_among_the_pages_is_resolved() -> None:
    text = f"<?xml version='1.0'?>{BOMB}<urlset><url><loc>https://clinic.example/&a11;</loc></url></urlset>"
    for finding in linted(text, "sitemap.xml"):
        assert "haha" not in repr(finding)


def test_a_packed_sitemap_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<title>Knee</title><h1>Knee</h1>", encoding="utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(b"<urlset></urlset>"))
    with opened(monkeypatch) as paths:
        list(lint([tmp_path], EVERYTHING))
    assert [path for path in paths if path.endswith(".gz")] == []


def test_what_a_page_carries_packed_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    lint_text("<p>warm", config=EVERYTHING)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was unpacked")

    for name in ("base64", "zlib", "gzip", "binascii", "zipfile"):
        for function in ("b64decode", "decompress", "decompressobj", "a2b_base64", "ZipFile"):
            if hasattr(module := sys.modules.get(name), function):
                monkeypatch.setattr(module, function, refuse)
    linted(PAGES["packed data in addresses"])


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_hostile_repository_gives_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, site = tmp_path / "secret", tmp_path / "site"
    secret.mkdir()
    site.mkdir()
    (secret / "diary.html").write_text("<h1>S3CRET</h1><h3>S3CRET</h3>", encoding="utf-8")
    (site / "index.html").write_text("<title>Knee</title><h1>Knee</h1>", encoding="utf-8")
    (site / "diary.html").symlink_to(secret / "diary.html")
    (site / "all").symlink_to(secret)
    (site / ".gitignore").symlink_to(secret / "diary.html")
    with opened(monkeypatch) as paths:
        found = list(lint([site], EVERYTHING))
    assert "S3CRET" not in json.dumps([repr(finding) for finding in found])
    assert [path for path in paths if "secret" in path or "diary" in path] == []
