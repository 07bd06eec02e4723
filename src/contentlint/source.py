"""Text and where things stand in it: Source, Span, Position, and how bytes become text."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from contentlint.bounds import read_at_most
from contentlint.lazy import lazy

MAX_BYTES = 20_000_000
"""Largest file that is read, in bytes; a larger one is told and left alone."""

_LINE_END = lazy(r"\r\n|\n|\r")
_LINE_FEED = lazy(r"\n")
_CONTROL = bytes(sorted(set(range(32)) - {0, 9, 10, 12, 13, 27}))
_META = lazy(rb"<meta[\s/](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.I)
_COMMENT = lazy(rb"<!--.*?(?:-->|\Z)", re.S)
_CHARSET = lazy(rb"charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.I)

# The labels that the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) reads otherwise
# than Python's codec of the same name, and Python's name for what they mean.
_LABELS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "iso88591": "cp1252",
    "x-user-defined": "cp1252", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "unicode": "utf-8",
    "iso-8859-9": "cp1254", "latin5": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
}  # fmt: skip


class Span(NamedTuple):
    """A stretch of ``Source.text``: half-open, in code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: line and column, both from 1; the column counts code points."""

    line: int
    column: int


class SourceError(Exception):
    """A source that can't be read as text. ``rule`` is the finding it becomes, ``remedy`` what to do about it."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str]]:
        return SourceError, (self.rule, self.message)


@dataclass(frozen=True)
class Encoding:
    """How the bytes were read: the Python codec ``name``, ``how`` it was found, and what the page declares.

    ``how`` is ``"bom"``, ``"transport"`` (the server said so), ``"declared"``,
    ``"utf-8"``, ``"detected"`` or ``"text"`` (the source was text already).
    ``declared`` is the label in ``<meta charset>`` as written, or None. ``bad_byte`` is the offset in bytes of the
    first byte that the declared encoding can't hold, or None.
    """

    name: str
    how: str
    declared: str | None = None
    bad_byte: int | None = None


@dataclass(frozen=True)
class Source:
    """One document to lint: a name, and the bytes or text, read on first use.

    Picklable; a source made from a path carries only the path, one made from a reader only the reader. ``text`` is what
    was decoded, after a byte order mark, with its line ends as they stand. ``charset`` is the label that the server's
    ``Content-Type`` gave, or None.

    Raises (from ``text`` and ``encoding``):
        SourceError: the file can't be read, is too large or isn't text.
    """

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    given: str | None = field(default=None, repr=False)
    reader: Callable[[], bytes] | None = None
    charset: str | None = None

    @classmethod
    def from_path(cls, path: str | Path, name: str | None = None) -> Source:
        """The file at ``path``; ``name`` is how findings call it (default: the path, ``/`` between parts)."""
        return cls(name if name is not None else Path(path).as_posix(), path=Path(path))

    @classmethod
    def from_text(cls, text: str, name: str = "page.html") -> Source:
        """Text in memory."""
        return cls(name, given=text)

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "page.html", charset: str | None = None) -> Source:
        """Bytes in memory, whose encoding is still to be found; ``charset`` is what the server calls it."""
        return cls(name, data=data, charset=charset)

    @classmethod
    def from_reader(cls, reader: Callable[[], bytes], name: str, charset: str | None = None) -> Source:
        """What a function reads when the page's turn comes, in whichever process; it is picklable, and raises SourceError."""
        return cls(name, reader=reader, charset=charset)

    @cached_property
    def text(self) -> str:
        """The decoded text."""
        return self._decoded[0]

    @property
    def encoding(self) -> Encoding:
        """How the text was decoded."""
        return self._decoded[1]

    def read_bytes(self) -> bytes:
        """The bytes of the source (UTF-8 where it was given as text).

        Raises:
            SourceError: the file can't be read or is larger than ``MAX_BYTES``.
        """
        if self.given is not None:
            return self.given.encode("utf-8", "surrogatepass")
        if self.data is not None:
            return self.data
        if self.reader is not None:
            return self.reader()
        assert self.path is not None
        try:
            data = read_at_most(self.path, MAX_BYTES)
            if data is None:
                raise _too_large(self.path.stat().st_size)
            return data
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SourceError("file-unreadable", f"can't be read ({reason}); check the path and its rights") from None

    def position(self, offset: int) -> Position:
        """Line and column of an offset into ``text``."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column (both from 1), held within the text."""
        starts = self._line_starts
        return min(starts[min(max(line, 1), len(starts)) - 1] + column - 1, len(self.text))

    def line(self, number: int) -> Span:
        """The span of a line, its end mark left out."""
        starts = self._line_starts
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.text
        # A plain character is found eight times as fast as one of three line ends.
        mixed = "\r" in text and text.count("\r") != text.count("\r\n")
        return [0, *[match.end() for match in (_LINE_END if mixed else _LINE_FEED).finditer(text)]]

    @cached_property
    def _decoded(self) -> tuple[str, Encoding]:
        if self.given is not None:
            return self.given, Encoding("utf-8", "text")
        data = self.read_bytes()
        if len(data) > MAX_BYTES:
            raise _too_large(len(data))
        return decode(data, self.charset)

    def __getstate__(self) -> dict[str, object]:
        return {key: self.__dict__[key] for key in ("name", "path", "data", "given", "reader", "charset")}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)


