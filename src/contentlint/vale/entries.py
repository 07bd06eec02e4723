"""What each kind of Vale's rules becomes: the entry of a pack that extends the template of that kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from contentlint.facts.sequences import MissingTaggerError, Steps
from contentlint.facts.swaps import Either, Swap
from contentlint.packs import hint
from contentlint.text.patterns import RegularExpression
from contentlint.vale.document import Document, Refused
from contentlint.vale.expressions import translate
from contentlint.vale.parts import (
    about_matches,
    action_of,
    message_of,
    pairs_of,
    pattern_of,
    patterns_of,
    scope_of,
    steps_of,
    unusable,
)

_COMMON = frozenset("extends message level scope link description limit action name code".split())
_ABOUT_MATCHES = "ignorecase exceptions vocab"
KEYS: Mapping[str, frozenset[str]] = {
    kind: _COMMON.union(keys.split())
    for kind, keys in {
        "existence": f"append nonword raw tokens {_ABOUT_MATCHES}",
        "substitution": f"append nonword swap capitalize pos {_ABOUT_MATCHES}",
        "occurrence": "max min token ignorecase",
        "repetition": f"alpha tokens max {_ABOUT_MATCHES}",
        "consistency": "nonword ignorecase either",
        "conditional": f"first second {_ABOUT_MATCHES}",
        "capitalization": f"match style indicators threshold prefix {_ABOUT_MATCHES}",
        "metric": "formula condition",
        "readability": "metrics grade",
        "spelling": "custom filters ignore dicpath dictionaries append exceptions aff dic threshold ignorecase",
        "sequence": "tokens ignorecase",
        "script": "script",
    }.items()
}
"""The kinds, and the keys that a rule of each may have."""

_SEVERITIES = {"suggestion": "info", "warning": "warning", "error": "error"}
_FORMULAS = {
    "gunning fog": "0.4 * ((words / sentences) + 100 * (complex_words / words))",
    "coleman-liau": "0.0588 * (characters / words) * 100 - 0.296 * (sentences / words) * 100 - 15.8",
    "flesch-kincaid": "0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59",
    "smog": "1.0430 * math.sqrt(polysyllabic_words * 30.0 / sentences) + 3.1291",
    "automated readability": "4.71 * (characters / words) + 0.5 * (words / sentences) - 21.43",
}
"""Vale's readability metrics as formulas of its ``metric`` (https://vale.sh/docs/checks/readability)."""


class Entry(NamedTuple):
    """The entry of a pack, and what of the rule was left out, with the place and the reason."""

    table: dict[str, Any]
    left_out: tuple[str, ...]


def entry_of(document: Document) -> Entry:
    """A rule of a style as the entry of a pack.

    Raises:
        Refused: the kind can't run here.
        PackError: a key is missing or unknown, or a value doesn't fit.
    """
    kind = document.text("extends")
    if kind not in KEYS:
        told = f"{kind!r} is no kind of rule{hint(kind, KEYS)} ({', '.join(KEYS)})" if kind else "must be given"
        raise document.error("extends", told)
    for key in document.values:
        if key not in KEYS[kind]:
            raise document.error(key, f"no such key in a rule of kind {kind}{hint(key, KEYS[kind])}")
    left_out: list[str] = []
    made = _MAKERS[kind](document, left_out)
    table = {"extends": "metric" if kind == "readability" else kind, "message": message_of(document, kind), **made}
    if kind not in ("metric", "readability"):
        table["scope"] = scope_of(document, "sentence" if kind == "sequence" else "text")
        if limit := int(document.number("limit")):
            table["limit"] = limit
    return Entry(table, tuple(left_out))


def severity_of(document: Document) -> str:
    """The severity that the level of a rule means.

    Raises:
        PackError: it is none of Vale's three.
    """
    level = document.text("level", "warning")
    if level not in _SEVERITIES:
        raise document.error("level", f"{level!r} is none of {', '.join(_SEVERITIES)}{hint(level, _SEVERITIES)}")
    return _SEVERITIES[level]


def _existence(document: Document, left_out: list[str]) -> dict[str, Any]:
    found = {**about_matches(document, left_out), "nonword": document.truth("nonword"), "action": action_of(document)}
    if document.truth("nonword"):
        found["vocab"] = False  # words of a vocabulary say nothing about matches of any length
    raw = "".join(document.texts("raw"))
    if not raw:
        tokens: list[str] = patterns_of(document, "tokens", left_out)
        if not tokens and not left_out:
            raise document.error("", "tokens or raw must be given in a rule of kind existence")
        return {**found, "tokens": list(map(RegularExpression, tokens))}
    return {**found, "nonword": True, "tokens": [_joined(document, raw, left_out)]}


def _joined(document: Document, raw: str, left_out: list[str]) -> RegularExpression:
    """``raw`` and the tokens as one pattern, each token judged together with ``raw``."""
    try:
        raw = translate(raw)
        edge = "" if document.truth("nonword") else r"\b"
        if not document.texts("tokens"):
            return RegularExpression.parse(raw)
        if document.truth("append"):
            tokens = patterns_of(document, "tokens", left_out, f"{edge}(?:", f"){edge}{raw}")
            return RegularExpression(f"{edge}(?:{'|'.join(tokens)}){edge}{raw}")
        tokens = patterns_of(document, "tokens", left_out, f"{raw}{edge}(?:", f"){edge}")
        return RegularExpression(f"{raw}{edge}(?:{'|'.join(tokens)}){edge}")
    except ValueError as error:
        raise unusable(document, "raw", error) from None


