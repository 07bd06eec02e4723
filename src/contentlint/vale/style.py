"""A Vale style, which is a folder of rules, as contentlint's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from contentlint.packs import PackError, make_rule
from contentlint.rules import Rule
from contentlint.vale.document import Document, Refused, read_document
from contentlint.vale.entries import Entry, entry_of, severity_of
from contentlint.vale.vocabulary import ACCEPT, REJECT, is_vocabulary, vocabulary_rule

PREFIX = "vale"
"""The family of every rule that comes from a style."""

_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+")
_REMEDY = 'mend it, or leave the rule out with `ignore = ["{id}"]`'


class Read(NamedTuple):
    """What became of a file of a style: the id, the rule if it can run, and what of it can't, told with its place.

    ``broken`` where the file is wrong, rather than beyond what runs here.
    """

    id: str
    rule: Rule | None
    told: tuple[str, ...]
    broken: bool = False


def kebab(name: str) -> str:
    """A name in the words of an id: ``LGBTTerms`` is ``lgbt-terms``, ``E-Prime`` ``e-prime``."""
    return "-".join(part.lower() for part in _BREAK.split(name) if part) or "x"


def style_id(folder: Path) -> str:
    """The tag of all rules of a style: ``vale-write-good``."""
    return f"{PREFIX}-{kebab(folder.name)}"


def styles_in(folder: Path) -> list[Path]:
    """The folder itself where it holds rules or a vocabulary, else the folders in it that do (Vale's ``StylesPath``)."""
    if any(folder.glob("*.yml")) or is_vocabulary(folder):
        return [folder]
    below = sorted(path for path in folder.iterdir() if path.name != "config") if folder.is_dir() else ()
    return [path for path in below if path.is_dir() and any(path.rglob("*.yml"))]


def read_style(folder: Path, templates: Mapping[str, Rule]) -> list[Read]:
    """The rules of a style or vocabulary, in the order of their files."""
    found: dict[str, Read] = {}
    for path in (folder / ACCEPT, folder / REJECT):
        if path.is_file():
            found[path.name] = _read_list(path, style_id(folder), templates)
    for path in sorted(path for path in folder.rglob("*.yml") if path.is_file()):
        read = _read(path, style_id(folder), templates)
        if read.id in found:
            read = Read(
                read.id,
                None,
                (f"{path}: has the same id as another file, {read.id}; rename one of the two",),
                broken=True,
            )
            found[f"{read.id} "] = read
        else:
            found[read.id] = read
    return list(found.values())


def rule_of_style(path: Path, tag: str, templates: Mapping[str, Rule]) -> Rule:
    """The rule of a file in a style or vocabulary.

    Raises:
        PackError: it can't be read any more.
    """
    if path.suffix == ".txt":
        rule, _ = vocabulary_rule(path, tag, templates)
        assert rule is not None
        return rule
    return _rule(path, tag, templates)


def _read_list(path: Path, tag: str, templates: Mapping[str, Rule]) -> Read:
    name = f"{tag}-{'terms' if path.name == ACCEPT else 'avoid'}"
    try:
        rule, told = vocabulary_rule(path, tag, templates)
    except PackError as error:
        return Read(name, None, (str(error),), broken=True)
    return Read(name, rule, tuple(told))


def _read(path: Path, tag: str, templates: Mapping[str, Rule]) -> Read:
    name = _id(path, tag)
    remedy = _REMEDY.format(id=name)
    try:
        left_out = _entry(path).left_out
        return Read(name, _rule(path, tag, templates), tuple(f"{each}; {remedy}" for each in left_out))
    except PackError as error:
        return Read(name, None, (f"{error}; {remedy}",), broken=not isinstance(error, Refused))
    except (ValueError, RecursionError) as error:
        return Read(name, None, (f"{path}: can't be read as a rule ({error}); {remedy}",), broken=True)


def _id(path: Path, tag: str) -> str:
    return f"{tag}-{kebab(path.stem)}"


@cache
def _entry(path: Path) -> Entry:
    return entry_of(read_document(path))


@cache
def _made(path: Path, tag: str, template: Rule) -> Rule:
    document = read_document(path)
    entry = {
        **_entry(path).table,
        "severity": severity_of(document),
        "tags": [PREFIX, tag],
        "doc": _doc(document),
    }
    entry.pop("extends")
    if link := document.text("link"):
        entry["references"] = [link]
    keys = {"ignore_case": "ignorecase", "severity": "level"}
    given = {key: value for key, value in entry.items() if value is not None}
    return make_rule(_id(path, tag), given, template, lambda key: document.where(keys.get(key, key)), (str(path), tag))


def _rule(path: Path, tag: str, templates: Mapping[str, Rule]) -> Rule:
    return _made(path, tag, templates[str(_entry(path).table["extends"])])


def _doc(document: Document) -> str:
    """What the rule says of itself: its message, its description, and where it comes from."""
    return "\n\n".join(" ".join(part.split()) for part in _said(document))


def _said(document: Document) -> Iterator[str]:
    yield re.sub(r"%(?:\[\d+\])?[sdvqf]", "…", document.text("message"))
    link = document.text("link")
    origin = f"Rule {document.path.stem} of the Vale style {document.path.parent.name}"
    yield f"{document.text('description')} {origin}{f', see {link}' if link else ''}."
