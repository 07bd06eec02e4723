"""Config: which rules, how severe, with what options."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from contentlint.catalog import Catalog, catalog
from contentlint.finding import Confidence, Severity
from contentlint.packs import hint
from contentlint.rules import FAMILIES, Rule, convert

FILE_NAME = "contentlint.toml"
_OWN_KEYS = ("severity", "confidence")


class ConfigError(Exception):
    """A configuration that can't be used; the message names file, line and key, and what to do."""


class Active(NamedTuple):
    """A rule as the configuration wants it: its severity, the confidence (None: as the rule says), its options."""

    rule: Rule
    severity: Severity | None
    confidence: Confidence | None
    options: dict[str, Any]


@dataclass(frozen=True)
class Config:
    """What to look for, and how.

    ``select`` and ``ignore`` name rules by id, family, tag, ``recommended`` or ``all``; an id beats a family, a family
    beats ``all``. ``rules`` holds a table for each configured rule: ``severity`` (or ``"off"``), ``confidence`` and
    the rule's options. ``exclude`` are globs that folders are searched without. ``root`` is the folder that paths in
    fingerprints count from. ``origin`` is the file the configuration came from.
    """

    select: tuple[str, ...] = ("recommended",)
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)
    packs: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    site: Path | None = None
    root: Path | None = None
    origin: Path | None = None

    @property
    def catalog(self) -> Catalog:
        """Every rule that this configuration can name."""
        return catalog(self.packs)

    @cached_property
    def active(self) -> tuple[Active, ...]:
        """The rules that run, in the order of their ids.

        Raises:
            ConfigError: a selector, rule or option is unknown, or a value doesn't fit.
        """
        known = self.catalog.rules
        for selector in (*self.select, *self.ignore):
            self._check_selector(selector)
        for name in self.rules:
            if name not in known:
                raise ConfigError(f"{self._where(name)}rule `{name}` does not exist{hint(name, known)}")
        tables = {name: self._read(known[name], table) for name, table in self.rules.items()}
        chosen = [rule for rule in known.values() if self.enables(rule)]
        return tuple(Active(rule, *tables.get(rule.id, (None, None, {}))) for rule in chosen)

    def enables(self, rule: Rule) -> bool:
        """True where ``select`` and ``ignore`` let the rule run: the more specific of the two wins, ``ignore`` at a tie.

        A rule that has a table of its own in ``rules`` is selected by it.
        """
        table = self.rules.get(rule.id)
        if table == "off" or (isinstance(table, Mapping) and table.get("severity") == "off"):
            return False
        if rule.by_engine:
            return _rank(rule, self.ignore) < 2
        selected = max(_rank(rule, self.select), 2 if rule.id in self.rules and _rank(rule, self.select) == 0 else 0)
        return selected > _rank(rule, self.ignore)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids that ``select`` names, by id, family, tag or preset."""
        return frozenset(rule.id for rule in self.catalog.rules.values() if _rank(rule, self.select))

    def keeping(self, *, across: bool) -> Config:
        """The same configuration with only the rules that judge across pages, or only the others."""
        config = replace(self)
        config.__dict__["active"] = tuple(
            active for active in self.active if (active.rule.across is not None) is across
        )
        return config

    def with_changes(self, **changes: Any) -> Config:
        """The same configuration with other values for some fields."""
        return replace(self, **changes)

    @classmethod
    def only(cls, rule: Rule, options: Mapping[str, Any] | None = None) -> Config:
        """A configuration that runs one rule, which need not be in the catalog.

        Raises:
            ConfigError: an option is unknown or doesn't fit.
        """
        config = cls(select=())
        config.__dict__["active"] = (Active(rule, *config._read(rule, options or {})),)
        return config

    def _check_selector(self, selector: str) -> None:
        known = self.catalog.rules
        groups = {"all", "recommended", *FAMILIES, *(tag for rule in known.values() for tag in rule.tags)}
        if selector not in known and selector not in groups:
            raise ConfigError(
                f"{self._where(selector)}`{selector}` is no rule, family or tag{hint(selector, [*known, *groups])}"
            )

    def _read(self, rule: Rule, table: Any) -> tuple[Severity | None, Confidence | None, dict[str, Any]]:
        if isinstance(table, str):
            table = {"severity": table}
        if not isinstance(table, Mapping):
            raise ConfigError(f"{self._where(rule.id)}rules.{rule.id} must be a table or a severity")
        options = {option.name.replace("_", "-"): option for option in rule.options}
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key in _OWN_KEYS:
                continue
            option = options.get(key.replace("_", "-"))
            if option is None:
                raise ConfigError(
                    f"{self._where(key)}rules.{rule.id}.{key}: no such option{hint(key, [*options, *_OWN_KEYS])}"
                )
            try:
                values[option.name] = convert(value, option.type)
            except ValueError as error:
                raise ConfigError(f"{self._where(key)}rules.{rule.id}.{key}: {error}") from None
        return (
            self._level(rule, table, "severity", Severity),
            self._level(rule, table, "confidence", Confidence),
            values,
        )

    def _level(self, rule: Rule, table: Mapping[str, Any], key: str, kind: Any) -> Any:
        value = table.get(key)
        if value is None or (key == "severity" and value == "off"):
            return None
        try:
            return kind.parse(value)
        except (ValueError, AttributeError) as error:
            raise ConfigError(f"{self._where(key)}rules.{rule.id}.{key}: {error}") from None

    def _where(self, key: str) -> str:
        return _place(self.origin, key) if self.origin is not None else ""


def _rank(rule: Rule, selectors: Iterable[str]) -> int:
    """How specifically the selectors name a rule: 0 not at all, 1 all or recommended, 2 family or tag, 3 id."""
    best = 0
    for selector in selectors:
        if selector == rule.id:
            return 3
        if selector == rule.family or selector in rule.tags:
            best = 2
        elif selector == "all" or (selector == "recommended" and rule.recommended):
            best = max(best, 1)
    return best


@cache
def find_config(path: Path) -> Path | None:
    """The configuration file nearest above a file or folder: ``contentlint.toml``, or a ``pyproject.toml`` that has the table."""
    start = path.absolute()
    for folder in (start, *start.parents):
        if (found := folder / FILE_NAME).is_file():
            return found
        if (found := folder / "pyproject.toml").is_file() and b"[tool.contentlint" in found.read_bytes():
            return found
    return None


@cache
def load_config(path: Path) -> Config:
    """The configuration in a file, checked.

    Raises:
        ConfigError: it can't be read, isn't TOML, or holds something unknown.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: can't be read ({error.strerror}); check the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}; mend the TOML") from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("contentlint", {})
    config = _from_table(table, path)
    _ = config.active
    return config