def _substitution(document: Document, left_out: list[str]) -> dict[str, Any]:
    if document.text("pos"):
        raise Refused(
            f"{document.where('pos')}: pos: needs parts of speech, which only a sequence asks for here; write it as one, or remove pos"
        )
    swap = Swap(pairs_of(document, "swap", left_out))
    found = {**about_matches(document, left_out), "swap": swap}
    return {**found, "nonword": document.truth("nonword"), "capitalize": document.truth("capitalize")}


def _occurrence(document: Document, _left_out: list[str]) -> dict[str, Any]:
    bounds = {key: int(document.number(key)) for key in ("max", "min")}
    if not any(bounds.values()):
        raise document.error("", "max or min must be given in a rule of kind occurrence, and be more than 0")
    return {"token": pattern_of(document, "token"), "ignore_case": document.truth("ignorecase"), **bounds}


def _repetition(document: Document, left_out: list[str]) -> dict[str, Any]:
    tokens = list(map(RegularExpression, patterns_of(document, "tokens", left_out)))
    if not tokens and not left_out:
        raise document.error("", "tokens must be given in a rule of kind repetition")
    found = {**about_matches(document, left_out), "tokens": tokens, "action": action_of(document)}
    return {**found, "alpha": document.truth("alpha"), "max": int(document.number("max"))}


def _consistency(document: Document, left_out: list[str]) -> dict[str, Any]:
    flags = {"ignore_case": document.truth("ignorecase"), "nonword": document.truth("nonword")}
    return {"either": Either(pairs_of(document, "either", left_out)), **flags}


def _conditional(document: Document, left_out: list[str]) -> dict[str, Any]:
    both = {key: pattern_of(document, key) for key in ("first", "second")}
    return {**about_matches(document, left_out), **both}


def _capitalization(document: Document, left_out: list[str]) -> dict[str, Any]:
    match = document.text("match")
    found = {
        **about_matches(document, left_out),
        "match": match if match.startswith("$") else pattern_of(document, "match"),
    }
    if document.text("style"):
        found["style"] = document.text("style")
    if document.text("prefix"):
        found["prefix"] = pattern_of(document, "prefix")
    found["indicators"] = list(document.texts("indicators"))
    return {**found, "threshold": document.number("threshold") or 0.8}


def _metric(document: Document, _left_out: list[str]) -> dict[str, Any]:
    for key in ("formula", "condition"):
        if not document.text(key):
            raise document.error("", f"{key} must be given in a rule of kind metric")
    return {
        "formula": re.sub(r"heading_(h[1-6])", r"heading.\1", document.text("formula")),
        "condition": document.text("condition"),
    }


def _readability(document: Document, _left_out: list[str]) -> dict[str, Any]:
    names = [name.lower() for name in document.texts("metrics")]
    for number, name in enumerate(names):
        if name not in _FORMULAS:
            raise document.error(
                "metrics", f"{name!r} is none of {', '.join(_FORMULAS)}{hint(name, _FORMULAS)}", str(number)
            )
    if not names:
        raise document.error("", "metrics must be given in a rule of kind readability")
    total = " + ".join(f"({_FORMULAS[name]})" for name in names)
    return {"formula": f"({total}) / {len(names)}", "condition": f"> {document.number('grade'):g}"}


def _script(document: Document, _left_out: list[str]) -> dict[str, Any]:
    raise Refused(
        f"{document.where('extends')}: a rule of kind script runs a program of its own, and no configuration does that "
        "here; write it as a plugin (contentlint.rules)"
    )


def _sequence(document: Document, _left_out: list[str]) -> dict[str, Any]:
    steps = steps_of(document)
    try:
        tokens = Steps.parse(steps)
    except MissingTaggerError as error:
        raise Refused(f"{document.where('tokens')}: tokens: {error}") from None
    except ValueError as error:
        raise document.error("tokens", error) from None
    return {"tokens": tokens, "ignore_case": document.truth("ignorecase"), "action": action_of(document)}


def _spelling(document: Document, left_out: list[str]) -> dict[str, Any]:
    from contentlint.vale.dictionaries import NoDictionaryError, spelling_entry

    try:
        found = spelling_entry(document, left_out)
    except NoDictionaryError as error:
        raise Refused(str(error)) from None
    patterns = {key: patterns_of(document, key, left_out) for key in ("filters", "exceptions")}
    return {**found, **patterns, "custom": document.truth("custom")}


_MAKERS: Mapping[str, Callable[[Document, list[str]], dict[str, Any]]] = {
    "existence": _existence, "substitution": _substitution, "occurrence": _occurrence, "repetition": _repetition,
    "consistency": _consistency, "conditional": _conditional, "capitalization": _capitalization, "metric": _metric,
    "readability": _readability, "spelling": _spelling, "sequence": _sequence, "script": _script,
}  # fmt: skip