def decode(data: bytes, charset: str | None = None) -> tuple[str, Encoding]:
    """Bytes to text: byte order mark, what the server says, ``<meta charset>``, UTF-8, an XML declaration, windows-1252.

    The order is that of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding).
    Where the bytes don't fit the declared encoding, the text is still read; ``Encoding.bad_byte`` tells where.

    Raises:
        SourceError: the bytes are no text (``html-binary``).
    """
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            declared = declared_encoding(data) if codec == "utf-8" else None
            return data[len(mark) :].decode(codec, "replace"), Encoding(codec, "bom", declared)
    if _is_binary(data):
        raise SourceError("html-binary", "this is not text (binary data); leave it out with `exclude`")
    declared = declared_encoding(data)
    bad_byte = None
    for label, how in ((charset, "transport"), (declared, "declared")):
        codec_name = codec_of(label) if label else None
        try:
            if codec_name:
                return _strict(data, codec_name), Encoding(codec_name, how, declared)
        except UnicodeDecodeError as error:
            bad_byte = error.start if how == "declared" else None
    try:
        return data.decode("utf-8"), Encoding("utf-8", "utf-8", declared, bad_byte)
    except UnicodeDecodeError:
        text, name = _detect(data)
        return text, Encoding(name, "detected", declared, bad_byte)


def declared_encoding(data: bytes) -> str | None:
    """The label that ``<meta charset>`` gives in the first 1,024 bytes, as the HTML standard's prescan finds it."""
    head = data[:1024]
    if b"charset" not in head.lower():
        return None
    for tag in _META.finditer(_COMMENT.sub(b"", head)):
        if label := _CHARSET.search(tag[0]):
            return label[1].decode("ascii", "replace")
    return None


def codec_of(label: str) -> str | None:
    """Python's codec for an encoding label of the WHATWG Encoding Standard, or None where there is none."""
    label = label.strip().lower()
    try:
        info = codecs.lookup(_LABELS.get(label, label))
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _strict(data: bytes, codec: str) -> str:
    if codec != "cp1252":
        return data.decode(codec)
    # WHATWG's windows-1252 gives the five bytes that Python leaves undefined the code point of the same number.
    from encodings.cp1252 import decoding_table

    table = "".join(chr(i) if char == "\ufffe" else char for i, char in enumerate(decoding_table))
    return codecs.charmap_decode(data, "strict", table)[0]


def _detect(data: bytes) -> tuple[str, str]:
    """What an XML declaration or a late ``<meta>`` says, where it holds all of the bytes; else windows-1252, which holds any.

    Nothing is guessed: bs4 would ask whichever detector happens to be installed, and the same page must read the same.
    """
    from bs4.dammit import EncodingDetector

    found = EncodingDetector.find_declared_encoding(data[:200_000], is_html=True)
    name = (codec_of(found) if found else None) or "cp1252"
    try:
        return _strict(data, name), name
    except UnicodeDecodeError:
        return _strict(data, "cp1252"), "cp1252"


def _is_binary(data: bytes) -> bool:
    sample = data[:4096]
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    return odd > len(sample) // 20 or sample.count(0) > len(sample) // 4


def _too_large(size: int) -> SourceError:
    limit = f"{MAX_BYTES // 1_000_000} MB"
    told = f"{size / 1_000_000:.0f} MB is" if size > MAX_BYTES else "this is"
    return SourceError("html-too-large", f"{told} more than {limit}; split it, or `exclude` it")