def _from_table(table: Mapping[str, Any], path: Path) -> Config:
    values: dict[str, Any] = {"origin": path, "root": path.parent}
    for key, value in table.items():
        read = _KEYS.get(key)
        if read is None:
            raise ConfigError(f"{_place(path, key)}{key}: no such key{hint(key, _KEYS)}")
        name, wanted = read
        try:
            values[name] = Severity.parse(value) if wanted is Severity else convert(value, wanted)
        except (ValueError, AttributeError) as error:
            raise ConfigError(f"{_place(path, key)}{key}: {error}") from None
    values["select"] = (*values.get("select", ("recommended",)), *values.pop("extend_select", ()))
    values["packs"] = tuple(path.parent / name for name in values.get("packs", ()))
    if "site" in values:
        values["site"] = path.parent / values["site"]
    return Config(**values)


_KEYS: dict[str, tuple[str, Any]] = {
    "select": ("select", tuple[str, ...]),
    "extend-select": ("extend_select", tuple[str, ...]),
    "ignore": ("ignore", tuple[str, ...]),
    "exclude": ("exclude", tuple[str, ...]),
    "packs": ("packs", tuple[str, ...]),
    "fail-on": ("fail_on", Severity),
    "site": ("site", str),
    "rules": ("rules", dict[str, Any]),
}


def _place(path: Path, key: str) -> str:
    """``file:line: `` of the line that first names a key or value (TOML's parser gives no places)."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return f"{path}: "
    word = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
    number = next((i for i, line in enumerate(lines, 1) if word.search(line)), None)
    return f"{path}:{number}: " if number else f"{path}: "
