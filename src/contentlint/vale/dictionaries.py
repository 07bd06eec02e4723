"""Where a ``spelling`` rule of a style finds its dictionaries and its lists of words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from contentlint.bounds import leads_out, project_top
from contentlint.kinds.spelling import DictionaryFile
from contentlint.packs import PackError
from contentlint.vale.document import Document, read_text

_LARGEST = 4_000_000
_DEFAULTS = ("en_US-web", "en_US")
_FOLDER = Path("config") / "dictionaries"


class NoDictionaryError(PackError):
    """A spelling rule without a dictionary: Vale brings one, contentlint doesn't."""


def spelling_entry(document: Document, left_out: list[str]) -> dict[str, Any]:
    """The dictionaries and words of a rule.

    Raises:
        NoDictionaryError: it names no dictionary, or one that isn't there.
        PackError: a dictionary can't be read.
    """
    return {"dictionaries": list(_dictionaries(document)), "words": list(_words(document, left_out))}


def _dictionaries(document: Document) -> Iterator[DictionaryFile]:
    styles = document.path.parent.parent
    if document.text("dic"):
        yield _dictionary(document, "dic", [styles / document.text("dic"), styles / _FOLDER / document.text("dic")])
        return
    folder = document.text("dicpath")
    folders = [styles / folder, Path(folder).absolute()] if folder else [styles / _FOLDER]
    names = document.texts("dictionaries")
    for number, name in enumerate(names):
        yield _dictionary(document, "dictionaries", [each / f"{name}.dic" for each in folders], str(number))
    if not names or document.truth("append"):
        yield _dictionary(document, "extends", [each / f"{name}.dic" for each in folders for name in _DEFAULTS])


def _dictionary(document: Document, key: str, places: list[Path], *below: str) -> DictionaryFile:
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise NoDictionaryError(
            f"{document.where(key, *below)}: {key}: contentlint brings no dictionary; put {places[0].name} and its .aff "
            f"file into {places[0].parent}"
        )
    top = project_top(document.path.parent)
    styles = (
        document.path.parent.parent.resolve()
    )  # the project, where it is no repository, may be larger than the style
    if leads_out(path, top) and leads_out(path, styles):
        raise document.error(key, f"{path} lies outside {top}; copy it into the project", *below)
    try:
        return DictionaryFile.parse(str(path))
    except ValueError as error:
        raise document.error(key, error, *below) from None


def _words(document: Document, left_out: list[str]) -> Iterator[str]:
    """The words of the files that ``ignore`` names, in lower case."""
    styles = document.path.parent.parent
    for number, name in enumerate(document.texts("ignore")):
        places = (styles / name, styles / "config" / "ignore" / name)
        path = next((place for place in places if place.is_file()), None)
        if path is None:
            left_out.append(f"{document.where('ignore', str(number))}: ignore: there is no {places[0]}")
            continue
        for line in read_text(path, _LARGEST).splitlines():
            if (word := line.strip()) and not word.startswith("# "):
                yield word.lower().replace("’", "'")
