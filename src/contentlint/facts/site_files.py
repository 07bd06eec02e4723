"""The files of a site: which exist, and what sitemap.xml and robots.txt say."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache
from posixpath import commonpath
from typing import NamedTuple

from contentlint.bounds import read_at_most
from contentlint.lazy import lazy
from contentlint.source import Span

PAGE_ENDINGS = (".html", ".htm", ".php", ".xhtml", ".shtml", ".asp", ".aspx", ".jsp")
"""Endings that an address may leave out where the server adds them."""

INDEX_NAMES = (
    *(f"index{ending}" for ending in PAGE_ENDINGS),
    *(f"default{ending}" for ending in (".html", ".htm", ".asp", ".aspx")),
)
"""Files that a server answers with where a folder is asked for."""

MAX_SITEMAP = 52_428_800
"""Largest sitemap that is read, in bytes: the limit of https://www.sitemaps.org/protocol.html."""

_LOC = lazy(r"<(?:[A-Za-z][\w.-]*+:)?loc\s*+>\s*+(?:<!\[CDATA\[\s*+)?([^<>\]\s]++)")
_FIELD = lazy(r"^[ \t]*+([A-Za-z-]++)[ \t]*+:[ \t]*+([^#\r\n]*+)", re.M)
_STATIC = ("static", "public")


class Entry(NamedTuple):
    """A line of robots.txt or an address of a sitemap: what it says, and its half-open span in the file's text."""

    name: str
    value: str
    at: Span


def sitemap_entries(text: str) -> list[Entry]:
    """The addresses (``<loc>``) of a sitemap, in order.

    The text is searched, not parsed as XML, so that no entity or outside file is ever resolved.
    """
    return [Entry("loc", html.unescape(match[1]), Span(*match.span(1))) for match in _LOC.finditer(text)]


def robots_entries(text: str) -> list[Entry]:
    """The fields of robots.txt in order, names in lower case (RFC 9309: https://www.rfc-editor.org/rfc/rfc9309)."""
    return [
        Entry(match[1].lower(), match[2].strip(), Span(match.start(2), match.start(2) + len(match[2].rstrip())))
        for match in _FIELD.finditer(text)
    ]


def blocked_by(entries: list[Entry], path: str) -> Entry | None:
    """The ``Disallow`` that keeps all crawlers (``User-agent: *``) from a path; None where there is none.

    The longest matching rule wins, ``Allow`` at a tie (RFC 9309, section 2.2.2).
    """
    best: tuple[int, bool, Entry] | None = None
    applies = starting = False
    for entry in entries:
        if entry.name == "user-agent":
            applies = entry.value == "*" or (starting and applies)
            starting = True
            continue
        starting = False
        if applies and entry.name in ("allow", "disallow") and entry.value and _matches(entry.value, path):
            rank = (len(entry.value), entry.name == "allow", entry)
            best = rank if best is None or rank[:2] > best[:2] else best
    return best[2] if best is not None and not best[1] else None


def _matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in rest:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not anchored or at == len(path) or (bool(rest) and path.endswith(rest[-1]))


def read_text(path: str, limit: int = MAX_SITEMAP) -> str | None:
    """The text of a file, UTF-8 with damage replaced; None where it is missing, unreadable or larger than ``limit`` bytes."""
    try:
        data = read_at_most(path, limit)
    except OSError:
        return None
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace") if data is not None else None


