"""Front matter: the YAML, TOML or JSON at the start of a page, with the place of every top-level value.

The forms are those of Jekyll (https://jekyllrb.com/docs/front-matter/) and Hugo
(https://gohugo.io/content-management/front-matter/).
"""

import json
import math
import re
from typing import Any, NamedTuple

from contentlint.lazy import lazy

Places = dict[str, tuple[int, int]]
Parsed = tuple[dict[str, object], Places]


class FrontMatter(NamedTuple):
    """The front matter of a page: its half-open span, delimiters included, its values and what is wrong with it.

    `places` has the span of each top-level value, without quotes; `error` is a message and the offset it speaks of,
    and then `data` and `places` are empty. All offsets are code points of the whole text.
    """

    start: int
    end: int
    data: dict[str, object]
    places: Places
    error: tuple[str, int] | None = None


class _MalformedError(Exception):
    """What is wrong, and at which code point of the front matter."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message, self.offset = message, offset


_FIRST = lazy(r"(---|\+\+\+)[ \t]*+\r?\n")
_LAST = {
    "---": lazy(r"^(?:---|\.\.\.)[ \t]*+\r?$", re.MULTILINE),
    "+++": lazy(r"^\+\+\+[ \t]*+\r?$", re.MULTILINE),
}
_ENTRY = lazy(r"""^[{\[]?["']?\w[\w .-]*+["']?\s*+[:=]""", re.MULTILINE)


def front_matter(text: str) -> FrontMatter | None:
    """The front matter at the start of the text, if any; never raises: what is malformed becomes `error`."""
    if fence := _FIRST.match(text):
        return _fenced(text, fence)
    return _json(text) if _JSON.match(text) else None


def _fenced(text: str, fence: re.Match[str]) -> FrontMatter | None:
    """Front matter between two lines of dashes or pluses; a rule over prose (`---` in Markdown) has no entries."""
    last = _LAST[fence[1]].search(text, fence.end())
    inner = text[fence.end() : last.start()] if last else ""
    if not last or (inner.strip() and not _ENTRY.search(inner)):
        return None
    end = _next_line(text, last.end())
    try:
        data, places = _yaml(inner) if fence[1] == "---" else _toml(inner)
    except _MalformedError as wrong:
        return FrontMatter(0, end, {}, {}, (wrong.message, fence.end() + wrong.offset))
    moved = {key: (start + fence.end(), stop + fence.end()) for key, (start, stop) in places.items()}
    return FrontMatter(0, end, data, moved)


def _next_line(text: str, at: int) -> int:
    line = text.find("\n", at)
    return line + 1 if line >= 0 else len(text)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its end and without its quotes, of one character or (TOML) three."""
    end = start + len(text[start:end].rstrip())
    for quote in ('"""', "'''", '"', "'"):
        width = len(quote)
        if end - start >= 2 * width and text.startswith(quote, start) and text.endswith(quote, start, end):
            return start + width, end - width
    return start, end


# JSON ---------------------------------------------------------------------------------------------------------------

_JSON = lazy(r'\{\s*+["}]')
_JSON_LAST = lazy(r"^\}[ \t]*+\r?$", re.MULTILINE)
_JSON_TAIL = lazy(r"\}[ \t]*+\r?\n\s*+\S")
_DECODER = json.JSONDecoder()
_BLANK = lazy(r"[ \t\r\n]*+")


def _json(text: str) -> FrontMatter | None:
    try:
        data, places, end = _json_object(text)
    except _MalformedError as wrong:
        last = _JSON_LAST.search(text)
        error = (wrong.message, wrong.offset)
        return FrontMatter(0, _next_line(text, last.start()), {}, {}, error) if last else None
    return FrontMatter(0, _next_line(text, end), data, places) if _JSON_TAIL.match(text, end) else None


def _json_object(text: str) -> tuple[dict[str, object], Places, int]:
    """The members of the object at the start of the text, their spans, and where its closing brace stands."""
    data: dict[str, object] = {}
    places: Places = {}
    at = _blank(text, 1)
    while text[at : at + 1] != "}":
        key, value, start, stop = _json_member(text, at)
        data[key], places[key] = value, _unquoted(text, start, stop)
        at = _blank(text, stop)
        if text[at : at + 1] == ",":
            at = _blank(text, at + 1)
            if text[at : at + 1] == "}":
                raise _MalformedError("Illegal trailing comma before end of object", at)
        elif text[at : at + 1] != "}":
            raise _MalformedError("Expecting ',' delimiter", at)
    return data, places, at


def _json_member(text: str, at: int) -> tuple[str, object, int, int]:
    if text[at : at + 1] != '"':
        raise _MalformedError("Expecting a name in double quotes", at)
    try:
        key, after = _DECODER.raw_decode(text, at)
        colon = _blank(text, after)
        if text[colon : colon + 1] != ":":
            raise _MalformedError("Expecting ':' delimiter", colon)
        start = _blank(text, colon + 1)
        value, stop = _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as wrong:
        raise _MalformedError(wrong.msg, wrong.pos) from None
    except (ValueError, RecursionError) as wrong:
        raise _MalformedError(str(wrong), at) from None
    return key, value, start, stop


def _blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


# TOML ---------------------------------------------------------------------------------------------------------------

_TOML_ERROR = lazy(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TOML_ENTRY = lazy(
    r"""(?:\s|\#[^\n]*+)*+(?:(\[\[?)\s*+)?("(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'|[\w-]++)[^=\]\n]*+(?:=[ \t]*+|\]++)"""
)
_TOML_TOKEN = lazy(
    r'''"""(?:[^"\\]++|\\.|""?(?!"))*+"{3,5}|"(?:[^"\\\n]++|\\.)*+"'''
    r"""|'''(?:[^']++|''?(?!'))*+'{3,5}|'[^'\n]*+'|\#[^\n]*+|[\[{]|[\]}]|\n|[^\s"'\#\[\]{}]++""",
    re.DOTALL,
)


def _toml(inner: str) -> Parsed:
    import tomllib  # few pages have front matter, and fewer in TOML

    try:
        return tomllib.loads(inner), _toml_places(inner)
    except tomllib.TOMLDecodeError as wrong:
        raise _MalformedError(*_toml_error(str(wrong), inner)) from None
    except (ValueError, RecursionError) as wrong:
        raise _MalformedError(str(wrong)) from None


def _toml_error(message: str, inner: str) -> tuple[str, int]:
    where = _TOML_ERROR.search(message)
    if not where:
        return message, 0
    if not where[1]:
        return message[: where.start()], len(inner)
    line_start = sum(len(line) + 1 for line in inner.replace("\r\n", "\n").split("\n")[: int(where[1]) - 1])
    returns = inner[: line_start + int(where[1])].count("\r\n")
    return message[: where.start()], min(line_start + returns + int(where[2]) - 1, len(inner))


def _toml_places(inner: str) -> Places:
    """The spans of the top-level values; that of a table goes from its first header to its last entry."""
    places: Places = {}
    table, start, at = "", 0, 0
    while entry := _TOML_ENTRY.match(inner, at):
        key = entry[2].strip("\"'")
        at = entry.end() if entry[1] else _toml_value_end(inner, entry.end())
        if entry[1]:
            table, start = key, places.get(key, (entry.start(1), 0))[0]
        place = (start, at) if table else _unquoted(inner, entry.end(), at)
        places[table or key] = place
    return places


def _toml_value_end(inner: str, at: int) -> int:
    depth, end = 0, at
    for token in _TOML_TOKEN.finditer(inner, at):
        if token[0] == "\n" and depth == 0:
            break
        depth += (token[0] in "[{") - (token[0] in "]}")
        end = end if token[0][0] in "#\n" else token.end()
    return end


# YAML ---------------------------------------------------------------------------------------------------------------

# The C parser is six times as fast, but recurses on the C stack: deep nesting is left to Python, which can refuse it.
_DEEP = 500

_MOST_VALUES = 100_000
"""Values that aliases may make of a few: past this they are a "billion laughs" (https://en.wikipedia.org/wiki/Billion_laughs_attack)."""


def _yaml(inner: str) -> Parsed:
    import yaml

    try:
        return _yaml_mapping(_yaml_loader(inner), inner)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        raise _MalformedError(wrong.problem or str(wrong), mark.index if mark else 0) from None
    except yaml.reader.ReaderError as wrong:
        raise _MalformedError(wrong.reason, min(int(wrong.position), len(inner))) from None
    # PyYAML lets its converters' own errors through: dates like 2026-13-01, "!!int ''", digits without end.
    except (yaml.YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as wrong:
        raise _MalformedError(str(wrong)) from None


def _yaml_loader(inner: str) -> Any:
    import yaml

    depth = inner.count("[") + inner.count("{") + inner.count("- ") + inner.count("? ")
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return (fast if depth < _DEEP else yaml.SafeLoader)(inner)


def _expanded(node: Any, known: dict[int, float]) -> float:
    """How many values a node has when every alias is replaced by what it stands for; without end in a circle."""
    if node.id == "scalar":
        return 1
    size = known.get(id(node))
    if size is None:
        known[id(node)] = math.inf
        parts = node.value if node.id == "sequence" else [part for pair in node.value for part in pair]
        size = known[id(node)] = 1 + sum(_expanded(part, known) for part in parts)
    return size


def _yaml_mapping(loader: Any, inner: str) -> Parsed:
    node = loader.get_single_node()
    if node is None:
        return {}, {}
    if node.id != "mapping":
        raise _MalformedError("Front matter is not a mapping", node.start_mark.index)
    if _expanded(node, {}) > _MOST_VALUES:
        raise _MalformedError(f"Its aliases (*) make more than {_MOST_VALUES:,} values", node.start_mark.index)
    places = {}
    for key, value in node.value:
        if key.id == "scalar" and key.value != "<<":
            key.tag = "tag:yaml.org,2002:str"
            places[key.value] = _yaml_place(inner, value)
    data = loader.construct_document(node)
    return {str(key): value for key, value in data.items()}, places


def _yaml_place(inner: str, value: Any) -> tuple[int, int]:
    start, end = value.start_mark.index, value.end_mark.index
    if value.id == "scalar" and value.style in {"|", ">"}:
        start = _blank(inner, _next_line(inner[:end], start))
    return _unquoted(inner, start, max(start, end))
