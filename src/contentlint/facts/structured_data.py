"""Structured data: what JSON-LD scripts say about the page, each value with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from contentlint.facts.json_places import JsonError, Node, read_json
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page, fact
from contentlint.source import Span
from contentlint.tables import read_toml
from contentlint.templates import CONTROL, OUTPUT

_WRAPPER = lazy(r"\s*(?:<!--|(?://\s*)?<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)?")
_WRAPPER_END = lazy(r"(?:-->|(?://\s*)?\]\]>|/\*\s*\]\]>\s*\*/)\s*\Z")
_SCHEMA_ORG = lazy(r"\s*https?://(?:www\.)?schema\.org/?\s*\Z", re.I)


class Script(NamedTuple):
    """A JSON-LD script: its element, the span of its text, and the value read or the error met.

    Both are None where template code writes some of it, so that nobody knows what it will say.
    """

    element: Element
    at: Span
    root: Node | None
    error: JsonError | None


class Thing(NamedTuple):
    """An object with a type in a JSON-LD script: its type names (without ``https://schema.org/``), and where it hangs.

    ``role`` is the property that holds it ("" at the top), ``owner`` the object around it. ``type_at`` are the spans of
    the type names.
    """

    types: tuple[str, ...]
    node: Node
    role: str
    owner: Node | None
    type_at: tuple[Span, ...]

    def get(self, name: str) -> Node | None:
        """The value of a property; None where it is missing."""
        return self.node.get(name)

    def text(self, name: str) -> Node | None:
        """The value of a property where it is text with something in it."""
        found = self.node.get(name)
        if found is not None and found.kind == "array":
            found = found.items[0] if found.items else None
        return found if found is not None and isinstance(found.value, str) and found.value.strip() else None


@fact
def scripts(page: Page) -> tuple[Script, ...]:
    """The JSON-LD scripts of the page, in order."""
    found = []
    for element in page.select("script"):
        kind = (element.get("type") or "").strip().lower() if "ld+json" in element.raw.lower() else ""
        if kind.split(";")[0].strip() == "application/ld+json" and element.content_at is not None:
            found.append(_read(page, element, element.content_at))
    return tuple(found)


def _read(page: Page, element: Element, at: Span) -> Script:
    text = page.markup.text
    raw = text[at.start : at.end]
    if OUTPUT in raw or CONTROL in raw or element.get("src"):
        return Script(element, at, None, None)
    head = _WRAPPER.match(raw)
    tail = _WRAPPER_END.search(raw[-40:])
    start = at.start + (head.end() if head else 0)
    end = max(start, at.end - (len(tail[0]) if tail else 0))
    try:
        return Script(element, at, read_json(text, start, end), None)
    except JsonError as error:
        return Script(element, at, None, error)


@fact
def things(page: Page) -> tuple[Thing, ...]:
    """Every object with a type in the JSON-LD of the page, in order, those inside others included."""
    return tuple(thing for script in scripts(page) if script.root is not None for thing in _walk(script.root, "", None))


def _walk(node: Node, role: str, owner: Node | None) -> Iterator[Thing]:
    if node.kind == "array":
        for item in node.items:
            yield from _walk(item, role, owner)
    elif node.kind == "object":
        named = [value for value in node.each("@type") if isinstance(value.value, str)]
        if named:
            yield Thing(
                tuple(_short(value.value) for value in named), node, role, owner, tuple(value.at for value in named)
            )
        for name, value in node.members:
            if value.kind in ("object", "array"):
                yield from _walk(value, "" if name.value == "@graph" else name.value, node if named else owner)


def _short(name: str) -> str:
    return name.strip().rpartition("/")[2].removeprefix("schema:")


def is_schema_org(context: Node) -> bool:
    """True where a ``@context`` names schema.org, also among others."""
    if context.kind == "array":
        return any(is_schema_org(item) for item in context.items)
    if context.kind == "object":
        vocabulary = context.get("@vocab")
        return vocabulary is not None and is_schema_org(vocabulary)
    return isinstance(context.value, str) and bool(_SCHEMA_ORG.match(context.value))


def is_a(thing: Thing, *names: str) -> bool:
    """True where the thing is of one of these types or of one that `schema.toml` puts below it."""
    return any(name in ancestors(kind) for kind in thing.types for name in names)


@cache
def ancestors(name: str) -> frozenset[str]:
    """A type and all types above it, as far as `schema.toml` knows them."""
    above = tables()["type"].get(name, {}).get("is_a", ())
    return frozenset((name,)).union(*(ancestors(parent) for parent in above))


@cache
def tables() -> Mapping[str, Any]:
    """What `schema.toml` says of types: ``is_a``, ``required``, ``recommended`` and ``source``."""
    return read_toml(Path(__file__).parents[1] / "data" / "schema.toml")


@cache
def vocabulary() -> frozenset[str]:
    """The names of all types and properties of schema.org (release 30.0)."""
    text = (Path(__file__).parents[1] / "data" / "schema-vocabulary.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1024)
def nearest(name: str, *, types: bool) -> str | None:
    """The type or property of schema.org that a name without a meaning is nearest to; None where none is near."""
    from difflib import get_close_matches

    known = sorted(word for word in vocabulary() if word[:1].isupper() is types)
    exact = (word for word in known if word.lower() == name.lower())
    return next(exact, None) or next(iter(get_close_matches(name, known, 1, 0.86)), None)


def plain_text(value: str) -> str:
    """The words of a text property, which may hold HTML: tags out, references decoded, white space folded."""
    from contentlint.markup import unescape

    return " ".join(unescape(_TAG.sub(" ", value)).split()) if "<" in value or "&" in value else " ".join(value.split())


_TAG = lazy(r"</?[a-zA-Z][^<>]*+>")


def lacking(page: Page, which: str) -> Iterator[tuple[Thing, list[str]]]:
    """The things that lack properties which `schema.toml` lists as ``required`` or ``recommended``, and which these are.

    A thing inside another one is often only named there, so it is asked for little; one that is only a reference
    (``@id``) or is told in several pieces with one ``@id`` is judged as a whole.
    """
    pieces: dict[Any, set[str]] = {}
    for thing in things(page):
        if (name := thing.get("@id")) is not None:
            pieces.setdefault(name.value, set()).update(str(key.value) for key, _ in thing.node.members)
    for thing in things(page):
        own = {str(key.value) for key, _ in thing.node.members}
        identity = thing.get("@id")
        if thing.role and not is_a(thing, *_WHEREVER) and not (thing.role == "mainEntity" and which == "required"):
            continue
        if identity is not None and own <= {"@type", "@id", "@context"}:
            continue
        if identity is not None and which == "required" and is_a(thing, "Organization", "Person"):
            # An @id may be told in full on another page of the site.
            continue
        given = own | (pieces[identity.value] if identity is not None else set())
        wanted = {
            name: None for kind in thing.types for parent in sorted(ancestors(kind)) for name in _listed(parent, which)
        }
        if missing := [name for name in wanted if not given & set(name.split("|"))]:
            yield thing, missing


_WHEREVER = ("Question", "Answer", "Rating", "AggregateRating", "Review", "BreadcrumbList", "FAQPage")


def _listed(kind: str, which: str) -> tuple[str, ...]:
    return tuple(tables()["type"].get(kind, {}).get(which, ()))


def number(node: Node | None) -> float | None:
    """The number that a value is or spells (``4.9`` or ``"4,9"``); None where it is none."""
    if node is None or node.kind == "boolean":
        return None
    try:
        return float(str(node.value).strip().replace(",", "."))
    except ValueError:
        return None
