import os
from pathlib import Path

import pytest

from contentlint.config import Config, ConfigError
from contentlint.config_file import find_config, load_config, settings_files, shown
from contentlint.finding import Severity


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    find_config.cache_clear()
    load_config.cache_clear()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(config: Config) -> set[str]:
    return {active.rule.id for active in config.active if not active.rule.by_engine}


def test_d18_what_is_set_above_is_inherited_and_the_nearest_wins(tmp_path: Path) -> None:
    write(
        tmp_path / "contentlint.toml",
        'select = ["image", "heading-skips-level"]\nfail-on = "warning"\n[rules]\nimage-alt-missing = "info"\n',
    )
    inner = write(
        tmp_path / "site" / "contentlint.toml",
        'ignore = ["heading-skips-level"]\n[rules.image-alt-missing]\nconfidence = "low"\n',
    )
    config = load_config(inner)
    assert config.fail_on is Severity.WARNING
    assert "image-alt-missing" in ids(config) and "heading-skips-level" not in ids(config)
    assert config.rules["image-alt-missing"] == {"severity": "info", "confidence": "low"}


def test_root_ends_the_inheritance(tmp_path: Path) -> None:
    write(tmp_path / "contentlint.toml", 'select = ["image"]\n')
    inner = write(tmp_path / "site" / "contentlint.toml", "root = true\n")
    assert load_config(inner).select == ("recommended",)


def test_the_top_of_the_repository_ends_the_search(tmp_path: Path) -> None:
    write(tmp_path / "contentlint.toml", 'select = ["image"]\n')
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    assert find_config(tmp_path / "repo") is None
    inner = write(tmp_path / "repo" / "contentlint.toml", "")
    assert load_config(inner).select == ("recommended",)


