"""A vocabulary of Vale's, ``accept.txt`` and ``reject.txt``: words that pass, and the two rules that it brings.

What Vale calls ``Vale.Terms`` and ``Vale.Avoid``: https://vale.sh/docs/keys/vocab.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contentlint.facts.swaps import Swap
from contentlint.packs import make_rule
from contentlint.rules import Rule
from contentlint.text.patterns import RegularExpression
from contentlint.vale.document import read_text
from contentlint.vale.expressions import translate

_LARGEST = 4_000_000
ACCEPT, REJECT = "accept.txt", "reject.txt"


def is_vocabulary(folder: Path) -> bool:
    """True for a folder that holds one of the two lists."""
    return (folder / ACCEPT).is_file() or (folder / REJECT).is_file()


def accepted(folder: Path) -> tuple[str, ...]:
    """The entries of ``accept.txt``, as written and in lower case.

    Raises:
        PackError: the file can't be read.
    """
    entries = [entry for _, entry in _entries(folder / ACCEPT)] if (folder / ACCEPT).is_file() else []
    return tuple(dict.fromkeys((*entries, *(entry.lower() for entry in entries))))


def vocabulary_rule(path: Path, tag: str, templates: Mapping[str, Rule]) -> tuple[Rule | None, list[str]]:
    """The rule that a list brings, None for an empty one, and what of the list can't be used, told with its place.

    Raises:
        PackError: the file can't be read.
    """
    told: list[str] = []
    patterns: dict[str, str] = {}
    for number, entry in _entries(path):
        try:
            patterns[RegularExpression.parse(translate(entry.lower() if path.name == ACCEPT else entry))] = entry
        except ValueError as error:
            told.append(f"{path}:{number}: left out: {error}")
    if not patterns:
        return None, told
    kind, name, entry_of_pack = _avoid(patterns) if path.name == REJECT else _terms(patterns)
    doc = (
        f"{entry_of_pack['message'].format(found='…', instead='…')}\n\nThe vocabulary {path.parent.name} ({path.name})."
    )
    entry_of_pack |= {"severity": "error", "tags": ["vale", tag], "doc": doc}
    return make_rule(f"{tag}-{name}", entry_of_pack, templates[kind], lambda _: str(path), (str(path), tag)), told


def _terms(patterns: Mapping[str, str]) -> tuple[str, str, dict[str, Any]]:
    swap = Swap(sorted(patterns.items(), key=lambda pair: -len(pair[0])))
    message = "Use '{instead}' instead of '{found}'."
    return "substitution", "terms", {"swap": swap, "message": message, "ignore_case": True, "vocab": False}


def _avoid(patterns: Mapping[str, str]) -> tuple[str, str, dict[str, Any]]:
    return (
        "existence",
        "avoid",
        {"tokens": tuple(map(RegularExpression, patterns)), "message": "Avoid using '{found}'."},
    )


def _entries(path: Path) -> list[tuple[int, str]]:
    """The lines of a list that aren't empty or comments, with their numbers."""
    stripped = ((number, line.strip()) for number, line in enumerate(read_text(path, _LARGEST).splitlines(), 1))
    return [(number, line) for number, line in stripped if line and not line.startswith("# ")]
