"""Config: which rules, how severe, with what options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from contentlint.bounds import path_patterns
from contentlint.catalog import Catalog, Trouble, catalog
from contentlint.finding import Confidence, Severity
from contentlint.packs import Law, UnknownJurisdictionError, hint, law
from contentlint.rules import FAMILIES, Rule, convert

SHARED = ("audience", "jurisdictions", "page_type", "today", "vocabulary")
"""Settings that are given to every rule with an option of that name."""

DEFAULT_JURISDICTIONS = ("us",)
_OWN_KEYS = ("severity", "confidence")


class ConfigError(Exception):
    """A configuration that can't be used; the message names file, line and key, and what to do."""


class Active(NamedTuple):
    """A rule as the configuration wants it: its severity, the confidence (None: as the rule says), its options.

    ``base`` is the severity that the jurisdictions give it, from which a hit may step up or down (``severity`` is the
    last word); ``cites`` are the clauses they add.
    """

    rule: Rule
    severity: Severity | None
    confidence: Confidence | None
    options: dict[str, Any]
    base: Severity | None = None
    cites: tuple[str, ...] = ()

    @property
    def arguments(self) -> Mapping[str, Any]:
        """The options that the check is called with: those of a pack entry, and over them the configured ones."""
        bound = self.rule.bound
        return {**bound, **self.options} if bound and self.options else self.options or bound


class Override(NamedTuple):
    """Settings for the files below ``base`` that match ``files`` (``.gitignore`` patterns); ``page_type`` names them."""

    page_type: str | None
    base: Path
    files: tuple[str, ...]
    table: Mapping[str, Any]
    origin: Path

    def matches(self, path: Path) -> bool:
        """True where the override is meant for this file."""
        try:
            name = path.absolute().relative_to(self.base.absolute()).as_posix()
        except ValueError:
            return False
        return path_patterns(self.files).match_file(name)


