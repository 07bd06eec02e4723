"""The JSON Schema of a configuration file, made from the rules' signatures, and a file to start from."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from contentlint.catalog import Catalog
from contentlint.config import GROUPS
from contentlint.config_file import KEYS, PRESETS
from contentlint.finding import Confidence, Severity
from contentlint.rules import FAMILIES, Rule

STARTER = """\
# contentlint: what to look for on these pages. Every key: contentlint config schema; every rule: contentlint rules.

# extends = ["strict"]            # minimal, recommended (default), strict, a11y, seo, readability, claims; paths; packages
# select = ["recommended"]        # rules, families (image, heading, claim ...) or tags
# ignore = ["heading-punctuation"]
# exclude = ["drafts/"]           # as in .gitignore
# fail-on = "error"               # info, warning or error: what gives exit status 1
# audience = "public"             # patient (grade 6), public (8) or professional (12)
# jurisdictions = ["us"]          # whose clauses decide how severe a claim is
# budgets = { heading-duplicate = 10, text = { "blog/**" = 40 } }   # so many are put up with, and don't fail a build
# require-reason = true           # every suppression must say why

[rules]
# heading-duplicate = "off"

# [rules.readability-grade]
# severity = "info"
# target = 9

# [[overrides]]                   # other settings for some files
# files = ["legal/"]
# ignore = ["readability"]

# [page-types.condition]          # a named kind of page
# files = ["conditions/"]
# audience = "patient"
"""


def schema(catalog: Catalog) -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``contentlint.toml``."""
    selector = {
        "anyOf": [
            {"enum": sorted({*GROUPS, *FAMILIES, *catalog.rules, *(t for r in catalog.rules.values() for t in r.tags)})}
        ]
    }
    properties = {name: {**_schema_of(key.type), "description": key.doc} for name, key in KEYS.items()}
    for key in ("select", "extend-select", "ignore", "extend-ignore"):
        properties[key]["items"] = selector
    properties["fail-on"]["enum"] = [str(severity) for severity in Severity]
    properties["extends"]["examples"] = list(PRESETS)
    properties["rules"] |= {
        "additionalProperties": False,
        "properties": {rule.id: _rule_schema(rule) for rule in catalog.rules.values()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "contentlint configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _rule_schema(rule: Rule) -> dict[str, Any]:
    severity = {"enum": ["off", *(str(each) for each in Severity)]}
    properties: dict[str, Any] = {"severity": severity, "confidence": {"enum": [str(each) for each in Confidence]}}
    for option in rule.options:
        properties[option.name.replace("_", "-")] = {**_schema_of(option.type), "description": option.doc}
    return {
        "description": rule.doc.summary,
        "anyOf": [severity, {"type": "object", "additionalProperties": False, "properties": properties}],
    }


def _schema_of(wanted: Any) -> dict[str, Any]:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema_of(argument) for argument in arguments if argument is not NoneType]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (tuple, frozenset, list):
        return {"type": "array", "items": _schema_of(arguments[0])}
    if origin is not None:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1])}
    names: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names[wanted]} if wanted in names else {}
