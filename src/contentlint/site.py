"""Where sources come from: files, folders, lists and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from contentlint.bounds import leads_out, path_patterns, project_top
from contentlint.source import Source

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

PAGES = frozenset(
    ".html .htm .xhtml .shtml .shtm .php .phtml .erb .ejs .hbs .handlebars .mustache .liquid .njk .twig .j2 .jinja .jinja2"
    " .asp .aspx .jsp".split()
)
"""Endings of the files that a folder is searched for."""

MARKDOWN = frozenset((".md", ".markdown"))
"""Endings of Markdown files: in a folder only those that begin with front matter are pages."""

SKIPPED = frozenset("node_modules bower_components vendor __pycache__ venv".split())
"""Folders that hold other people's files; folders whose name begins with a dot are left out as well."""


Exclusion = tuple[Path, tuple[str, ...]]
"""A folder, and the ``.gitignore`` patterns that hold below it."""


def find_sources(paths: Iterable[str | Path], exclude: Iterable[Exclusion] = ()) -> Iterator[Source]:
    """The pages among files and folders, in the order given and by name within a folder; each file once.

    ``.gitignore`` files are respected below a folder; a file that is named itself is always taken. Names keep the form
    in which the path was given, with ``/`` between parts. Links are followed as long as they stay in the project (the
    repository, or the folder given where there is none); loops, and links that lead out of it, are not.
    """
    excluded = _read(exclude)
    seen: set[str] = set()
    for name in paths:
        path = Path(name)
        found = _walk(path, excluded) if path.is_dir() else iter([path])
        for file in found:
            key = os.path.abspath(file)  # noqa: PTH100 - resolve() would follow links, and two names stay two pages
            if key not in seen:
                seen.add(key)
                yield Source.from_path(file)


def is_excluded(path: Path, exclude: Iterable[Exclusion]) -> bool:
    """True for a file that the patterns leave out of folders."""
    return _is_left_out(path.absolute(), False, _read(exclude))


def _read(exclude: Iterable[Exclusion]) -> list[tuple[Path, GitIgnoreSpec]]:
    return [(base.absolute(), spec) for base, patterns in exclude if (spec := _spec(patterns)) is not None]


def looks_like_page(name: str, text: str) -> bool:
    """True for a name and text that a folder is searched for; other files are linted only where they are named."""
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name needn't be a path
    return ending in PAGES or (ending in MARKDOWN and text.startswith(("---", "+++")))


def _walk(top: Path, excluded: list[tuple[Path, GitIgnoreSpec]]) -> Iterator[Path]:
    """The pages below a folder, depth first and by name."""
    ignores = [*excluded, *_outer_ignores(top)]
    project = project_top(top)
    stack: list[tuple[Path, list[tuple[Path, GitIgnoreSpec]], frozenset[str]]] = [(top, ignores, frozenset())]
    while stack:
        folder, ignores, above = stack.pop()
        real = os.path.realpath(folder)
        if real in above:
            continue
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield folder
            continue
        if any(entry.name == ".gitignore" for entry in entries) and (spec := _read_ignore(folder / ".gitignore")):
            ignores = [*ignores, (folder, spec)]
        folders = []
        for entry in entries:
            path = folder / entry.name
            if entry.is_symlink() and leads_out(path, project):
                continue
            is_folder = entry.is_dir()
            if _is_left_out(path, is_folder, ignores):
                continue
            if is_folder:
                folders.append((path, ignores, above | {real}))
            elif _is_page(path):
                yield path
        stack.extend(reversed(folders))


def _is_left_out(path: Path, is_folder: bool, ignores: list[tuple[Path, GitIgnoreSpec]]) -> bool:
    if is_folder and (path.name in SKIPPED or path.name.startswith(".")):
        return True
    slash = "/" if is_folder else ""
    names = ((spec, os.path.relpath(path, folder).replace(os.sep, "/") + slash) for folder, spec in ignores)
    return any(not name.startswith("../") and spec.match_file(name) for spec, name in names)


def _is_page(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending not in MARKDOWN:
        return ending in PAGES
    try:
        with path.open("rb") as file:
            return looks_like_page(path.name, file.read(4).decode("latin-1"))
    except OSError:
        return False


def _outer_ignores(top: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    """The ``.gitignore`` files above a folder, up to the top of its repository."""
    found = []
    folder = top.absolute()
    for parent in folder.parents if not (folder / ".git").exists() else ():
        if (spec := _read_ignore(parent / ".gitignore")) is not None:
            found.append((parent, spec))
        if (parent / ".git").exists():
            return [(at, spec) for at, spec in reversed(found)]
    return []


def _read_ignore(path: Path) -> GitIgnoreSpec | None:
    if path.is_symlink():  # git doesn't follow it either
        return None
    try:
        return _spec(path.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return None


def _spec(patterns: Iterable[str]) -> GitIgnoreSpec | None:
    lines = list(patterns)
    return path_patterns(lines) if lines else None
