"""Links: every address that a page refers to, its parts, and what file it means."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from posixpath import join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from contentlint.facts import head
from contentlint.facts.site_files import page_key
from contentlint.lazy import lazy
from contentlint.markup import Attribute, Element
from contentlint.page import Page, fact
from contentlint.source import Span
from contentlint.templates import CONTROL, OUTPUT

# RFC 3986, appendix B, which splits any text: https://www.rfc-editor.org/rfc/rfc3986#appendix-B
_PARTS = lazy(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.S)
_CANDIDATE = lazy(r"[^\s,](?:[^\s,]|,(?!\s|\Z))*+")
_DESCRIPTOR = lazy(r"[0-9.]+[wxh]\Z")
_ATTRIBUTES = {
    "a": (("href", "page"),), "area": (("href", "page"),), "img": (("src", "image"), ("srcset", "images")),
    "source": (("src", "media"), ("srcset", "images")), "script": (("src", "script"),), "iframe": (("src", "frame"),),
    "video": (("src", "media"), ("poster", "image")), "audio": (("src", "media"),), "track": (("src", "media"),),
    "embed": (("src", "media"),), "object": (("data", "media"),), "input": (("src", "image"),),
    "form": (("action", "action"),),
}  # fmt: skip
_LOADED = {
    "stylesheet": "style",
    "icon": "image",
    "apple-touch-icon": "image",
    "preload": "media",
    "modulepreload": "script",
    "manifest": "media",
}


class Parts(NamedTuple):
    """The five parts of an address; scheme and host in lower case, absent ones ""; ``rooted`` where it has ``//host``."""

    scheme: str
    host: str
    path: str
    query: str
    fragment: str
    rooted: bool


def split(address: str) -> Parts:
    """The parts of an address; any text has them (RFC 3986, appendix B)."""
    match = _PARTS.match(address)
    assert match is not None
    scheme, host, path, query, fragment = match.groups()
    return Parts(
        (scheme or "").lower(), (host or "").lower(), path or "", query or "", fragment or "", host is not None
    )


class LocalPath(NamedTuple):
    """The path of a file that an address means; ``rooted`` where it counts from the site's root and begins with ``/``."""

    path: str
    rooted: bool


class Reference:
    """An address that a page refers to: its element and attribute, what it is for, and the address itself.

    ``kind`` is page, image, media, script, style, frame or action. ``url`` is the address without white space around it.
    """

    __slots__ = ("__dict__", "_at", "_name", "element", "kind", "url")

    def __init__(self, element: Element, name: str, kind: str, url: str, at: Span | None = None) -> None:
        self.element = element
        self.kind = kind
        self.url = url
        self._name = name
        self._at = at

    @property
    def attribute(self) -> Attribute:
        """The attribute that it stands in."""
        return self.element.attributes[self._name]

    @property
    def at(self) -> Span:
        """The span of the address in the source: the whole value, or one of several in it."""
        return self._at if self._at is not None else self.attribute.value_at

    @cached_property
    def parts(self) -> Parts:
        """The parts of the address."""
        return split(self.url)


@fact
def references(page: Page) -> tuple[Reference, ...]:
    """Every known address on the page, in document order by kind of element; template values and empty ones left out."""
    found: list[Reference] = []
    for tag, wanted in _ATTRIBUTES.items():
        for element in page.select(tag):
            values = element.values
            for name, kind in wanted:
                if name in values:
                    found += _referred(page, element, name, kind)
    for words, element in head.rels(page):
        kind = next((_LOADED[word] for word in words if word in _LOADED), "")
        if kind and "href" in element.values:
            found += _referred(page, element, "href", kind)
    for name in ("og:image", "twitter:image"):
        for element in head.metas(page).get(name, ()):
            if "content" in element.values:
                found += _referred(page, element, "content", "image")
    return tuple(found)