class Folder:
    """The names in a folder, in their exact case; none where it can't be read."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(names)

    def of_stem(self, stem: str) -> str | None:
        """The first name that goes on with a full stop behind this stem."""
        return self._by_stem.get(stem)

    def nearly(self, names: Iterable[str]) -> str | None:
        """The first name that differs from one of these in nothing but case."""
        return min((self._by_lower[name] for name in map(str.lower, names) if name in self._by_lower), default=None)

    @cached_property
    def _by_stem(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in sorted(self.names):
            for dot in (at for at, char in enumerate(name) if char == "."):
                found.setdefault(name[:dot], name)
        return found

    @cached_property
    def _by_lower(self) -> dict[str, str]:
        return {name.lower(): name for name in sorted(self.names, reverse=True)}


NO_FOLDER = Folder()
Folders = dict[str, Folder]
"""Folders by path, as far as somebody asked."""


class Lookup(NamedTuple):
    """Whether a file exists: ``found``, and ``nearly``, the path that differs only in case."""

    found: str | None
    nearly: str | None = None


_NOWHERE = Lookup(None)


def look_up(path: str, *, page: bool, folders: Folders | None = None) -> Lookup:
    """The file that an address without host means: the file itself, with a page's ending, or a folder's index file.

    Names are compared in their exact case, whatever the file system does. ``page`` says that endings may be left out
    and that a source file of the same stem (``about.md`` for ``about.html``) builds it. ``folders`` remembers what is in
    a folder, for many questions in a row.
    """
    folder, _, name = path.rstrip("/").rpartition("/")
    folder = folder or ("/" if path.startswith("/") else ".")
    if path.rstrip("/") in ("", ".", ".."):
        return Lookup(path) if not path.startswith("/") else Lookup(None)
    if name in (".", "..") or (name.startswith("..") and set(name) == {"."}):
        return Lookup(path)
    inside = _listed_in(folder, folders)
    names = inside.names
    if not names:
        return _NOWHERE
    if name in names:
        below = _listed_in(path.rstrip("/"), folders).names if page and "." not in name else frozenset()
        index = next((other for other in INDEX_NAMES if other in below), None)
        return Lookup(f"{path.rstrip('/')}/{index}" if index else path)
    wanted = [name + ending for ending in PAGE_ENDINGS] if page else []
    found = next((other for other in wanted if other in names), None)
    stem = name.rpartition(".")[0] if page and name.endswith(PAGE_ENDINGS) else name if page else ""
    if found is None and stem:
        # `about.md`, `about.html.erb` and the like are what a generator makes `about.html` of.
        found = inside.of_stem(stem)
    if found is not None:
        return Lookup(f"{folder}/{found}")
    nearly = inside.nearly((name, *wanted))
    return Lookup(None, f"{folder}/{nearly}") if nearly is not None else _NOWHERE


def look_up_from_root(path: str, start: str, *, page: bool, folders: Folders | None = None) -> Lookup:
    """The same for an address that counts from the site's root, which may be any folder above the page ``start``."""
    nearly = None
    folder = start.rpartition("/")[0]
    for _ in range(12):
        for base in (folder, *(f"{folder}/{name}" if folder else name for name in _STATIC)):
            target = f"{base}{path}" if base else path.lstrip("/")
            found = look_up(target, page=page, folders=folders) if target else Lookup(".")
            if found.found is not None:
                return found
            nearly = nearly or found.nearly
        if not folder or folder in ("/", "."):
            break
        folder = folder.rpartition("/")[0]
    return Lookup(None, nearly)


def _listed_in(folder: str, folders: Folders | None) -> Folder:
    if folders is None:
        return listing(folder)
    if folder not in folders:
        folders[folder] = listing(folder)
    return folders[folder]


_looked: ContextVar[set[tuple[str, int]] | None] = ContextVar("looked", default=None)


@contextmanager
def watched() -> Iterator[set[tuple[str, int]]]:
    """The folders that are looked into meanwhile, with the stamp of each: what a result depends on besides the page."""
    found: set[tuple[str, int]] = set()
    token = _looked.set(found)
    try:
        yield found
    finally:
        _looked.reset(token)


def stamp(folder: str) -> int:
    """The time of the last change to a folder's names or a file, in nanoseconds; -1 where it can't be read."""
    try:
        return os.stat(folder or ".").st_mtime_ns  # noqa: PTH116 - pathlib takes ten times as long
    except OSError:
        return -1


def look_at(path: str) -> int:
    """The stamp of a folder or file, told to whoever is `watched`."""
    changed = stamp(path)
    if (looked := _looked.get()) is not None:
        looked.add((os.path.abspath(path or "."), changed))  # noqa: PTH100
    return changed


def listing(folder: str) -> Folder:
    """What a folder holds now."""
    changed = look_at(folder)
    return _listed(os.path.abspath(folder or "."), changed) if changed >= 0 else NO_FOLDER  # noqa: PTH100


@lru_cache(maxsize=1024)
def _listed(folder: str, changed: int) -> Folder:
    del changed  # a part of the key: a folder that changes is read again
    try:
        return Folder(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return NO_FOLDER


def page_key(path: str) -> str:
    """What a page is called whatever form its address has: no ending, no index file, no slash at the end."""
    path = path.rstrip("/")
    folder, _, name = path.rpartition("/")
    if name.lower() in INDEX_NAMES:
        return folder
    for ending in PAGE_ENDINGS:
        if name.lower().endswith(ending):
            return path[: -len(ending)]
    return path


def common_folder(paths: list[str]) -> str:
    """The folder that holds all of these files; "" for the current one."""
    folders = [path.rpartition("/")[0] for path in paths]
    if not folders or (
        any(folder.startswith("/") for folder in folders) and not all(folder.startswith("/") for folder in folders)
    ):
        return ""
    return commonpath(folders) if all(folders) else ""
