from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import declared_encoding


@rule("html-encoding-undeclared", tags={"html"}, references=["html-charset"], whole_page=True)
def html_encoding_undeclared(page: Page) -> Iterator[Hit]:
    """A page with letters beyond ASCII declares its encoding, in its first 1,024 bytes.

    Without `<meta charset>` a browser may guess wrong, and every accent and dash turns into signs like â€“. The HTML
    standard asks it of pages in ASCII too. A server may declare it as well; a file should stand for itself, and only pages
    as a server sent them (WARC records) count its word.

    Bad:
        <html>[[<head>]]<title>Café – Praxis Müller</title></head></html>

    Good:
        <html><head><meta charset="utf-8"><title>Café – Praxis Müller</title></head></html>
    """
    if page.text.isascii() or page.source.encoding.how in ("bom", "transport") or page.source.encoding.declared:
        return
    if page.source.encoding.how == "text" and declared_encoding(page.text[:1024].encode("utf-8", "replace")):
        return
    if page.markup.templated and (page.masked.has_includes or head.unnamed_meta(page)):
        return
    late = [
        meta for meta in page.select("meta") if meta.get("charset") or "charset" in (meta.get("content") or "").lower()
    ]
    if late:
        yield Hit(
            late[0], "this stands after the first 1,024 bytes, too late to be sure; move it to the top of the head"
        )
        return
    for element in (page.select("head") or page.select("html"))[:1]:
        yield Hit(element, 'this page declares no encoding; add <meta charset="utf-8"> as the first tag')
