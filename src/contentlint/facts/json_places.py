"""JSON read with the place of every value, so that a finding can point at one property; `json` tells places only of errors."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from contentlint.lazy import lazy
from contentlint.source import Span

MAX_DEPTH = 200
"""How deep arrays and objects may nest; deeper ones are an error rather than a stack overflow."""

_BLANK = lazy(r"[ \t\n\r]*+")
_TEXT = r'"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+"'
# The steps of reading an object or array that has no fault, as few matches as may be: faults are told by the slower way.
_MEMBER_NAME = rf"[ \t\n\r]*+({_TEXT})[ \t\n\r]*+:[ \t\n\r]*+"
_MEMBER = lazy(_MEMBER_NAME)
_TO_NEXT = r"[ \t\n\r]*+,[ \t\n\r]*+(?![}\]])"
_PAIR = lazy(rf"{_MEMBER_NAME}({_TEXT})({_TO_NEXT})?+")
_COMMA = lazy(_TO_NEXT)
_STRING = lazy(_TEXT)
_STRING_PART = lazy(r'"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+')
_NUMBER = lazy(r"(-?(?:0|[1-9][0-9]*+))(\.[0-9]++)?+([eE][-+]?+[0-9]++)?+", re.A)
_WORDS = {"true": True, "false": False, "null": None}


class JsonError(ValueError):
    """Text that isn't JSON (RFC 8259): ``offset`` is where, in code points of the text read; ``message`` says what to mend."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Node(NamedTuple):
    """A value where it stands: ``kind`` is object, array, string, number, boolean or null.

    ``value`` is the text, number or truth value itself; ``members`` are the pairs (name, value) of an object in order,
    ``items`` the values of an array. ``at`` covers the value, quotes and brackets included.
    """

    kind: str
    at: Span
    value: Any = None
    members: tuple[tuple[Node, Node], ...] = ()
    items: tuple[Node, ...] = ()

    def get(self, name: str) -> Node | None:
        """The value of the last member of this name, as `json` takes it; None where there is none."""
        found: Node | None = None
        for key, value in self.members:
            if key.value == name:
                found = value
        return found

    def each(self, name: str) -> tuple[Node, ...]:
        """The values of a member: the items where it is an array, else itself; empty where it is missing."""
        found = self.get(name)
        return () if found is None else found.items if found.kind == "array" else (found,)

    @property
    def plain(self) -> Any:
        """The value as `json.loads` gives it."""
        if self.kind == "object":
            return {key.value: value.plain for key, value in self.members}
        return [item.plain for item in self.items] if self.kind == "array" else self.value


def read_json(text: str, start: int = 0, end: int | None = None) -> Node:
    """The value that stands alone in ``text[start:end]``; offsets count in ``text``.

    Raises:
        JsonError: it is no JSON, or nests deeper than ``MAX_DEPTH``.
    """
    reader = _Reader(text, len(text) if end is None else end)
    at = reader.skip(start)
    node, at = reader.value(at, 0)
    at = reader.skip(at)
    if at < reader.end:
        raise JsonError("something follows the JSON value; put several values in an array, or remove what follows", at)
    return node


def _text(raw: str, start: int, end: int) -> Node:
    value = raw[1:-1]
    if "\\" in value:
        value = value.replace("\\/", "/")  # as PHP writes addresses; most texts have no other escape
        value = json.loads(raw) if "\\" in value else value
    # Most nodes are texts: made without the calls of Node() and Span() they take half the time.
    return tuple.__new__(Node, ("string", tuple.__new__(Span, (start, end)), value, (), ()))


