import contextlib
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.source import MAX_BYTES, Position, Source, SourceError, codec_of, declared_encoding, decode

META = b'<meta charset="%s">'


@pytest.mark.parametrize(
    ("data", "text", "name", "how"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8", "bom"),
        ("né".encode("utf-16"), "né", "utf-16-le", "bom"),
        (META % b"windows-1252" + b"caf\xe9 \x93x\x94", '<meta charset="windows-1252">café “x”', "cp1252", "declared"),
        (META % b"ISO-8859-1" + b"\x93", '<meta charset="ISO-8859-1">“', "cp1252", "declared"),
        (META % b"utf-8" + b"caf\xc3\xa9", '<meta charset="utf-8">café', "utf-8", "declared"),
        (b"caf\xc3\xa9", "café", "utf-8", "utf-8"),
        (META % b"no-such-charset" + b"caf\xc3\xa9", '<meta charset="no-such-charset">café', "utf-8", "utf-8"),
        (META % b"x-user-defined" + b"a", '<meta charset="x-user-defined">a', "cp1252", "declared"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">\x82\xa0', None, "cp932", "declared"),
        (b"", "", "utf-8", "utf-8"),
    ],
)  # fmt: skip
def test_bytes_become_text(data: bytes, text: str | None, name: str, how: str) -> None:
    found, encoding = decode(data)
    assert (encoding.name, encoding.how) == (name, how)
    assert found == text or (text is None and found.endswith("あ"))


def test_a_wrong_declaration_is_told_and_the_text_is_read() -> None:
    data = META % b"utf-8" + "<p>Café für Señor naïve déjà vu</p>".encode("cp1252")
    text, encoding = decode(data)
    assert "Café für Señor" in text
    assert encoding.declared == "utf-8"
    assert encoding.bad_byte == data.index(b"\xe9")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<p>Vlez p\xf8ed n\xe1vst\xecvou</p>", "<p>Vlez pøed návstìvou</p>"),  # Czech, as windows-1252 reads it
        (b'<?xml version="1.0" encoding="windows-1250"?><p>p\xf8ed</p>', '<?xml version="1.0" encoding="windows-1250"?><p>před</p>'),
        (b"<p>" + b"x" * 1100 + META % b"windows-1250" + b"\xf8", "<p>" + "x" * 1100 + '<meta charset="windows-1250">ř'),
    ],
)  # fmt: skip
def test_no_encoding_is_guessed_so_that_a_page_reads_the_same_everywhere(
    data: bytes, text: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Detector:
        """Stands for a detector that happens to be installed."""

        @staticmethod
        def detect(_: bytes) -> dict[str, str]:
            return {"encoding": "koi8-r"}

    monkeypatch.setattr("bs4.dammit.chardet_module", Detector)
    assert decode(data)[0] == text
    assert caplog.messages == []


def test_a_declaration_in_a_comment_does_not_count() -> None:
    assert declared_encoding(b"<!-- <meta charset=latin1> --><meta charset='utf-8'>") == "utf-8"


def test_a_declaration_past_the_first_1024_bytes_does_not_count() -> None:
    assert declared_encoding(b" " * 1100 + b"<meta charset=utf-8>") is None


def test_every_byte_of_windows_1252_is_read() -> None:
    text, encoding = decode(META % b"windows-1252" + bytes(range(128, 256)))
    assert encoding.how == "declared"
    assert text.endswith("ÿ") and "\x81" in text and "€" in text


@pytest.mark.parametrize("label", ["", "rot13", "base64", "../etc", "utf8\0"])
def test_what_is_no_text_encoding_is_none(label: str) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, b"PK\x03\x04" + bytes(range(40)) * 50])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary") as caught:
        decode(data)
    assert caught.value.rule == "html-binary"


def test_a_few_null_bytes_are_text() -> None:
    assert decode(b"<p>a\0b</p>" * 20)[1].how == "utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        text, encoding = decode(data)
        assert isinstance(text, str) and encoding.name


@given(st.text(alphabet=st.sampled_from("ab\r\n\u2028é😀"), max_size=40))
def test_positions_and_offsets_are_inverse(text: str) -> None:
    source = Source.from_text(text)
    for offset in range(len(text) + 1):
        position = source.position(offset)
        assert source.offset(*position) == offset
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert source.position(len(text)).line == len(lines)
    assert [text[slice(*source.line(number + 1))] for number in range(len(lines))] == lines


def test_columns_count_code_points() -> None:
    assert Source.from_text("😀é<b>").position(2) == Position(1, 3)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file") as caught:
        _ = Source.from_path(tmp_path / "gone.html").text
    assert caught.value.rule == "file-unreadable"


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SourceError, match="more than 20 MB") as caught:
        _ = Source.from_path(path).text
    assert caught.value.rule == "html-too-large"


def test_a_source_is_pickled_without_what_it_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>" + "a" * 10_000, encoding="utf-8")
    source = Source.from_path(path)
    assert source.text
    packed = pickle.dumps(source)
    assert len(packed) < 1_000
    assert pickle.loads(packed).text == source.text
