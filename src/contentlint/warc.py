"""Pages as web archives hold them: the HTML of the records of a WARC file (ISO 28500, https://iipc.github.io/warc-specifications/).

Needs the extra ``[warc]``. A source carries only the file and the offset of its record; whoever lints it reads it, in
whichever process, and nothing but one page is in memory at a time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from contentlint.source import MAX_BYTES, Source, SourceError

HTML = frozenset(("text/html", "application/xhtml+xml"))
"""The media types that are pages (https://html.spec.whatwg.org/multipage/iana.html)."""

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.I)
_REMEDY = "fetch the archive anew, or leave the record out"


class MissingExtraError(ImportError):
    """warcio isn't installed; the message says how to install it."""


@dataclass(frozen=True)
class Record:
    """Where a record stands: its file, and the offset of its first byte there (of its member, where the file is gzipped)."""

    path: str
    offset: int

    def __call__(self) -> bytes:
        """The page of the record, transfer and content encodings undone.

        Raises:
            SourceError: it can't be read, is damaged or was cut off.
        """
        try:
            with open(self.path, "rb") as file:  # noqa: PTH123 - read once for every page
                file.seek(self.offset)
                with _told():
                    return _payload(next(_records(file)))
        except OSError as error:
            raise _unreadable(error.strerror or str(error)) from None


def sources(path: str | Path) -> Iterator[Source]:
    """The pages of a ``.warc`` or ``.warc.gz`` file, in its order: records of responses with status 2xx that are HTML.

    A page is called by its address and the offset of its record: ``https://clinic.example/knee#record=1234``. The charset
    of the HTTP header counts as it does for a browser. Where the file is damaged, a source that says so is the last one.

    Raises:
        MissingExtraError: warcio isn't installed.
        OSError: the file can't be opened.
    """
    _iterator()
    with Path(path).open("rb") as file:
        found = _records(file)
        try:
            with _told():
                yield from _pages(found, str(path))
                _check_end(found, file)
        except SourceError as error:
            reason = f"{error.message} (the rest of {Path(path).name} is not read)"
            yield Source.from_reader(_Broken(reason), f"{Path(path).as_posix()}#record={found.offset}")


def _pages(found: Any, path: str) -> Iterator[Source]:
    for record in found:
        at = Record(path, found.offset)
        if _is_page(record):
            address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            yield Source.from_reader(at, f"{address}#record={at.offset}", charset_of(record.http_headers))
        else:
            _skip(record)


def _check_end(found: Any, file: BinaryIO) -> None:
    """Whether anything stands behind the last whole record: warcio ends without a word where headers are cut off."""
    file.seek(sum(found.member_info or (0, 0)))
    if file.read(64).strip():
        raise _unreadable("it ends within its headers")


def charset_of(headers: Any) -> str | None:
    """The charset of the HTTP header ``Content-Type`` (RFC 9110, section 8.3.1); None where it gives none."""
    match = _CHARSET.search(headers.get_header("Content-Type") or "")
    return match[1] if match else None


@dataclass(frozen=True)
class _Broken:
    """Reads nothing, and says why."""

    reason: str

    def __call__(self) -> bytes:
        raise SourceError("file-unreadable", self.reason)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in HTML and str(record.http_headers.get_statuscode()).startswith("2")


def _skip(record: Any) -> None:
    """Reads what isn't a page to its end; where that is missing, it may have been one."""
    while record.raw_stream.read(65_536):
        pass
    if left := record.raw_stream.limit:
        raise _unreadable(f"its last {left:,} bytes are missing")


def _payload(record: Any) -> bytes:
    if cut := record.rec_headers.get_header("WARC-Truncated"):
        raise _unreadable(f"it was cut off when it was fetched: {cut}")
    coding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise SourceError("file-unreadable", f"this record is packed as {coding}; unpack the archive's records first")
    body = record.content_stream()
    parts, length = [], 0
    while length <= MAX_BYTES and (part := body.read(65_536)):
        parts.append(part)
        length += len(part)
    data = b"".join(parts)
    if length <= MAX_BYTES:  # past it, the source tells that the page is too large
        _skip(record)
        _check(record)
    return data


def _check(record: Any) -> None:
    """Whether the bytes of the record are those that were written."""
    # That of the payload is no test: archives disagree on whether it is taken before or after transfer encodings.
    if any(problem.startswith("block digest") for problem in record.digest_checker.problems):
        raise _unreadable("its digest is another one than it tells")


def _unreadable(reason: str) -> SourceError:
    return SourceError("file-unreadable", f"this record can't be read ({reason}); {_REMEDY}")


@contextmanager
def _told() -> Iterator[None]:
    """Turns what warcio and zlib raise over a damaged file into a SourceError."""
    from warcio.exceptions import ArchiveLoadFailed

    try:
        yield
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, StopIteration) as error:
        raise _unreadable(" ".join(str(error).split()) or "it ends too early") from None
    except (AttributeError, TypeError):  # what warcio makes of headers that are missing
        raise _unreadable("its headers are damaged") from None


def _records(file: Any) -> Any:
    return _iterator()(file, check_digests=True)


def _iterator() -> Any:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as missing:
        raise MissingExtraError("WARC files need warcio: pip install contentlint[warc]") from missing
    return ArchiveIterator
