"""Template code is unknown, never wrong: all rules stay silent on clean templates of many engines."""

from pathlib import Path

import pytest

from contentlint.engine import lint
from contentlint.source import Source

TEMPLATES = sorted((Path(__file__).parents[1] / "data" / "templates").iterdir())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_rule_speaks_on_a_clean_template(path: Path) -> None:
    assert [f"{f.place.line}: {f.rule}: {f.message}" for f in lint([Source.from_path(path)])] == []


def test_no_rule_across_pages_speaks_on_a_folder_of_templates() -> None:
    sources = [Source.from_path(path) for path in TEMPLATES]
    assert [f"{f.place.path}: {f.rule}" for f in lint(sources)] == []
