"""What the rules across pages share: keys of texts, groups of equals, and the sitemap and robots.txt of a site's folder."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from contentlint.digest import digest
from contentlint.facts import head
from contentlint.facts.links import identity, place, split
from contentlint.facts.site_files import (
    Entry,
    common_folder,
    look_at,
    page_key,
    read_text,
    robots_entries,
    sitemap_entries,
)
from contentlint.lazy import lazy
from contentlint.page import Page, fact
from contentlint.rules import Mark
from contentlint.source import Span

SHOWN = 5
"""How many other places a finding across pages names."""

_NAME = lazy(r"""\s(?:id|name)\s*=\s*(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.I)
_MAX_PAGE = 2_000_000


def key_of(text: str) -> int:
    """A number that stands for a text, white space folded and case left out; 0 for an empty one (BLAKE2b, 8 bytes)."""
    folded = " ".join(text.lower().split())
    return int.from_bytes(digest(folded), "big") if folded else 0


def is_listed(page: Page) -> bool:
    """True where the page itself is meant to be found by search: no ``noindex``, and no other page named as canonical."""
    if page.is_fragment or head.noindex(page) is not None:
        return False
    address = head.address(page)
    return (
        not head.canonicals(page)
        or not address
        or page_key(split(address).path).strip("/") == ""
        or _is_own(page, address)
    )


def _is_own(page: Page, address: str) -> bool:
    """True where an address can be that of the page: its last part is the file's name, or its folder's."""
    last = identity(address).partition("?")[0].rpartition("/")[2].lower()
    names = [name for name in page_key(place(page)).lower().split("/") if name]
    return any(last in (name, re.split(r"__", name)[-1]) for name in names[-2:]) or last not in names


def shared(marks: list[Mark]) -> list[tuple[Mark, list[Mark]]]:
    """Each mark whose value begins with the same key as that of others, and these others.

    The second value is the key of the canonical address: pages that name the same one are meant as one page.
    """
    groups: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.value[0]].append(mark)
    found = []
    for group in groups.values():
        for mark in group if len(group) > 1 else ():
            others = [o for o in group if o is not mark and (not o.value[1] or o.value[1] != mark.value[1])]
            if others:
                found.append((mark, others))
    return found


def related(message: str, marks: Iterable[Mark]) -> tuple[tuple[str, Mark], ...]:
    """Up to ``SHOWN`` other places, as a hit takes them."""
    return tuple((message, mark) for mark in list(marks)[:SHOWN])


def part_names(path: str) -> frozenset[str] | None:
    """The names that a ``#fragment`` of a page's file can mean; None where the file can't be read or a template makes it."""
    changed = look_at(path)
    return _part_names(path, changed) if changed >= 0 else None


@lru_cache(maxsize=512)
def _part_names(path: str, changed: int) -> frozenset[str] | None:
    del changed  # a part of the key: a file that changes is read again
    text = read_text(path, _MAX_PAGE)
    if text is None or "<" not in text or any(mark in text for mark in ("{{", "{%", "<?", "<%", "<!--#include")):
        return None
    return frozenset(value for match in _NAME.finditer(text) for value in match.groups() if value)


def sitemap(marks: list[Mark], on_disk: bool) -> tuple[str, list[Entry]]:
    """The path of the sitemap and its addresses: among the marks where it was given as a page, else in the site's folder."""
    given = [mark for mark in marks if mark.path.endswith("sitemap.xml")]
    if given:
        return given[0].path, [Entry("loc", mark.value[0], Span(mark.start, mark.end)) for mark in given]
    path = in_root(marks, "sitemap.xml")
    text = read_text(path) if on_disk else None
    return path, sitemap_entries(text) if text else []


def robots(marks: list[Mark], on_disk: bool) -> tuple[str, list[Entry]]:
    """The path of robots.txt in the site's folder, and its fields."""
    path = in_root(marks, "robots.txt")
    text = read_text(path, 512_000) if on_disk else None
    return path, robots_entries(text) if text else []


def in_root(marks: list[Mark], name: str) -> str:
    """The path of a file in the folder that holds all pages."""
    root = common_folder([mark.path for mark in marks])
    return f"{root}/{name}" if root else name


def keys(mark: Mark, root: str) -> tuple[str, ...]:
    """What the path of a page's address may be: below the site's folder, and as its canonical address gives it."""
    canonical: str = mark.value[1]
    own = "/" + page_key(mark.path)[len(root) :].lstrip("/")
    return (own, canonical) if canonical else (own,)


def names(address: str) -> tuple[str, ...]:
    """What `keys` a sitemap's address may mean, with and without a folder that only the server has in front."""
    path = "/" + page_key("/" + unquote(split(address).path).strip("/")).strip("/")
    _, slash, below = path.strip("/").partition("/")
    return (path, f"/{below}") if slash else (path,)


@fact
def canonical_key(page: Page) -> str:
    """The path of the canonical address as `keys` compares it; "" where there is none or it is the front page."""
    path = split(head.address(page)).path
    return "/" + page_key(path).strip("/")[:100] if path.strip("/") else ""
