"""Every rule there is: checks, packs, plugins."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, NamedTuple

from contentlint.local import RuleFileError, load_rule_file
from contentlint.packs import PackError, load_pack, packs_folder
from contentlint.plugins import plugins
from contentlint.rules import Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

NOT_PACKS = frozenset({"claims.toml", "plain-words.toml", "references.toml", "sources.toml"})
"""Data that is read when first asked for, by what needs it."""


class Trouble(NamedTuple):
    """A plugin or pack that couldn't be used: where it comes from, and why with the remedy."""

    origin: str
    message: str


class Catalog(NamedTuple):
    """The rules by id, in order, and what couldn't be loaded."""

    rules: MappingProxyType[str, Rule]
    troubles: tuple[Trouble, ...]


def rules_in(module: ModuleType) -> Iterator[Rule]:
    """The rules that a module defines."""
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value


@cache
def _checks() -> tuple[Rule, ...]:
    from contentlint import checks

    names = sorted(info.name for info in pkgutil.iter_modules(checks.__path__))
    return tuple(rule for name in names for rule in rules_in(importlib.import_module(f"{checks.__name__}.{name}")))


@cache
def templates() -> MappingProxyType[str, Rule]:
    """The rules that a pack entry may extend, by id."""
    return MappingProxyType({rule.id: rule for rule in _checks() if rule.is_template})


@cache
def catalog(extra_packs: tuple[Path, ...] = (), rule_files: tuple[Path, ...] = ()) -> Catalog:
    """All rules: contentlint's own, its packs, those of plugins (entry point ``contentlint.rules``), extra packs, rule files.

    A plugin or extra pack that fails is told in ``troubles``; the others go on.

    Raises:
        PackError: a pack of contentlint itself is broken.
        RuleFileError: a rule file can't be used.
    """
    found: dict[str, Rule] = {rule.id: rule for rule in _checks() if not rule.is_template}
    for path in sorted(packs_folder().glob("*.toml")):
        if path.name not in NOT_PACKS:
            found.update((rule.id, rule) for rule in load_pack(path, templates()))
    troubles: list[Trouble] = []
    for point in plugins("contentlint.rules"):
        _add(found, troubles, f"plugin {point.name}", lambda point=point: _plugin_rules(point))
    for path in extra_packs:
        _add(found, troubles, str(path), lambda path=path: load_pack(path, templates()))
    for path in rule_files:
        _add_file(found, path)
    return Catalog(MappingProxyType(dict(sorted(found.items()))), tuple(troubles))


def _add(found: dict[str, Rule], troubles: list[Trouble], origin: str, load: object) -> None:
    assert callable(load)
    try:
        rules: Iterable[Rule] = load()
    except PackError as error:
        troubles.append(Trouble(origin, str(error)))
        return
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything; the run goes on and tells it
        troubles.append(Trouble(origin, f"can't be imported ({type(error).__name__}: {error}); mend or uninstall it"))
        return
    for rule in rules:
        if rule.id in found:
            troubles.append(Trouble(origin, f"rule `{rule.id}` exists already; the first one is kept: rename yours"))
        else:
            found[rule.id] = rule


def _add_file(found: dict[str, Rule], path: Path) -> None:
    """The rules of a Python file. It was asked for by name, so whatever is wrong with it ends the run."""
    rules = [rule for rule in rules_in(load_rule_file(path)) if not rule.is_template]
    if not rules:
        raise RuleFileError(f"{path}: defines no rule; decorate a generator function with contentlint.rule")
    for rule in rules:
        if rule.id in found:
            raise RuleFileError(f"{path}: rule `{rule.id}` exists already; rename yours")
        found[rule.id] = rule


def _plugin_rules(point: EntryPoint) -> list[Rule]:
    """The rules of a plugin: a rule, a module or package of rules, and the packs (``*.toml``) beside it."""
    target = point.load()
    if isinstance(target, Rule):
        return [target]
    rules = [rule for rule in rules_in(target) if not rule.is_template]
    if hasattr(target, "__path__"):
        for info in pkgutil.iter_modules(target.__path__):
            rules += [
                r for r in rules_in(importlib.import_module(f"{target.__name__}.{info.name}")) if not r.is_template
            ]
        for folder in target.__path__:
            for path in sorted(Path(folder).glob("*.toml")):
                rules += load_pack(path, templates())
    return list({rule.id: rule for rule in rules}.values())
