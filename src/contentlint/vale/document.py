"""A ``.yml`` file of a style: its values as text, and the line of each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contentlint.bounds import leads_out, project_top, read_at_most
from contentlint.packs import PackError

if TYPE_CHECKING:
    from yaml.nodes import Node

_LARGEST = 4_000_000


class Refused(PackError):  # noqa: N818 - it says what became of the rule
    """A rule that is right, but can't run here."""


@dataclass(frozen=True)
class Document:
    """A mapping read from a file: its values, which are text, lists and mappings of text, by key in lower case.

    ``lines`` are the line numbers by key, and by key and number or name of an entry below it.
    """

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[tuple[str, ...], int]

    def where(self, *keys: str) -> str:
        """``file:line`` of a key, or of an entry below it."""
        line = self.lines.get(keys) or self.lines.get(keys[:1], 1)
        return f"{self.path}:{line}"

    def error(self, key: str, told: object, *below: str) -> PackError:
        """An error about a key, with its place."""
        return PackError(f"{self.where(key, *below)}: {key}: {told}" if key else f"{self.where('')}: {told}")

    def text(self, key: str, default: str = "") -> str:
        """A value that is text.

        Raises:
            PackError: it is something else.
        """
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(key, "must be text, not a list or a table")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A value that is a list of text; a single text is a list of one.

        Raises:
            PackError: it is something else.
        """
        value = self.values.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "must be a list of text")
        return tuple(value)

    def table(self, key: str) -> dict[str, str]:
        """A value that maps text to text.

        Raises:
            PackError: it is something else.
        """
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise self.error(key, "must be a table: a line `found: preferred` for each entry")
        return value

    def truth(self, key: str, default: bool = False) -> bool:
        """A value that is true or false.

        Raises:
            PackError: it is neither.
        """
        told = self.text(key, str(default)).lower()
        if told not in _TRUTH:
            raise self.error(key, f"{told!r} is neither true nor false")
        return _TRUTH[told]

    def number(self, key: str, default: float = 0) -> float:
        """A value that is a number.

        Raises:
            PackError: it is none.
        """
        told = self.text(key, str(default))
        try:
            found = float(told)
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            raise self.error(key, f"{told!r} is not a number")
        return found


_TRUTH = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0", ""), False),
}


@lru_cache(maxsize=4096)
def read_document(path: Path) -> Document:
    """A file of a style.

    Raises:
        PackError: it can't be read, isn't YAML, or holds no mapping.
    """
    import yaml

    try:
        text = read_text(path, _LARGEST)
        # The base loader takes everything for text: `no` and `1.0` are words here, as they are to Vale.
        node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1}" if mark is not None else str(path)
        raise PackError(f"{place}: {getattr(error, 'problem', None) or error}; mend the YAML") from None
    if not isinstance(node, yaml.MappingNode):
        raise PackError(f"{path}:1: holds no keys; a rule begins with `extends: existence` or another kind")
    lines: dict[tuple[str, ...], int] = {}
    values: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value).lower()
        if name in values:
            raise PackError(f"{path}:{key.start_mark.line + 1}: {name}: stands here a second time; remove one")
        values[name] = _plain(value, 0, path)
        lines[(name,)] = key.start_mark.line + 1
        lines.update({(name, *below): line for below, line in _lines(value)})
    # A key without a value says nothing.
    return Document(path, {name: value for name, value in values.items() if value not in ("", "~", "null")}, lines)


def read_text(path: Path, limit: int) -> str:
    """The text of a file of a style, which stands in the same project as its folder.

    Raises:
        PackError: it can't be read, isn't UTF-8, is larger than ``limit`` bytes, or leads out of the project.
    """
    top = project_top(path.parent)
    if leads_out(path, top):
        raise PackError(f"{path}: lies outside {top}; copy it into the project")
    try:
        data = read_at_most(path, limit)
    except OSError as error:
        raise PackError(f"{path}: can't be read ({error.strerror}); check the path") from None
    if data is None:
        raise PackError(f"{path}: is larger than {limit:,} bytes; split it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackError(f"{path}: is not UTF-8; save it as UTF-8") from None


def _plain(node: Node, depth: int, path: Path) -> Any:
    import yaml

    if depth > 4:
        raise PackError(f"{path}:{node.start_mark.line + 1}: is nested too deeply; a rule needs three levels")
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _plain(value, depth + 1, path) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value, depth + 1, path) for value in node.value]
    return node.value


def _key(node: Node) -> str:
    return node.value if isinstance(node.value, str) else str(node.value)


def _lines(node: Node) -> Iterator[tuple[tuple[str, ...], int]]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        yield from (((_key(key),), key.start_mark.line + 1) for key, _ in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from (((str(number),), value.start_mark.line + 1) for number, value in enumerate(node.value))
