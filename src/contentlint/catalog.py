"""Every rule there is: checks, packs, plugins."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, NamedTuple

from contentlint.kinds import NAMES, kind
from contentlint.local import RuleFileError, load_rule_file
from contentlint.packs import PackError, load_pack, packs_folder, rule_of_pack
from contentlint.plugins import plugins
from contentlint.rules import Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

NOT_PACKS = frozenset({"claims.toml", "plain-words.toml", "references.toml", "sources.toml"})
"""Data that is read when first asked for, by what needs it."""


class Trouble(NamedTuple):
    """A plugin, pack or rule that couldn't be used: where it comes from, and why with the remedy.

    ``names`` are, for a rule of a style, its id and tags: who ignores one of them has settled the trouble. ``fails`` is
    false for what is known not to run here: it is told, and the run goes on as if it weren't there.
    """

    origin: str
    message: str
    names: tuple[str, ...] = ()
    fails: bool = True


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


class _Templates(Mapping[str, Rule]):
    """The templates among the checks, and the kinds, whose modules are imported when one is asked for."""

    def __init__(self) -> None:
        self._checks = {rule.id: rule for rule in _checks() if rule.is_template}

    def __getitem__(self, name: str) -> Rule:
        return self._checks[name] if name in self._checks else kind(name)

    def __iter__(self) -> Iterator[str]:
        return iter((*self._checks, *NAMES))

    def __len__(self) -> int:
        return len(self._checks) + len(NAMES)


@cache
def templates() -> Mapping[str, Rule]:
    """The rules that a pack entry may extend, by id."""
    return _Templates()


@cache
def catalog(
    extra_packs: tuple[Path, ...] = (), styles: tuple[Path, ...] = (), rule_files: tuple[Path, ...] = ()
) -> Catalog:
    """All rules: contentlint's own, its packs, those of plugins (entry point ``contentlint.rules``), and what is named.

    That are extra packs, folders with Vale styles, and Python files with rules.

    A plugin, extra pack or rule of a style that fails is told in ``troubles``; the others go on.

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
    for folder in styles:
        _add(found, troubles, str(folder), lambda folder=folder: _style_rules(folder, troubles))
    for path in rule_files:
        _add_file(found, path)
    return Catalog(MappingProxyType(dict(sorted(found.items()))), tuple(troubles))


def _style_rules(folder: Path, troubles: list[Trouble]) -> list[Rule]:
    """The rules of a Vale style that can run; the others are told."""
    from contentlint.vale.style import PREFIX, read_style, style_id

    read = read_style(folder, templates())
    for each in read:
        names = (each.id, style_id(folder), PREFIX)
        troubles += [Trouble(f"Vale style {folder.name}", told, names, fails=each.broken) for told in each.told]
    return [each.rule for each in read if each.rule is not None]


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


def restored(origin: str, name: str) -> Rule:
    """The rule of this name in a module, Python file, pack or Vale style: how a rule comes out of a pickle."""
    path = Path(origin)
    if path.suffix == ".toml":
        return rule_of_pack(path, name, templates())
    if path.suffix in (".yml", ".txt"):
        from contentlint.vale.style import rule_of_style

        return rule_of_style(path, name, templates())
    module = load_rule_file(path) if path.suffix == ".py" else importlib.import_module(origin)
    found = getattr(module, name)
    assert isinstance(found, Rule)
    return found
