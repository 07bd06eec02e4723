"""Template code is unknown, never wrong: the rules on search stay silent on clean templates of many engines."""

from pathlib import Path

import pytest

from contentlint.catalog import catalog
from contentlint.config import Config
from contentlint.engine import lint
from contentlint.source import Source

FAMILIES = ("meta", "schema", "url", "trust", "site", "html", "text")
OWN = Config(
    select=tuple(
        rule.id
        for rule in catalog().rules.values()
        if rule.family in FAMILIES or rule.id.startswith(("link-anchor", "link-placeholder"))
    )
)
TEMPLATES = sorted((Path(__file__).parents[1] / "data" / "templates").iterdir())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_rule_on_search_speaks_on_a_clean_template(path: Path) -> None:
    assert [f"{f.place.line}: {f.rule}: {f.message}" for f in lint([Source.from_path(path)], OWN)] == []


def test_no_rule_across_pages_speaks_on_a_folder_of_templates() -> None:
    sources = [Source.from_path(path) for path in TEMPLATES]
    assert [f"{f.place.path}: {f.rule}" for f in lint(sources, OWN)] == []
