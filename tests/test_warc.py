"""Archives are written here record by record; none comes from a crawl."""

import gzip
import pickle
import zlib
from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha1
from pathlib import Path

import pytest

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.source import MAX_BYTES, Source, SourceError

pytest.importorskip("warcio")

from contentlint import warc

HTML = "<!doctype html><html lang=en><title>Knee</title><h1>Knee</h1><h3>Hip</h3><img src=a.png><p>Café</p></html>"
Headers = list[tuple[str, str]]


def record(address: str, headers: Headers, body: bytes, *, kind: str, status: str, more: Headers) -> bytes:
    http = "".join(f"{name}: {value}\r\n" for name, value in headers)
    block = f"HTTP/1.1 {status}\r\n{http}\r\n".encode() + body
    digest = b32encode(sha1(block, usedforsecurity=False).digest()).decode()
    fields = [
        ("WARC-Type", kind), ("WARC-Target-URI", address), ("WARC-Date", "2026-01-02T03:04:05Z"),
        ("WARC-Record-ID", "<urn:uuid:0>"), ("Content-Type", "application/http"), ("WARC-Block-Digest", f"sha1:{digest}"),
        *more, ("Content-Length", str(len(block))),
    ]  # fmt: skip
    return "WARC/1.0\r\n{}\r\n".format("".join(f"{k}: {v}\r\n" for k, v in fields)).encode() + block + b"\r\n\r\n"


def write(
    path: Path, records: Iterable[tuple[str, Headers, bytes]], *, kind: str = "response", status: str = "200 OK", more: Headers = ()  # type: ignore[assignment]
) -> Path:  # fmt: skip
    about = (
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: 6\r\n\r\na: b\r\n\r\n\r\n"
    )
    every = [about, *(record(*each, kind=kind, status=status, more=more) for each in records)]
    path.write_bytes(b"".join(gzip.compress(each) if path.suffix == ".gz" else each for each in every))
    return path


def page(number: int, body: str = HTML, kind: str = "text/html; charset=utf-8") -> tuple[str, Headers, bytes]:
    return f"https://clinic.example/{number}", [("Content-Type", kind)], body.encode()


def messages(found: Iterable[Source]) -> list[str]:
    told = []
    for source in found:
        with pytest.raises(SourceError) as error:
            _ = source.text
        assert error.value.rule == "file-unreadable"
        told.append(error.value.message)
    return told


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_come_in_order_with_address_and_offset(tmp_path: Path, name: str) -> None:
    found = list(warc.sources(write(tmp_path / name, [page(n, f"{HTML}{n}") for n in range(5)])))
    assert [source.text for source in found] == [f"{HTML}{n}" for n in range(5)]
    data = (tmp_path / name).read_bytes()
    for number, source in enumerate(found):
        address, _, offset = source.name.partition("#record=")
        assert address == f"https://clinic.example/{number}"
        start = data[int(offset) :]
        assert (zlib.decompressobj(31).decompress(start) if name.endswith("gz") else start).startswith(b"WARC/1.0\r\n")


def test_only_pages_that_were_answered_are_taken(tmp_path: Path) -> None:
    kinds = [
        "text/html",
        "TEXT/HTML;charset=x",
        "application/xhtml+xml",
        "text/css",
        "image/png",
        "application/pdf",
        "",
    ]
    found = warc.sources(write(tmp_path / "a.warc", [page(n, kind=kind) for n, kind in enumerate(kinds)]))
    assert [source.name.partition("#")[0][-1] for source in found] == ["0", "1", "2"]
    assert not list(warc.sources(write(tmp_path / "b.warc", [page(1)], status="404 Not Found")))
    assert not list(warc.sources(write(tmp_path / "c.warc", [page(1)], status="301 Moved")))
    assert not list(warc.sources(write(tmp_path / "d.warc", [page(1)], kind="request")))
    assert not list(warc.sources(write(tmp_path / "e.warc", [])))


