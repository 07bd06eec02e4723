"""The TOML tables that come with contentlint, made ready for the start, and any other TOML as it is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from contentlint.digest import digest

COMPILED = Path(__file__).with_name("data") / "tables.txt"
"""A line for each file: the digest of its text, a tab, and its tables as JSON (``scripts/compile_tables.py`` writes it)."""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file.

    Python reads JSON fifty times as fast as TOML, and every start needs some 100 kB of it. What is compiled is known by
    the digest of the text, so that a file that was changed since is read as it stands.

    Raises:
        OSError: the file can't be read.
        UnicodeDecodeError: it isn't UTF-8.
        tomllib.TOMLDecodeError: it isn't TOML.
        RecursionError: it nests too deep.
    """
    text = path.read_text(encoding="utf-8")
    ready = _compiled().get(digest(text).hex())
    if ready is None:
        import tomllib  # not needed by a start that finds every table compiled

        return tomllib.loads(text)
    found: dict[str, Any] = json.loads(ready)
    return found


def compiled(text: str) -> str | None:
    """The line of ``COMPILED`` for a TOML text; None for one with dates, which JSON doesn't have.

    Raises:
        tomllib.TOMLDecodeError: it isn't TOML.
    """
    import tomllib

    try:
        return f"{digest(text).hex()}\t{json.dumps(tomllib.loads(text), ensure_ascii=False, separators=(',', ':'))}\n"
    except TypeError:
        return None


@cache
def _compiled() -> dict[str, str]:
    """What is compiled, by digest; each is read when it is asked for."""
    if not COMPILED.exists():
        return {}
    lines = COMPILED.read_text(encoding="utf-8").split("\n")
    return {known: ready for known, _, ready in (line.partition("\t") for line in lines)}