@dataclass(frozen=True)
class Config:
    """What to look for, and how.

    ``select`` and ``ignore`` name rules by id, family, tag, ``recommended`` or ``all``; an id beats a family, a family
    beats ``all``. ``rules`` holds a table for each configured rule: ``severity`` (or ``"off"``), ``confidence`` and
    the rule's options; a rule with a table runs. ``packs`` are files of rules, ``styles`` folders of Vale's,
    ``accepted`` the words of its vocabularies, which add to ``vocabulary``. ``shared`` are settings for every rule with
    an option of that name.
    ``exclude`` are folders with the ``.gitignore`` patterns that hold below them. ``overrides`` change this for some
    files. ``budgets`` say how many findings of a rule or family are put up with, or for each pattern of paths how many.
    ``rule_files`` are Python files with rules, which only the command line names.
    ``root`` is the folder of the nearest configuration file; ``origins`` tells for each key, such as ``select``
    or ``rules.image-alt-missing``, the file that set it.
    """

    select: tuple[str, ...] = ("recommended",)
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)
    packs: tuple[Path, ...] = ()
    styles: tuple[Path, ...] = ()
    accepted: tuple[str, ...] = ()
    exclude: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    fail_on: Severity = Severity.ERROR
    site: Path | None = None
    budgets: Mapping[str, Any] = field(default_factory=dict)
    require_reason: bool = False
    shared: Mapping[str, Any] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    root: Path | None = None
    rule_files: tuple[Path, ...] = ()
    origins: Mapping[str, Path] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """Every rule that this configuration can name."""
        return catalog(self.packs, self.styles, self.rule_files)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What couldn't be loaded, but for the rules of styles that the configuration ignores by name."""
        settled = {*self.ignore, *(name for name, table in self.rules.items() if _is_off(table))}
        return tuple(trouble for trouble in self.catalog.troubles if settled.isdisjoint(trouble.names))

    @cached_property
    def active(self) -> tuple[Active, ...]:
        """The rules that run, in the order of their ids.

        Raises:
            ConfigError: a selector, rule or option is unknown, or a value doesn't fit.
        """
        known = self.catalog.rules
        for key in ("select", "ignore"):
            for selector in getattr(self, key):
                self._check_selector(key, selector)
        self._check_budgets()
        for name in self.rules:
            if name not in known and name not in self._refused:
                raise ConfigError(
                    f"{self._where(f'rules.{name}', name)}rule `{name}` does not exist{hint(name, known)}"
                )
        tables = {name: self._read(known[name], table) for name, table in self.rules.items() if name in known}
        return tuple(
            self._active(rule, *tables[rule.id] if rule.id in tables else (None, None, self._shared_with(rule)))
            for rule in known.values()
            if self.enables(rule)
        )

    @cached_property
    def law(self) -> Law:
        """What the jurisdictions of the clinic (``jurisdictions``, the United States where none is given) make of the rules.

        Raises:
            ConfigError: there is no such jurisdiction.
        """
        try:
            return law(tuple(self.shared.get("jurisdictions", DEFAULT_JURISDICTIONS)), self.packs)
        except UnknownJurisdictionError as error:
            raise ConfigError(f"{self._where('jurisdictions', error.name)}{error}") from None

    def enables(self, rule: Rule) -> bool:
        """True where ``select`` and ``ignore`` let the rule run: the more specific of the two wins, ``ignore`` at a tie.

        A rule that has a table of its own in ``rules`` is selected by it.
        """
        table = self.rules.get(rule.id)
        if _is_off(table):
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

    def for_file(self, path: Path | None) -> Config:
        """This configuration with the overrides that are meant for a file; equal ones are the same object."""
        matching = tuple(override for override in self.overrides if path is not None and override.matches(path))
        variants: dict[tuple[int, ...], Config] = self.__dict__.setdefault("variants", {})
        key = tuple(self.overrides.index(override) for override in matching)
        if not key:
            return self
        if key not in variants:
            config = self
            for override in matching:
                config = config.overridden(override)
            variants[key] = config
        return variants[key]

    def overridden(self, override: Override) -> Config:
        """This configuration with the settings of an override laid over it."""
        from contentlint.config_file import merged

        return merged(self, override.table, override.origin, page_type=override.page_type)

    def _active(
        self, rule: Rule, severity: Severity | None, confidence: Confidence | None, options: dict[str, Any]
    ) -> Active:
        here = self.law
        options = {**here.options.get(rule.id, {}), **options}
        return Active(
            rule, severity, confidence, options, here.severity.get(rule.id), here.cite.get(rule.id, ()),
        )  # fmt: skip

    @property
    def _families(self) -> set[str]:
        return {*FAMILIES, *(rule.family for rule in self.catalog.rules.values())}

    @property
    def _refused(self) -> set[str]:
        """The ids and tags of rules of styles that can't run: they may be ignored by name."""
        return {name for trouble in self.catalog.troubles for name in trouble.names}

    def _check_selector(self, key: str, selector: str) -> None:
        known = self.catalog.rules
        groups = {*GROUPS, *self._families, *(tag for rule in known.values() for tag in rule.tags), *self._refused}
        if selector not in known and selector not in groups:
            near = hint(selector, [*known, *groups])
            raise ConfigError(f"{self._where(key, selector)}`{selector}` is no rule, family or tag{near}")

    def _check_budgets(self) -> None:
        known = [*self.catalog.rules, *self._families]
        for name, value in self.budgets.items():
            where = self._where(f"budgets.{name}", name)
            if name not in known:
                raise ConfigError(f"{where}budgets.{name}: `{name}` is no rule or family{hint(name, known)}")
            if any(limit < 0 for limit in (value.values() if isinstance(value, Mapping) else [value])):
                raise ConfigError(f"{where}budgets.{name}: a budget is 0 or more")

    def _read(self, rule: Rule, table: Any) -> tuple[Severity | None, Confidence | None, dict[str, Any]]:
        if isinstance(table, str):
            table = {"severity": table}
        if not isinstance(table, Mapping):
            raise ConfigError(
                f"{self._where(f'rules.{rule.id}', rule.id)}rules.{rule.id} must be a table or a severity"
            )
        options = {option.name.replace("_", "-"): option for option in rule.options}
        values = self._shared_with(rule)
        for key, value in table.items():
            if key in _OWN_KEYS:
                continue
            option = options.get(key.replace("_", "-"))
            if option is None:
                raise ConfigError(
                    f"{self._where(f'rules.{rule.id}', key)}rules.{rule.id}.{key}: no such option{hint(key, [*options, *_OWN_KEYS])}"
                )
            try:
                values[option.name] = convert(value, option.type)
            except ValueError as error:
                raise ConfigError(f"{self._where(f'rules.{rule.id}', key)}rules.{rule.id}.{key}: {error}") from None
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
            raise ConfigError(f"{self._where(f'rules.{rule.id}', key)}rules.{rule.id}.{key}: {error}") from None

    def _shared_with(self, rule: Rule) -> dict[str, Any]:
        """The shared settings that a rule has options for."""
        shared = dict(self.shared)
        if self.accepted:
            shared["vocabulary"] = (*shared.get("vocabulary", ()), *self.accepted)
        if not shared:
            return {}
        options = {option.name: option for option in rule.options}
        found = {}
        for key, value in shared.items():
            if key in options:
                try:
                    found[key] = convert(value, options[key].type)
                except ValueError as error:
                    raise ConfigError(f"{self._where(key, key)}{key}: {error}") from None
        return found

    def _where(self, key: str, word: str) -> str:
        """``file:line: `` of the line that sets a key or value; "" where no file did."""
        origin = self.origins.get(key)
        return place_in(origin, word) if origin is not None else ""


GROUPS = ("all", "recommended", "minimal")


def _is_off(table: Any) -> bool:
    return table == "off" or (isinstance(table, Mapping) and table.get("severity") == "off")


def _rank(rule: Rule, selectors: Iterable[str]) -> int:
    """How specifically the selectors name a rule: 0 not at all, 1 all or recommended, 2 family or tag, 3 id."""
    best = 0
    for selector in selectors:
        if selector == rule.id:
            return 3
        if selector == rule.family or selector in rule.tags:
            best = 2
        elif selector in GROUPS and _in_group(rule, selector):
            best = max(best, 1)
    return best


def _in_group(rule: Rule, group: str) -> bool:
    """``minimal`` are the recommended rules whose findings are errors."""
    return group == "all" or (rule.recommended and (group == "recommended" or rule.severity == Severity.ERROR))


def place_in(path: Path, word: str) -> str:
    """``file:line: `` of the first line of a file that holds a word (TOML's parser gives no places)."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return f"{path}: "
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    number = next((i for i, line in enumerate(lines, 1) if pattern.search(line)), None)
    return f"{path}:{number}: " if number else f"{path}: "
