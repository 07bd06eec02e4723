"""What rules of all kinds have in common: message, scope, action, exceptions, and lists of patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from contentlint.facts.sequences import Step
from contentlint.packs import PackError, hint
from contentlint.text.patterns import RegularExpression
from contentlint.vale.document import Document, Refused
from contentlint.vale.expressions import translate

_PLACES: Mapping[str, tuple[str, ...]] = {
    "substitution": ("instead", "found"), "occurrence": ("value",), "metric": ("value",), "capitalization": ("found", "instead"),
}  # fmt: skip
_STEP = ("pattern", "tag", "negate", "skip", "ignorecase")
_VERB = re.compile(r"%%|%(?:\[(\d+)\])?[sdvqf]")


def message_of(document: Document, kind: str) -> str:
    """The message with names for Vale's ``%s``."""
    if "message" not in document.values:
        raise document.error("", "message must be given, such as message: \"Avoid '%s'.\"")
    steps = document.values.get("tokens", ()) if kind == "sequence" else ()
    names = tuple(str(number) for number, _ in enumerate(steps, 1)) or _PLACES.get(
        kind, ("value",) if kind == "readability" else ("found", "instead")
    )
    number = 0

    def named(match: re.Match[str]) -> str:
        nonlocal number
        if match[0] == "%%":
            return "%"
        number = int(match[1]) if match[1] else number + 1
        return f"{{{names[number - 1]}}}" if 0 < number <= len(names) else ""

    return _VERB.sub(named, document.text("message"))


def scope_of(document: Document, default: str = "text") -> list[str]:
    """The scopes of a rule, or the one where it names none.

    Raises:
        PackError: it has the key that Vale has given up.
    """
    if document.truth("code"):
        raise document.error("code", "is no longer known to Vale; write `scope: raw`")
    return list(document.texts("scope")) or [default]


def action_of(document: Document) -> list[str] | None:
    """The action with its parameters; those that would run a script give no suggestion."""
    action = document.values.get("action")
    if not isinstance(action, dict) or not isinstance(action.get("name"), str):
        return None
    parameters = action.get("params") or []
    parameters = [parameters] if isinstance(parameters, str) else parameters
    if not isinstance(parameters, list) or not all(isinstance(item, str) for item in parameters):
        raise document.error("action", "params must be a list of text")
    if action["name"] not in ("suggest", "replace", "remove", "edit", "convert"):
        raise document.error("action", f"{action['name']!r} is none of suggest, replace, remove, edit, convert")
    if action["name"] == "edit" and parameters[:1] == ["regex"]:
        try:
            parameters = [*parameters[:1], *map(translate, parameters[1:2]), *parameters[2:]]
        except ValueError as error:
            raise document.error("action", error) from None
    return [action["name"], *parameters]


def about_matches(document: Document, left_out: list[str]) -> dict[str, Any]:
    """What most kinds say of their matches: case, vocabulary, exceptions."""
    found: dict[str, Any] = {"ignore_case": document.truth("ignorecase"), "vocab": document.truth("vocab", True)}
    if exceptions := patterns_of(document, "exceptions", left_out):
        found["exceptions"] = exceptions
    return found


def patterns_of(document: Document, key: str, left_out: list[str], before: str = "", after: str = "") -> list[str]:
    """The patterns of a list that can run; of the others it is told why they can't."""
    found = []
    for number, text in enumerate(document.texts(key)):
        if text.strip():
            try:
                pattern = translate(text)
                RegularExpression.parse(f"{before}{pattern}{after}")
                found.append(pattern)
            except ValueError as error:
                left_out.append(f"{document.where(key, str(number))}: {key}: left out: {error}")
    return found


def steps_of(document: Document) -> list[dict[str, Any]]:
    """The steps of a sequence, for the template to check.

    Raises:
        PackError: one isn't a table, has an unknown key, or a value that can't be used.
    """
    steps = document.values.get("tokens", ())
    if not isinstance(steps, list) or not steps:
        raise document.error("", "tokens must be given in a rule of kind sequence, a list of steps")
    return [_step(_step_document(document, number, step)) for number, step in enumerate(steps)]


def _step_document(document: Document, number: int, step: object) -> Document:
    """A step as a document of its own, so that what is wrong with it is told with its line."""
    if not isinstance(step, dict):
        raise document.error("tokens", f"{step!r} is no step; write `- pattern: {step}`", str(number))
    values = {key.lower(): value for key, value in step.items()}
    line = document.lines[("tokens", str(number))]
    return Document(document.path, values, {(key,): line for key in ("", *values)})


def _step(step: Document) -> dict[str, Any]:
    for key in step.values:
        if key not in _STEP:
            raise step.error(key, f"no such key in a step of a sequence{hint(key, _STEP)}")
    found: dict[str, Any] = {"negate": step.truth("negate"), "ignore_case": step.truth("ignorecase")}
    found["skip"] = int(step.number("skip"))
    for key in ("pattern", "tag"):
        if step.text(key):
            try:
                found[key] = RegularExpression.parse(translate(step.text(key)))
            except ValueError as error:
                raise unusable(step, key, error) from None
    try:
        Step.parse(found)
    except ValueError as error:
        raise step.error("", error) from None
    return found


def pattern_of(document: Document, key: str) -> RegularExpression:
    """The pattern that a key holds.

    Raises:
        PackError: it can't run.
    """
    if not document.text(key):
        raise document.error("", f"{key} must be given in a rule of kind {document.text('extends')}")
    try:
        return RegularExpression.parse(translate(document.text(key)))
    except ValueError as error:
        raise unusable(document, key, error) from None


def unusable(document: Document, key: str, error: ValueError) -> PackError:
    """What to raise of a pattern: it is wrong, or right but beyond what runs here."""
    found = document.error(key, error)
    return found if "is no regular expression" in str(error) else Refused(str(found))


def pairs_of(document: Document, key: str, left_out: list[str]) -> dict[str, str]:
    """The pairs that can run, the longest pattern first; of the others it is told why they can't."""
    found: dict[str, str] = {}
    for pattern, instead in document.table(key).items():
        try:
            both = key == "either"
            found[RegularExpression.parse(translate(pattern))] = (
                RegularExpression.parse(translate(instead)) if both else instead
            )
        except ValueError as error:
            left_out.append(f"{document.where(key, pattern)}: {key}: left out: {error}")
    if not found and not left_out:
        raise document.error("", f"{key} must be given, with an entry `this: that` or more")
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))
