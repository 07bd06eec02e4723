"""Configuration files: found, read, inherited, extended and checked."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from contentlint.bounds import MOST_STARS, leads_out, project_top, runs_away
from contentlint.catalog import catalog
from contentlint.config import SHARED, Config, ConfigError, Override, place_in
from contentlint.finding import Severity
from contentlint.local import load_rule_file
from contentlint.packs import hint, law, read_pack
from contentlint.rules import convert

FILE_NAME = "contentlint.toml"

PRESETS: Mapping[str, Mapping[str, Any]] = {
    "minimal": {"select": ["minimal"]},
    "recommended": {"select": ["recommended"]},
    "strict": {"select": ["all"]},
    "a11y": {"select": ["a11y", "image", "heading", "form", "media"]},
    "seo": {"select": ["meta", "schema", "url", "link", "site"]},
    "readability": {"select": ["readability", "text"]},
    "claims": {"select": ["claim", "trust"]},
}
"""What ``extends`` may name besides paths and packages: each selects some of the rules."""

_VALE = "vale:"
_LISTS = tuple[str, ...]


class Key(NamedTuple):
    """A key of a configuration file: the type of its value, and what it is for."""

    type: Any
    doc: str


KEYS: Mapping[str, Key] = {
    "extends": Key(
        _LISTS | str,
        "what this file builds upon: a preset, a path inside the project, an installed package, or a Vale style (`vale:styles/House`)",
    ),
    "root": Key(bool, "true: the files in the folders above have no say here"),
    "select": Key(_LISTS, "the rules that run: ids, families, tags, `recommended` or `all`"),
    "extend-select": Key(_LISTS, "rules to run besides those selected so far"),
    "ignore": Key(_LISTS, "rules that don't run: ids, families or tags; an id beats a family"),
    "extend-ignore": Key(_LISTS, "rules to leave out besides those ignored so far"),
    "exclude": Key(_LISTS, "files and folders that aren't looked at, as patterns of `.gitignore`"),
    "packs": Key(_LISTS, "files with rules of your own as data"),
    "fail-on": Key(str, "the lowest severity that gives exit status 1: `info`, `warning` or `error`"),
    "site": Key(str, "the folder that holds the whole site, for rules across pages"),
    "require-reason": Key(bool, "true: a comment that settles a finding must say why"),
    "rules": Key(dict[str, Any], "a table for each rule: `severity` (or `off`), `confidence`, and the rule's options"),
    "budgets": Key(
        dict[str, int | dict[str, int]],
        "how many findings of a rule or family are put up with, in all or for each pattern of paths",
    ),
    "overrides": Key(list[Any], "other settings for the files that match `files`; later ones win"),
    "page-types": Key(dict[str, Any], "named kinds of pages: `files`, and the settings that hold for them"),
    "audience": Key(str, "who reads the pages: `patient` (grade 6), `public` (8) or `professional` (12)"),
    "jurisdictions": Key(_LISTS, "whose clauses are cited and decide how severe a claim is, such as `us`, `gb`, `au`"),
    "vocabulary": Key(_LISTS, "words that are right in this house and need no explanation"),
    "today": Key(date, "the date that ages are counted from; that of the run where it is missing"),
}
"""The keys of a configuration file."""

NO_CODE = (
    "configuration never runs code; name a Python file on the command line: contentlint check --rules-from FILE.py"
)

_NOT_IN_OVERRIDES = frozenset(
    ("extends", "root", "exclude", "packs", "fail-on", "site", "budgets", "overrides", "page-types")
)


@cache
def find_config(path: Path) -> Path | None:
    """The configuration file nearest above a file or folder: ``contentlint.toml``, or a ``pyproject.toml`` that has the table.

    The search ends at the top of the repository: what lies outside can't change the findings inside.

    Raises:
        ConfigError: it is a link to a file outside of the project.
    """
    for found in settings_files(path):
        if found.is_file() and (found.name == FILE_NAME or b"[tool.contentlint" in found.read_bytes()):
            return _own(found)
    return None


def settings_files(path: Path) -> Iterator[Path]:
    """The files that may configure a file or folder, nearest first, whether they exist or not."""
    for folder in (path.absolute(), *path.absolute().parents):
        yield folder / FILE_NAME
        yield folder / "pyproject.toml"
        if (folder / ".git").exists():
            return


def forget() -> None:
    """Drops what is kept of configuration files, packs and rule files, so that what changed on disk is read anew."""
    for kept in (find_config, load_config, catalog, law, load_rule_file, read_pack):
        kept.cache_clear()


def _own(found: Path) -> Path:
    if found.is_symlink() and leads_out(found, top := project_top(found.parent)):
        raise ConfigError(f"{found}: is a link out of {top}; copy the file into the project, or name it with --config")
    return found


@cache
def load_config(path: Path, rule_files: tuple[Path, ...] = ()) -> Config:
    """The configuration that a file gives, checked: what it extends, and the files above it unless it says ``root = true``.

    ``rule_files`` are those that the command line names; the file may speak of their rules.

    Raises:
        ConfigError: it can't be read, isn't TOML, or holds something unknown.
    """
    table = _read(path)
    outer = None if table.get("root") or (path.parent / ".git").exists() else find_config(path.absolute().parent.parent)
    config = load_config(outer, rule_files) if outer not in (None, path.absolute()) else Config(rule_files=rule_files)
    config = replace(_extended(config, table, path, ()), root=path.parent)
    _ = config.active
    for override in config.overrides:
        _ = config.overridden(override).active
    return config


def _extended(config: Config, table: Mapping[str, Any], path: Path, seen: tuple[Path, ...]) -> Config:
    names = table.get("extends", ())
    for name in (names,) if isinstance(names, str) else names:
        if name in PRESETS:
            config = merged(config, PRESETS[name], path)
            continue
        if name.startswith(_VALE):
            config = _with_styles(config, name, path)
            continue
        base = _found(str(name), path)
        if base in seen or base == path:
            raise ConfigError(f"{place_in(path, 'extends')}extends: {name} extends itself; remove one of the two")
        config = _extended(config, _read(base), base, (*seen, path))
    return merged(config, table, path)


def _with_styles(config: Config, name: str, path: Path) -> Config:
    """The configuration with the rules of a Vale style, or of every style in a folder, switched on."""
    from contentlint.packs import PackError
    from contentlint.vale.style import style_id, styles_in
    from contentlint.vale.vocabulary import accepted

    folder = _inside(name.removeprefix(_VALE), path, "extends").resolve()
    folders = styles_in(folder)
    for each in folders:
        _inside(str(each), path, "extends")
    if not folders:
        told = f"extends: {folder} holds no rule (*.yml); name the folder of a style, such as vale:styles/write-good"
        if folder.is_file():
            told = f"extends: {folder} is a file; name the folder of a style, such as vale:styles/write-good"
        raise ConfigError(f"{place_in(path, 'extends')}{told}")
    styles = tuple(dict.fromkeys((*config.styles, *folders)))
    try:
        words = tuple(dict.fromkeys((*config.accepted, *(word for each in folders for word in accepted(each)))))
    except PackError as error:
        raise ConfigError(f"{place_in(path, 'extends')}extends: {error}") from None
    return replace(
        config, styles=styles, accepted=words, select=(*config.select, *map(style_id, folders)),
        origins={**config.origins, "styles": path, "accepted": path},
    )  # fmt: skip


def _found(name: str, path: Path) -> Path:
    """The file that an entry of ``extends`` means: a path below the same project, or ``contentlint.toml`` in a package."""
    if name.endswith(".toml") or "/" in name:
        return _inside(name, path, "extends").resolve()
    # find_spec of a top-level name looks for the package without running any of its code.
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        if (found := Path(folder) / FILE_NAME).is_file():
            return found
    known = ", ".join(PRESETS)
    raise ConfigError(
        f"{place_in(path, 'extends')}extends: `{name}` is no preset ({known}), path or package{hint(name, PRESETS)}"
    )


def _inside(name: str, origin: Path, key: str) -> Path:
    """The path that a configuration file gives, which may not lead out of the project that the file stands in.

    Raises:
        ConfigError: it does.
    """
    target, top = origin.parent / name, project_top(origin.parent)
    if leads_out(target, top):
        raise ConfigError(f"{place_in(origin, key)}{key}: {name} lies outside {top}; copy it into the project")
    return target


def _read(path: Path) -> dict[str, Any]:
    import tomllib  # where there is no configuration, nothing else needs it

    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: can't be read ({error.strerror}); check the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}; mend the TOML") from None
    except RecursionError:
        raise ConfigError(f"{path}: nests too deep; mend the TOML") from None
    if path.name == "pyproject.toml":
        return dict(table.get("tool", {}).get("contentlint", {}))
    return table


def merged(config: Config, table: Mapping[str, Any], origin: Path, *, page_type: str | None = None) -> Config:
    """A configuration with the settings of a table laid over it; ``origin`` is the file that the table stands in.

    Raises:
        ConfigError: a key is unknown, or a value doesn't fit.
    """
    values = {key: _value(key, value, origin) for key, value in table.items()}
    changes: dict[str, Any] = {}
    shared = {**config.shared, **({"page_type": page_type} if page_type else {})}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name in SHARED:
            shared[name] = value
        elif key in ("select", "ignore", "site", "require-reason"):
            changes[name] = _inside(value, origin, key) if key == "site" else value
        elif key == "fail-on":
            changes[name] = _severity(value, origin)
        elif key == "exclude":
            changes[name] = ((origin.parent, _path_patterns(value, origin, key)),)
        elif key == "budgets":
            changes[name] = {**config.budgets, **value}
        elif key == "packs":
            changes[name] = (*config.packs, *(_inside(pack, origin, key) for pack in value))
    for key in ("select", "ignore"):
        if added := values.get(f"extend-{key}"):
            changes[key] = (*changes.get(key, getattr(config, key)), *added)
    return replace(
        config, **changes, shared=shared, rules=_laid_over(config.rules, values.get("rules", {})),
        overrides=(*config.overrides, *_overrides(values, origin)),
        origins={**config.origins, **dict.fromkeys(_names(values), origin)},
    )  # fmt: skip


def _path_patterns(lines: tuple[str, ...], origin: Path, key: str) -> tuple[str, ...]:
    for line in lines:
        if runs_away(line):
            raise ConfigError(
                f"{place_in(origin, line)}{key}: `{line}` has too many stars; {MOST_STARS} a name are enough"
            )
    return lines


def _value(key: str, value: Any, origin: Path) -> Any:
    if key == "rules-from":
        raise ConfigError(f"{place_in(origin, key)}{key}: {NO_CODE}")
    if key not in KEYS:
        raise ConfigError(f"{place_in(origin, key)}{key}: no such key{hint(key, KEYS)}")
    try:
        found = convert(value, KEYS[key].type)
    except ValueError as error:
        raise ConfigError(f"{place_in(origin, key)}{key}: {error}") from None
    if key == "packs" and any(name.endswith(".py") for name in found):
        raise ConfigError(f"{place_in(origin, key)}{key}: {NO_CODE}")
    return found


def _severity(value: str, origin: Path) -> Severity:
    try:
        return Severity.parse(value)
    except ValueError as error:
        raise ConfigError(f"{place_in(origin, 'fail-on')}fail-on: {error}") from None


def _laid_over(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of both, key by key; a new severity alone keeps the options of the old table."""
    result = dict(old)
    for name, table in new.items():
        before = result.get(name)
        if isinstance(table, str) and isinstance(before, Mapping):
            table = {"severity": table}
        if isinstance(table, Mapping) and before is not None:
            before = before if isinstance(before, Mapping) else {"severity": before}
            table = {**before, **table}
        result[name] = table
    return result