class _Reader:
    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end

    def skip(self, at: int) -> int:
        """The offset of what follows the white space."""
        match = _BLANK.match(self.text, at, self.end)
        return match.end() if match else at

    def peek(self, at: int) -> str:
        return self.text[at] if at < self.end else ""

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > MAX_DEPTH:
            raise JsonError(f"arrays and objects nest deeper than {MAX_DEPTH} levels; make it flatter", at)
        char = self.peek(at)
        if char == '"':
            return self.string(at)
        if char == "{":
            return self.object(at, depth)
        if char == "[":
            return self.array(at, depth)
        if number := _NUMBER.match(self.text, at, self.end):
            whole = number[2] is None and number[3] is None
            # A number is kept as json would give it; thousands of digits would be refused by int().
            value = int(number[0]) if whole and len(number[0]) < 4000 else float(number[0])
            return Node("number", Span(at, number.end()), value), number.end()
        for word, meaning in _WORDS.items():
            if self.text.startswith(word, at) and at + len(word) <= self.end:
                kind = "null" if meaning is None else "boolean"
                return Node(kind, Span(at, at + len(word)), meaning), at + len(word)
        raise JsonError(self._no_value(at), at)

    def string(self, at: int) -> tuple[Node, int]:
        match = _STRING.match(self.text, at, self.end)
        if match is None:
            raise self._bad_string(at)
        return _text(match[0], at, match.end()), match.end()

    def array(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self.skip(start + 1)
        if self.peek(at) == "]":
            return Node("array", Span(start, at + 1)), at + 1
        while True:
            item, at = self.value(at, depth + 1)
            items.append(item)
            if separator := _COMMA.match(self.text, at, self.end):
                at = separator.end()
                continue
            at = self.skip(at)
            if self.peek(at) == "]":
                return Node("array", Span(start, at + 1), items=tuple(items)), at + 1
            comma = self._comma(at, "]")
            at = self.skip(comma + 1)
            if self.peek(at) == "]":
                raise JsonError("a comma stands before the closing bracket; remove the comma", comma)

    def object(self, start: int, depth: int) -> tuple[Node, int]:
        members: list[tuple[Node, Node]] = []
        at = self.skip(start + 1)
        if self.peek(at) == "}":
            return Node("object", Span(start, at + 1)), at + 1
        while True:
            if depth < MAX_DEPTH and (pair := _PAIR.match(self.text, at, self.end)):
                members.append((_text(pair[1], *pair.span(1)), _text(pair[2], *pair.span(2))))
                at = pair.end()
                if pair.lastindex == 3:
                    continue
            else:
                name, at = self._name(at)
                value, at = self.value(at, depth + 1)
                members.append((name, value))
            if separator := _COMMA.match(self.text, at, self.end):
                at = separator.end()
                continue
            at = self.skip(at)
            if self.peek(at) == "}":
                return Node("object", Span(start, at + 1), members=tuple(members)), at + 1
            comma = self._comma(at, "}")
            at = self.skip(comma + 1)
            if self.peek(at) == "}":
                raise JsonError("a comma stands before the closing brace; remove the comma", comma)

    def _name(self, at: int) -> tuple[Node, int]:
        """The name of a member, and the offset of its value."""
        if member := _MEMBER.match(self.text, at, self.end):
            return _text(member[1], *member.span(1)), member.end()
        if self.peek(at) != '"':
            raise JsonError(self._no_name(at), at)
        _, at = self.string(at)
        raise JsonError("a colon is missing between name and value; add it", self.skip(at))

    def _comma(self, at: int, closing: str) -> int:
        if self.peek(at) == ",":
            return at
        if at >= self.end:
            raise JsonError(f"the end comes before the closing {closing}; add what is missing", at)
        if self.peek(at) in "]}":
            raise JsonError(f"{self.peek(at)} stands where {closing} is due; close what was opened last", at)
        raise JsonError(f"a comma or {closing} is missing before this; add it", at)

    def _no_value(self, at: int) -> str:
        char = self.peek(at)
        if not char:
            return "the end comes where a value is due; add the value"
        if char in "'‘’“”„«»":
            return f"{char} is no JSON quotation mark; use straight double quotes"
        if self.text.startswith(("//", "/*", "<!--"), at):
            return "JSON has no comments; remove this one"
        if char in ",}]:":
            return f"a value is missing before {char}; add the value, or remove the property"
        return "this is no JSON value; put text in double quotes"

    def _no_name(self, at: int) -> str:
        char = self.peek(at)
        if not char:
            return "the end comes before the closing }; add what is missing"
        if char in "'‘’“”„«»":
            return f"{char} is no JSON quotation mark; use straight double quotes"
        if self.text.startswith(("//", "/*", "<!--"), at):
            return "JSON has no comments; remove this one"
        return "a property name must stand in double quotes here"

    def _bad_string(self, at: int) -> JsonError:
        match = _STRING_PART.match(self.text, at, self.end)
        stop = match.end() if match else at
        char = self.peek(stop)
        if not char:
            return JsonError("this text has no closing quotation mark; add it", at)
        if char == "\\":
            if self.peek(stop + 1) == "u":
                return JsonError("\\u needs four hexadecimal digits after it", stop + 1)
            if not self.peek(stop + 1):
                return JsonError("this text has no closing quotation mark; add it", at)
            return JsonError("this backslash begins no escape that JSON has; write \\\\ for a backslash", stop)
        name = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}.get(char, "a control character")
        return JsonError(f"{name} stands inside this text; write \\n, or close the quotation mark before it", stop)
