"""TOML to Rule: a pack is a file of data rules, each of which extends a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from contentlint.finding import Confidence, Severity
from contentlint.rules import ID, Rule, convert, parse_doc
from contentlint.tables import read_toml

_KEYS = {"extends", "severity", "confidence", "tags", "references", "recommended", "doc"}
_OTHER_NAMES = {"uk": "gb"}


class PackError(Exception):
    """A pack that can't be used; the message names file, entry and key, and what to do."""


@cache  # asked for every rule of every pack
def packs_folder() -> Path:
    """The folder of the packs that come with contentlint, in an installed package or a checkout."""
    inside = Path(__file__).with_name("data") / "rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "rules"


@cache
def read_pack(path: Path) -> dict[str, Any]:
    """The tables of a pack.

    Raises:
        PackError: the file can't be read or isn't TOML.
    """
    try:
        return read_toml(path)
    except OSError as error:
        raise PackError(f"{path}: can't be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise PackError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except ValueError as error:  # TOMLDecodeError, whose module isn't imported where nothing is wrong
        raise PackError(f"{path}: {error}; mend the TOML") from None
    except RecursionError:
        raise PackError(f"{path}: nests too deep; mend the TOML") from None


def load_pack(path: Path, templates: Mapping[str, Rule]) -> list[Rule]:
    """The rules of a pack: one a table below ``[rule]``.

    Raises:
        PackError: an entry names no template, an unknown key, or a value that doesn't fit.
    """
    entries = read_pack(path).get("rule", {})
    if not isinstance(entries, dict):
        raise PackError(f"{path}: `rule` must be a table of rules, such as [rule.text-no-jargon]")
    return [_make(path, name, entry, templates) for name, entry in entries.items()]


def rule_of_pack(path: Path, name: str, templates: Mapping[str, Rule]) -> Rule:
    """The rule of this name in a pack.

    Raises:
        PackError: the entry names no template, an unknown key, or a value that doesn't fit.
    """
    return _make(path, name, read_pack(path)["rule"][name], templates)


def _make(path: Path, name: str, entry: Any, templates: Mapping[str, Rule]) -> Rule:
    where = f"{path}: [rule.{name}]"
    if not isinstance(entry, dict):
        raise PackError(f"{where}: must be a table")
    if not ID.match(name):
        raise PackError(f"{where}: write the id in kebab-case, family first, such as `text-double-space`")
    template = templates.get(entry.get("extends", ""))
    if template is None:
        raise PackError(f"{where}: extends = {entry.get('extends')!r}{hint(str(entry.get('extends')), templates)}")
    return make_rule(name, entry, template, lambda _: where, (str(path), name))


def make_rule(
    name: str, entry: Mapping[str, Any], template: Rule, where: Callable[[str], str], origin: tuple[str, str]
) -> Rule:
    """A rule that extends a template; ``where`` gives the place of a key, for errors.

    Raises:
        PackError: a key is unknown, a value doesn't fit, or one that the template needs is missing.
    """
    options = {option.name: option for option in template.options}
    bound: dict[str, Any] = dict(template.bound)
    for key, value in entry.items():
        if key in options:
            bound[key] = _fit(where(key), key, value, partial(convert, wanted=options[key].type))
        elif key not in _KEYS:
            raise PackError(f"{where(key)}: {key}: no such key or option{hint(key, [*options, *_KEYS])}")
    missing = [option.name for option in template.options if option.required and option.name not in bound]
    if missing:
        raise PackError(f"{where('')}: {', '.join(missing)} must be given (needed by {template.id})")
    doc = entry.get("doc") or template.doc_text
    if Path(origin[0]).parent != packs_folder():  # contentlint's own are read by its tests, and where they are shown
        _fit(where("doc"), "doc", doc, parse_doc)
    return replace(
        template,
        id=name,
        check=template.check,
        severity=_fit(where("severity"), "severity", entry.get("severity", str(template.severity)), Severity.parse),
        confidence=_fit(
            where("confidence"), "confidence", entry.get("confidence", str(template.confidence)), Confidence.parse
        ),
        tags=template.tags | frozenset(entry.get("tags", ())),
        references=(*template.references, *entry.get("references", ())),
        recommended=bool(entry.get("recommended", template.recommended)),
        doc_text=doc,
        bound=bound,
        origin=origin,
    )


def _fit(where: str, key: str, value: Any, read: Callable[[Any], Any]) -> Any:
    try:
        return read(value)
    except (ValueError, AttributeError) as error:
        raise PackError(f"{where}: {key}: {error}") from None


def hint(name: str, known: Any) -> str:
    """``; did you mean `x`?`` where something known is near, else ""."""
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean `{near[0]}`?" if near else ""


class Law(NamedTuple):
    """What some jurisdictions make of the rules, by rule id: severities, clauses to cite, and options of the checks."""

    severity: Mapping[str, Severity]
    cite: Mapping[str, tuple[str, ...]]
    options: Mapping[str, dict[str, Any]]


class UnknownJurisdictionError(ValueError):
    """There is no jurisdiction of this ``name``; the message says which there are."""

    def __init__(self, name: str) -> None:
        known = sorted(jurisdictions())
        super().__init__(f"there is no jurisdiction `{name}`{hint(name, known)} ({', '.join(known)})")
        self.name = name


@cache
def law(names: tuple[str, ...], extra_packs: tuple[Path, ...] = ()) -> Law:
    """The named jurisdictions and those they include as one: the highest severity wins, clauses add up.

    A jurisdiction is a ``[jurisdiction.KEY]`` table of ``rules/jurisdictions`` or of an extra pack.

    Raises:
        UnknownJurisdictionError: there is none of this name.
        PackError: a table can't be read.
    """
    found = Law({}, {}, {})
    for name in names:
        table = _jurisdiction(name, extra_packs)
        if table is None:
            raise UnknownJurisdictionError(name)
        included = law(tuple(table.get("includes", ())), extra_packs)
        found = _joined(found, _joined(included, _law_of(name, table)))
    return found


def jurisdictions() -> dict[str, dict[str, Any]]:
    """The tables of every jurisdiction that comes with contentlint, by key."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((packs_folder() / "jurisdictions").glob("*.toml")):
        found.update(read_pack(path)["jurisdiction"])
    return found


def _jurisdiction(name: str, extra_packs: tuple[Path, ...]) -> dict[str, Any] | None:
    name = _OTHER_NAMES.get(name, name)
    # A state or province stands in the file of its country, so only one file is read.
    own = packs_folder() / "jurisdictions" / f"{name.partition('-')[0]}.toml"
    for path in (*extra_packs, *((own,) if ID.match(name) and own.is_file() else ())):
        table = read_pack(path).get("jurisdiction", {}).get(name)
        if isinstance(table, dict):
            return table
    return None


def _law_of(name: str, table: Mapping[str, Any]) -> Law:
    where = f"[jurisdiction.{name}]"
    severity = {rule: _fit(where, rule, level, Severity.parse) for rule, level in table.get("severity", {}).items()}
    cite = {rule: tuple(keys) for rule, keys in table.get("cite", {}).items()}
    goods = {rule: {"goods": tuple(keys)} for rule, keys in table.get("goods", {}).items()}
    return Law(severity, cite, goods)


def _joined(one: Law, two: Law) -> Law:
    severity = {**two.severity}
    for rule, level in one.severity.items():
        severity[rule] = max(level, severity.get(rule, level))
    cite = {rule: _both(one.cite, two.cite, rule) for rule in {**one.cite, **two.cite}}
    first, second = ({rule: set_["goods"] for rule, set_ in each.options.items()} for each in (one, two))
    return Law(severity, cite, {rule: {"goods": _both(first, second, rule)} for rule in {**first, **second}})


def _both(one: Mapping[str, tuple[str, ...]], two: Mapping[str, tuple[str, ...]], rule: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.get(rule, ()), *two.get(rule, ()))))


@cache
def references() -> dict[str, dict[str, Any]]:
    """Every clause, guideline and criterion that a rule may cite, by key (``references.toml``)."""
    return read_pack(packs_folder() / "references.toml")
