from pathlib import Path

import pytest

from contentlint.config import Config, ConfigError
from contentlint.config_file import find_config, load_config
from contentlint.finding import Severity


def write(folder: Path, text: str, name: str = "contentlint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def ids(config: Config) -> set[str]:
    return {active.rule.id for active in config.active if not active.rule.by_engine}


def test_by_default_the_recommended_rules_run() -> None:
    config = Config()
    assert ids(config) == {rule.id for rule in config.catalog.rules.values() if rule.recommended and not rule.by_engine}


def test_a_pack_entry_is_called_with_its_own_options_and_the_configured_ones_over_them() -> None:
    plain, told = (
        next(active for active in config.active if active.rule.id == "text-stigma-age")
        for config in (Config(), Config(rules={"text-stigma-age": {"message": "say it kindly"}}))
    )
    assert plain.arguments == plain.rule.bound
    assert told.arguments == {**told.rule.bound, "message": "say it kindly"}
    assert "message" in plain.arguments


def test_the_more_specific_selector_wins() -> None:
    assert ids(Config(select=("image-alt-missing",))) == {"image-alt-missing"}
    family = ids(Config(select=("heading",)))
    assert "heading-skips-level" in family and all(name.startswith("heading-") for name in family)
    assert ids(Config(select=("all", "heading-skips-level"), ignore=("heading",))) & family == {"heading-skips-level"}
    assert "image-alt-missing" not in ids(Config(ignore=("image-alt-missing",)))
    assert "image-alt-missing" not in ids(Config(ignore=("image",)))


def test_a_file_sets_rules_severities_and_options(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'fail-on = "warning"\n[rules]\nimage-alt-missing = "off"\n[rules.heading-skips-level]\nseverity = "info"\n',
    )
    config = load_config(path)
    assert config.fail_on is Severity.WARNING
    assert "image-alt-missing" not in ids(config)
    (skips,) = [active for active in config.active if active.rule.id == "heading-skips-level"]
    assert skips.severity is Severity.INFO


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selekt = []", r"contentlint.toml:1: selekt: no such key; did you mean `select`\?"),
        (
            "\nselect = ['image-alt-mising']",
            r"contentlint.toml:2: `image-alt-mising` is no rule.*did you mean `image-alt-missing`\?",
        ),
        ("select = 'all'", r"contentlint.toml:1: select: 'all' is not list of text"),
        (
            "[rules.heading-skip-level]",
            r"contentlint.toml:1: rule `heading-skip-level` does not exist; did you mean `heading-skips-level`\?",
        ),
        ("[rules.image-alt-missing]\nx = 1", r"contentlint.toml:2: rules.image-alt-missing.x: no such option"),
        (
            "[rules.image-alt-missing]\nseverity = 'bad'",
            r"contentlint.toml:2: .*severity: 'bad' is none of info, warning, error",
        ),
        ("[rules]\nimage-alt-missing = 3", r"rules.image-alt-missing must be a table or a severity"),
        ("fail-on = 'never'", r"fail-on: 'never' is none of"),
        ("select = [", r"contentlint.toml: .*mend the TOML"),
    ],
)
def test_what_can_not_be_used_is_told_with_place_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load_config(write(tmp_path, text))


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(tmp_path / "gone.toml")


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    outer = write(tmp_path, "")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) == outer
    write(inner, "[project]\nname = 'x'", "pyproject.toml")
    find_config.cache_clear()
    assert find_config(inner) == outer
    own = write(inner, "[tool.contentlint]\nselect = ['image']", "pyproject.toml")
    find_config.cache_clear()
    assert find_config(inner) == own
    assert ids(load_config(own)) and all(name.startswith("image-") for name in ids(load_config(own)))