@pytest.mark.parametrize(
    ("header", "codec", "meta"),
    [
        ("text/html; charset=windows-1252", "cp1252", ""),
        ("text/html;charset='iso-8859-2'", "iso8859-2", ""),
        ("text/html; a=b; CHARSET=utf-8", "utf-8", "<meta charset=windows-1252>"),
        ("text/html", "cp1252", "<meta charset=windows-1252>"),
        ("text/html; charset=no-such", "cp1252", "<meta charset=windows-1252>"),
    ],
)
def test_the_charset_of_the_header_counts_as_for_a_browser(tmp_path: Path, header: str, codec: str, meta: str) -> None:
    text = f"{meta}<p>Café für Ältere"
    archive = write(tmp_path / "a.warc", [("https://a.example/", [("Content-Type", header)], text.encode(codec))])
    (source,) = warc.sources(archive)
    assert source.text == text


def test_contents_may_be_packed_and_chunked(tmp_path: Path) -> None:
    packed, kind = gzip.compress(HTML.encode()), ("Content-Type", "text/html")
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:30], packed[30:])) + b"0\r\n\r\n"
    records = [
        ("https://a.example/1", [kind, ("Content-Encoding", "gzip")], packed),
        ("https://a.example/2", [kind, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], chunked),
    ]
    assert [source.text for source in warc.sources(write(tmp_path / "a.warc.gz", records))] == [HTML, HTML]
    odd = write(tmp_path / "b.warc", [("https://a.example/3", [kind, ("Content-Encoding", "br")], b"x")])
    assert messages(warc.sources(odd)) == ["this record is packed as br; unpack the archive's records first"]


def test_a_page_that_unpacks_without_end_is_too_large(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b" " * (MAX_BYTES + 1))
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    (source,) = warc.sources(write(tmp_path / "a.warc.gz", [("https://a.example/", headers, bomb)]))
    (finding,) = lint([source], Config(select=("image-alt-missing",)))
    assert finding.rule == "html-too-large"


def test_a_record_that_was_cut_off_is_told(tmp_path: Path) -> None:
    cut = write(tmp_path / "a.warc", [page(1)], more=[("WARC-Truncated", "length")])
    (message,) = messages(warc.sources(cut))
    assert message.startswith(
        "this record can't be read (it was cut off when it was fetched: length); fetch the archive"
    )


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("lost", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_the_pages_before_the_end_of_a_file_that_was_cut_off_are_read(tmp_path: Path, name: str, lost: float) -> None:
    archive = write(tmp_path / name, [page(n) for n in range(4)])
    last = int(list(warc.sources(archive))[-1].name.partition("=")[2])
    data = archive.read_bytes()
    archive.write_bytes(data[: last + int((len(data) - last) * (1 - lost))])
    found = list(warc.sources(archive))
    assert [source.text for source in found[:3]] == [HTML] * 3
    assert {int(source.name.partition("=")[2]) for source in found[3:]} == {last}
    assert all("can't be read" in message for message in messages(found[3:]))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_damaged_record_is_told_and_never_read_as_something_else(tmp_path: Path, name: str) -> None:
    archive = write(tmp_path / name, [page(n, HTML * 9) for n in range(3)])
    data = archive.read_bytes()
    starts = [int(source.name.partition("=")[2]) for source in warc.sources(archive)]
    for at in range(starts[1] + 300, starts[2] - 12, 37):
        archive.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        found = list(warc.sources(archive))
        assert found[0].text == HTML * 9
        read = [source.name for source in found if f"={starts[1]}" in source.name]
        for source in found[1:]:
            if f"={starts[2]}" in source.name:
                assert source.text == HTML * 9
            else:
                assert messages([source])
        assert read, "the damaged record isn't passed over in silence"


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"<html>not an archive")
    (message,) = messages(warc.sources(path))
    assert "the rest of a.warc is not read" in message
    with pytest.raises(FileNotFoundError):
        list(warc.sources(tmp_path / "gone.warc"))


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    archive = write(tmp_path / "a.warc", [page(1)])
    (source,) = warc.sources(archive)
    archive.unlink()
    (message,) = messages([source])
    assert "No such file" in message


def test_a_source_carries_no_page(tmp_path: Path) -> None:
    (source,) = warc.sources(write(tmp_path / "a.warc.gz", [page(1, HTML * 1_000)]))
    copy = pickle.loads(pickle.dumps(source))
    assert len(pickle.dumps(source)) < 1_000
    assert copy == source and copy.text == HTML * 1_000


def test_without_warcio_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    with pytest.raises(warc.MissingExtraError, match=r"pip install contentlint\[warc\]"):
        list(warc.sources(tmp_path / "a.warc"))
