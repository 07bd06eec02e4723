from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Source, Span, codec_of, declared_encoding


@rule("html-encoding-mismatch", severity=Severity.ERROR, tags={"html"}, references=["html-charset"])
def html_encoding_mismatch(page: Page) -> Iterator[Hit]:
    """The bytes of a page are in the encoding that it declares.

    Otherwise visitors read signs like Ã© or a black diamond in place of letters.

    Bad:
        <meta charset="[[no-such-charset]]">

    Good:
        <meta charset="utf-8"><p>Café</p>
    """
    encoding = page.source.encoding
    declared = encoding.declared
    if encoding.how == "text":
        declared = declared_encoding(page.text[:1024].encode("utf-8", "replace"))
    if not declared:
        return
    named = (found for found in _DECLARED.finditer(page.text[:2000]) if found[1].lower() == declared.lower())
    at = next((Span(*found.span(1)) for found in named), Span(0, 0))
    codec = codec_of(declared)
    if not re.fullmatch(r"[\w.:()+-]+", declared):
        return
    if codec is None:
        yield Hit(at, f"there is no encoding {declared}; write utf-8")
    elif encoding.bad_byte is not None:
        found = f"byte {encoding.bad_byte:,} of the file is no {declared}"
        yield Hit(at, f"{found}; the file reads as {encoding.name}: save it as {declared}, or declare what it is")
    elif codec not in ("utf-8", "utf-16", "ascii") and encoding.how == "declared" and _is_utf8(page.source):
        message = f"the file is UTF-8, but declares {declared}: letters with accents come out wrong; declare utf-8"
        yield Hit(at, message)


_DECLARED = lazy(r"charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.I)


def _is_utf8(source: Source) -> bool:
    data = source.read_bytes()
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
