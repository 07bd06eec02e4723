"""The tables that come with contentlint are ready for the start, and say what their TOML says."""

import tomllib
from pathlib import Path

import pytest

from contentlint.tables import COMPILED, compiled, read_toml
from tests.test_layers import ROOT

FILES = sorted(
    path
    for folder in (ROOT, ROOT.parents[1] / "rules")
    for path in folder.rglob("*.toml")
    if path.name not in ("claims.toml", "references.toml")  # the one has a form of its own, the other holds dates
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_compiled_is_what_the_file_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line = compiled(text)
    assert line is not None
    assert line in COMPILED.read_text(encoding="utf-8"), f"{path.name} was changed: run scripts/compile_tables.py"
    assert read_toml(path) == tomllib.loads(text)


def test_any_other_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("read = 2026-11-22\n[table]\nword = 'a\\b'", encoding="utf-8")
    assert read_toml(path)["table"] == {"word": "a\\b"}
    assert compiled(path.read_text(encoding="utf-8")) is None


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("[table", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml(path)