def test_presets_paths_and_packages_can_be_extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "base.toml", 'extends = "a11y"\nignore = ["image"]\n')
    write(tmp_path / "lib" / "house_style" / "contentlint.toml", 'audience = "patient"\n')
    write(tmp_path / "lib" / "house_style" / "__init__.py", "raise RuntimeError('configuration must not run code')")
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    config = load_config(write(tmp_path / "contentlint.toml", 'extends = ["house_style", "./base.toml"]\n'))
    assert config.ignore == ("image",) and "a11y" in config.select
    assert config.shared == {"audience": "patient"}
    assert "image-alt-missing" not in ids(config)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'extends = "recomended"',
            r"contentlint.toml:1: extends: `recomended` is no preset .*did you mean `recommended`\?",
        ),
        ('extends = "../../etc/x.toml"', "lies outside"),
        ('extends = "/etc/x.toml"', "lies outside"),
        (
            'packs = ["../house.toml"]',
            "contentlint.toml:1: packs: ../house.toml lies outside .*; copy it into the project",
        ),
        ('packs = ["/etc/house.toml"]', "lies outside"),
        ('packs = ["sub/../../house.toml"]', "lies outside"),
        ('site = ".."', "contentlint.toml:1: site: .. lies outside"),
        ('exclude = ["*a*b*c*d*e"]', r"exclude: `\*a\*b\*c\*d\*e` has too many stars; 3 a name are enough"),
        ("[[overrides]]\nfiles = ['a*b*c*d*e']", "overrides: `a.*` has too many stars"),
        ("a = " + "[" * 5_000, "nests too deep"),
        ('extends = "./gone.toml"', "gone.toml: can't be read"),
        ('extends = "./contentlint.toml"', "extends itself"),
        ("[[overrides]]\nselect = []", "overrides: needs `files`"),
        ("[page-types.blog]\nfiles = 'blog'", "page-types.blog: needs `files`"),
        ("[[overrides]]\nfiles = ['a']\nextends = 'strict'", "overrides.extends: holds for the whole project"),
        ("[[overrides]]\nfiles = ['a']\nselekt = []", "selekt: no such key; did you mean `select`"),
        (
            "[[overrides]]\nfiles = ['a']\n[overrides.rules]\nimage-alt-mising = 'off'",
            "did you mean `image-alt-missing`",
        ),
        ("audience = 'pets'", "audience: 'pets' is not one of"),
        ("page-types = 3", "page-types: 3 is not table of"),
    ],
)
def test_d19_nothing_is_ignored_silently(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(ConfigError, match=message):
        load_config(write(tmp_path / "contentlint.toml", text))


def test_overrides_and_page_types_change_the_rules_for_their_files(tmp_path: Path) -> None:
    config = load_config(
        write(
            tmp_path / "contentlint.toml",
            'audience = "public"\n'
            "[[overrides]]\nfiles = ['partials/**', '*.inc.html']\n[overrides.rules]\nimage-alt-missing = 'off'\n"
            "[page-types.condition]\nfiles = ['conditions/']\naudience = 'patient'\n",
        )
    )
    plain, partial = config.for_file(tmp_path / "a.html"), config.for_file(tmp_path / "partials" / "x" / "a.html")
    condition = config.for_file(tmp_path / "conditions" / "knee.html")
    assert plain is config and "image-alt-missing" in ids(plain) - ids(partial)
    assert partial is config.for_file(tmp_path / "sub" / "menu.inc.html")
    assert condition.shared == {"audience": "patient", "page_type": "condition"}
    (grade,) = [active for active in condition.active if active.rule.id == "readability-grade"]
    assert grade.options["audience"] == "patient"
    assert config.for_file(Path("/elsewhere/partials/a.html")) is config


def test_a_rules_own_option_beats_a_shared_setting(tmp_path: Path) -> None:
    config = load_config(
        write(
            tmp_path / "contentlint.toml",
            'audience = "patient"\n[rules.readability-grade]\naudience = "professional"\n',
        )
    )
    (grade,) = [active for active in config.active if active.rule.id == "readability-grade"]
    assert grade.options["audience"] == "professional"


def test_every_setting_tells_where_it_comes_from(tmp_path: Path) -> None:
    outer = write(tmp_path / "contentlint.toml", 'fail-on = "warning"\n')
    inner = write(
        tmp_path / "in" / "contentlint.toml", 'extend-select = ["all"]\n[rules]\nimage-alt-missing = "info"\n'
    )
    rows = {key: (value, origin) for key, value, origin in shown(load_config(inner))}
    assert rows["fail-on"] == (Severity.WARNING, str(outer))
    assert rows["select"] == (("recommended", "all"), str(inner))
    assert rows["rules.image-alt-missing"] == ("info", str(inner))
    assert rows["ignore"] == ((), "default")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("key", ["extends", "packs"])
def test_no_link_in_a_repository_leads_its_configuration_out(tmp_path: Path, key: str) -> None:
    write(tmp_path / "secret.toml", "password = 'x'")
    write(tmp_path / "site" / ".git" / "HEAD", "")
    (tmp_path / "site" / "ours.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(ConfigError, match=r"ours\.toml lies outside"):
        load_config(write(tmp_path / "site" / "contentlint.toml", f'{key} = ["./ours.toml"]'))


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["contentlint.toml", "pyproject.toml"])
def test_a_configuration_that_is_a_link_out_of_its_project_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path / "secret.toml", "[tool.contentlint]\nselect = ['image']")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).symlink_to(tmp_path / "secret.toml")
    with pytest.raises(
        ConfigError, match=r"is a link out of .*; copy the file into the project, or name it with --config"
    ):
        find_config(tmp_path / "site")
    (tmp_path / ".git").mkdir()
    find_config.cache_clear()
    assert find_config(tmp_path / "site") == tmp_path / "site" / name


def test_no_configuration_runs_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "evil" / "__init__.py", "raise SystemExit('this ran')")
    write(tmp_path / "evil" / "contentlint.toml", "select = ['image']")
    write(tmp_path / "evil_module.py", "raise SystemExit('this ran')")
    monkeypatch.syspath_prepend(tmp_path)
    assert load_config(write(tmp_path / "contentlint.toml", 'extends = "evil"')).select == ("image",)
    with pytest.raises(ConfigError, match="is no preset"):
        load_config(write(tmp_path / "other" / "contentlint.toml", 'extends = "evil_module"'))
    with pytest.raises(ConfigError, match="is no preset"):
        load_config(write(tmp_path / "third" / "contentlint.toml", 'extends = "os.path"'))


def test_the_files_that_may_configure_a_folder_end_at_its_repository(tmp_path: Path) -> None:
    (tmp_path / "site" / ".git").mkdir(parents=True)
    names = [path.relative_to(tmp_path).as_posix() for path in settings_files(tmp_path / "site" / "blog")]
    assert names == [
        "site/blog/contentlint.toml", "site/blog/pyproject.toml", "site/contentlint.toml", "site/pyproject.toml",
    ]  # fmt: skip
