"""A project with one style of Vale's, written for the test."""

from pathlib import Path

import pytest

from contentlint.catalog import catalog
from contentlint.config import Config
from contentlint.config_file import find_config, load_config
from contentlint.engine import lint_text
from contentlint.finding import Finding
from contentlint.vale.document import read_document
from contentlint.vale.style import _entry, _made


class Project:
    """A folder with ``contentlint.toml`` and a style called House."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / ".git").mkdir()

    def rule(self, text: str, name: str = "Rule", style: str = "House") -> Path:
        """Writes a rule."""
        path = self.root / "styles" / style / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def config(self, more: str = "", extends: str = "vale:styles/House") -> Config:
        """The configuration that names the style and runs nothing else."""
        path = self.root / "contentlint.toml"
        path.write_text(f'extends = ["{extends}"]\nselect = ["vale"]\n{more}', encoding="utf-8")
        for cached in (find_config, load_config, catalog, read_document, _entry, _made):
            cached.cache_clear()
        return load_config(path)

    def findings(self, html: str, *, name: str = "page.html", more: str = "") -> list[Finding]:
        """What the style finds on a page."""
        return lint_text(html, name, self.config(more))

    def excerpts(self, html: str, *, name: str = "page.html", more: str = "") -> list[str]:
        """The source that each finding speaks of."""
        return [html[each.place.start : each.place.end] for each in self.findings(html, name=name, more=more)]

    def troubles(self, more: str = "") -> list[str]:
        """What is told of the style."""
        return [trouble.message for trouble in self.config(more).troubles]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)