def _referred(page: Page, element: Element, name: str, kind: str) -> list[Reference]:
    value = element.values[name]
    url = value.strip()
    if not url or OUTPUT in value or CONTROL in value:
        return []
    if kind != "images":
        return [Reference(element, name, kind, url)]
    start, end = element.attributes[name].value_at
    raw = page.markup.text[start:end]
    candidates = _CANDIDATE.finditer(raw) if "&" not in raw else ()
    # A candidate is an address and, after a blank, a width or density such as `480w` or `2x`.
    return [
        Reference(element, name, "image", match[0], Span(start + match.start(), start + match.end()))
        for match in candidates
        if not _DESCRIPTOR.match(match[0])
    ]


@fact
def anchors(page: Page) -> frozenset[str]:
    """The names that a ``#fragment`` can mean: ids, and names of ``a`` elements."""
    names = {element.get("name") or "" for element in page.markup.having("name") if element.tag == "a"}
    return frozenset(names | page.markup.by_id.keys())


@fact
def own_host(page: Page) -> str:
    """The host that the page is published at, without ``www.``; "" where it doesn't say."""
    return split(head.address(page)).host.removeprefix("www.")


@fact
def has_base(page: Page) -> bool:
    """True where a ``<base href>`` changes what relative addresses mean."""
    return any((element.get("href") or "./") not in ("", "./", ".") for element in page.select("base"))


def local_path(page: Page, reference: Reference) -> LocalPath | None:
    """The file path that an address means, relative ones resolved from the page's folder.

    None for addresses of other sites and schemes, of the page itself (``#part``, ``?query``) and where ``<base>`` stands.
    """
    known = _local_paths(page)
    if reference.url not in known:
        path = _path(page, reference.parts)
        folder = None if has_base(page) else place(page).rpartition("/")[0]
        known[reference.url] = _resolved(path, folder) if path else None
    return known[reference.url]


@fact
def _local_paths(page: Page) -> dict[str, LocalPath | None]:  # noqa: ARG001 - filled by local_path, address by address
    return {}


def _path(page: Page, parts: Parts) -> str:
    """The path of an address on the page's own site; "" for any other."""
    if parts.scheme not in ("", "http", "https") or (parts.scheme and not parts.rooted):
        return ""
    if not parts.rooted:
        return parts.path
    return (parts.path or "/") if parts.host and parts.host.removeprefix("www.") == own_host(page) else ""


@lru_cache(maxsize=1 << 13)
def _resolved(path: str, folder: str | None) -> LocalPath | None:
    """What a path means from a folder; None where it is relative and nobody knows to what."""
    path = unquote(path)
    if path.startswith("/"):
        return LocalPath("/" + normpath(path).lstrip("/") + ("/" if path.endswith("/") and path != "/" else ""), True)
    if folder is None:
        return None
    joined = normpath(join(folder, path)) if folder or path else path
    return LocalPath(joined + ("/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""), False)


def place(page: Page) -> str:
    """The path of the page, ``/`` between parts: that of its file, or its name where it is in memory."""
    return page.source.path.as_posix() if page.source.path is not None else page.name


def identity(address: str) -> str:
    """What two addresses of one page have in common: no scheme, ``www.``, ending, index file or slash at the end."""
    parts = split(address.strip())
    return f"{parts.host.removeprefix('www.')}{page_key(parts.path)}" + (f"?{parts.query}" if parts.query else "")


@fact
def _scripts(page: Page) -> str:
    return "\n".join(
        page.markup.text[slice(*script.content_at)] for script in page.select("script") if script.content_at is not None
    )


def is_scripted(page: Page, element: Element) -> bool:
    """True where a script of the page names a class or the id of the element, or links with ``#``, as selectors do."""
    text = _scripts(page)
    if not text:
        return False
    names = [f".{name}" for name in (element.get("class") or "").split()]
    names += [f"#{element.get('id')}", f"'{element.get('id')}'", f'"{element.get("id")}"'] if element.get("id") else []
    return 'href="#"' in text or "href='#'" in text or any(name in text for name in names)
