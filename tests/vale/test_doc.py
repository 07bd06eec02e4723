"""docs/vale.md names every kind, key and scope, and what it shows is valid."""

import re
from pathlib import Path

import pytest

from contentlint.facts import scopes
from contentlint.vale.entries import KEYS
from tests.vale.conftest import Project

TEXT = (Path(__file__).parents[2] / "docs" / "vale.md").read_text(encoding="utf-8")
SILENT = {"extends", "message", "level", "scope", "link", "description", "limit", "name", "code"}
REFUSED = {"script"}


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_every_kind_has_its_row(kind: str) -> None:
    (row,) = re.findall(rf"^\| `{kind}` \|(.*)$", TEXT, re.M)
    assert ("refused:" in row) is (kind in REFUSED)
    if kind not in REFUSED:
        named = set(re.findall(r"`([a-z]+)`", row))
        # Accepted without any effect here: what Vale itself has given up, and what serves its suggestions.
        silent = SILENT | {"aff", "threshold", "ignorecase", "action", "append"} if kind == "spelling" else SILENT
        assert KEYS[kind] - silent - {"action", "append"} <= named, kind


def test_every_scope_is_named() -> None:
    (told,) = re.findall(r"^Scopes: .*?(?=^$)", TEXT, re.M | re.S)
    words = set(re.findall(r"[a-z]+\d?", told))
    assert scopes._KNOWN - {"attr", "figure", "h2", "h3", "h4", "h5"} <= words


def test_the_configurations_shown_are_valid(project: Project) -> None:
    project.rule("extends: existence\nmessage: x\ntokens: [a]\n", "TooWordy", "write-good")
    project.rule("extends: existence\nmessage: x\ntokens: [a]\n", "E-Prime", "write-good")
    blocks = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.M | re.S)
    for text in blocks:
        path = project.root / "shown.toml"
        path.write_text(text, encoding="utf-8")
        from contentlint.config_file import load_config

        load_config.cache_clear()
        assert "vale-write-good-too-wordy" in {active.rule.id for active in load_config(path).active}
    assert len(blocks) == 2