def _overrides(values: Mapping[str, Any], origin: Path) -> Iterator[Override]:
    for table in values.get("overrides", ()):
        yield _override(None, table, origin, "overrides")
    for name, table in values.get("page-types", {}).items():
        yield _override(name, table, origin, f"page-types.{name}")


def _override(name: str | None, table: Any, origin: Path, key: str) -> Override:
    files = table.get("files") if isinstance(table, Mapping) else None
    if not isinstance(files, list) or not all(isinstance(pattern, str) for pattern in files):
        raise ConfigError(
            f'{place_in(origin, key.split(".")[-1])}{key}: needs `files`, a list of patterns such as ["blog/**"]'
        )
    _path_patterns(tuple(files), origin, key)
    settings = {k: v for k, v in table.items() if k != "files"}
    for k in settings:
        if k in _NOT_IN_OVERRIDES:
            raise ConfigError(f"{place_in(origin, k)}{key}.{k}: holds for the whole project; set it at the top")
    return Override(name, origin.parent, tuple(files), settings, origin)


def _names(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        yield key.removeprefix("extend-")
        if key in ("rules", "budgets"):
            yield from (f"{key}.{name}" for name in value)


def shown(config: Config) -> list[tuple[str, Any, str]]:
    """Each setting of a configuration, its value, and the file that set it (``default`` where none did)."""
    rows: list[tuple[str, Any, str]] = []
    for each in fields(config):
        key = each.name.replace("_", "-")
        if key in ("rules", "shared", "overrides", "origins", "root"):
            continue
        default = "command line" if key == "rule-files" and config.rule_files else "default"
        rows.append((key, getattr(config, each.name), str(config.origins.get(key, default))))
    rows += [
        (key.replace("_", "-"), value, str(config.origins.get(key, "page type")))
        for key, value in config.shared.items()
    ]
    rows += [
        (f"rules.{name}", table, str(config.origins.get(f"rules.{name}", "default")))
        for name, table in config.rules.items()
    ]
    return rows
