r"""Regular expressions of Vale (Go's regexp2, a port of .NET's) as Python writes them.

Most are the same in both. What differs is rewritten: ``(?i)`` in the middle of a pattern, ``\p{…}`` and POSIX classes,
``\z``, ``\Q…\E``, names of groups, and lookbehinds whose branches differ in length. What Python has no word for is refused.
Syntax: https://pkg.go.dev/regexp/syntax and https://github.com/dlclark/regexp2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_POSIX = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "ascii": r"\x00-\x7F", "blank": r"\t ", "cntrl": r"\x00-\x1F\x7F",
    "digit": "0-9", "graph": "!-~", "lower": "a-z", "print": " -~", "punct": r"!-/:-@\[-`{-~", "space": r"\t\n\v\f\r ",
    "upper": "A-Z", "word": r"0-9A-Za-z_", "xdigit": "0-9A-Fa-f",
}  # fmt: skip
_CATEGORY = re.compile(r"\\([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))")
_HEX = re.compile(r"\\x\{([0-9A-Fa-f]{1,6})\}")
_QUOTED = re.compile(r"\\Q(.*?)(?:\\E|\Z)", re.S)
_FLAGS = re.compile(r"\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])")
_NAME = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")
_OPTIONAL = re.compile(r"(?<!\\)((?:\\.)|[^\\\[\](){}?*+|])\?(?![?+])")
_REFERENCE = re.compile(r"(?<!\\)\\[1-9]")
_BEHIND = ("(?<=", "(?<!")
# The blocks of letters that styles name by script or category; the whole of a category would be thousands of ranges.
_CATEGORIES = {
    "L": r"^\W\d_", "Letter": r"^\W\d_", "N": r"\d", "Nd": r"\d", "Z": r"\s", "Zs": r"\s", "Cyrillic": "\u0400-\u052f",
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Han": "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", "Hiragana": "\u3041-\u309f",
    "Katakana": "\u30a0-\u30ff", "Hangul": "\u1100-\u11ff\uac00-\ud7af", "Arabic": "\u0600-\u06ff", "Hebrew": "\u0590-\u05ff",
}  # fmt: skip


def translate(pattern: str) -> str:
    """A pattern of a Vale style as a Python pattern that finds the same.

    Raises:
        ValueError: it uses what Python's expressions lack; the message names it.
    """
    text = _QUOTED.sub(lambda match: re.escape(match[1]), pattern)
    return "".join(_scoped(text))


def _scoped(text: str) -> Iterator[str]:
    """The pieces of a pattern; a flag that is set in the middle becomes a group up to the end of the group around it."""
    opened: list[list[str]] = [[]]  # for each open group, the groups of flags that were opened in it
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\\":
            piece, at = _escape(text, at)
            yield piece
        elif char == "[":
            piece, at = _class(text, at)
            yield piece
        elif text.startswith(_BEHIND, at):
            end = _closing(text, at)
            yield _behind(text[at : at + 4], text[at + 4 : end])
            at = end + 1
        elif char == "(" and (flags := _FLAGS.match(text, at)) and (flags[1] or flags[2]):
            yield _flags(flags)
            if flags[3] == ":":
                opened.append([])
            else:
                opened[-1].append(_flags(flags))
            at = flags.end()
        elif char == "(":
            name = _NAME.match(text, at)
            yield f"(?P<{name[1]}>" if name else "("
            opened.append([])
            at = name.end() if name else at + 1
        elif char == "|" and opened[-1]:
            # The flags hold for the branches that follow as well, but don't keep them together.
            yield ")" * len(opened[-1]) + "|" + "".join(opened[-1])
            at += 1
        elif char == "'":
            yield "['’]"  # on the web it is mostly the curly one
            at += 1
        else:
            if char == ")" and len(opened) > 1:
                yield ")" * len(opened.pop())
            yield char
            at += 1
    yield ")" * sum(map(len, opened))


def _flags(match: re.Match[str]) -> str:
    on, off = match[1] or "", match[2] or ""
    if unknown := set(on + off) - set("ims"):
        raise ValueError(
            f"the flag `{min(unknown)}` in {match[0]!r} isn't known to Python; write the pattern without it"
        )
    return f"(?{on}{'-' if off else ''}{off}:"


def _escape(text: str, at: int) -> tuple[str, int]:
    if category := _CATEGORY.match(text, at):
        return f"[{_category(category)}]", category.end()
    if code := _HEX.match(text, at):
        return re.escape(chr(int(code[1], 16))), code.end()
    pair = text[at : at + 2]
    known = {"\\z": "\\Z", "\\h": "[ \\t]", "\\e": "\\x1b", "\\<": "<", "\\>": ">"}
    if pair[1:].isalpha() and pair[1] not in "abBdDsSwWAZfnrtvxuUzhe":
        raise ValueError(f"{pair!r} isn't known to Python; write the characters themselves")
    if pair[1:].isascii() and not pair[1:].isalnum():
        return known.get(pair, pair), at + 2
    return known.get(pair, pair if pair[1:].isalnum() else re.escape(pair[1:])), at + 2


def _category(match: re.Match[str]) -> str:
    name = match[3] or match[4]
    negated = (match[1] == "P") != (match[2] == "^")
    chars = _CATEGORIES.get(name) or _ranges(name)
    if negated:
        return chars[1:] if chars.startswith("^") else f"^{chars}"
    return chars


@lru_cache(maxsize=64)
def _ranges(name: str) -> str:
    """The characters of a Unicode category (``Lu``, ``P``, ``Sc``) up to U+2FFF, as ranges of a class."""
    import unicodedata

    found = [code for code in range(0x3000) if unicodedata.category(chr(code)).startswith(name)]
    if not found:
        raise ValueError(f"`\\p{{{name}}}` isn't known here; write the characters as a range, such as [а-я]")
    parts: list[list[int]] = []
    for code in found:
        if parts and parts[-1][1] == code - 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return "".join(f"\\u{low:04x}-\\u{high:04x}" if high > low else f"\\u{low:04x}" for low, high in parts)


def _class(text: str, at: int) -> tuple[str, int]:
    """A character class: names of classes become ranges, and a bracket that Python might take for a set is escaped."""
    end = at + 1 + text.startswith("^", at + 1)
    parts = [text[at:end]]
    if text.startswith("]", end):
        parts.append("\\]")
        end += 1
    while end < len(text) and text[end] != "]":
        posix = re.compile(r"\[:(\^?)([a-z]+):\]").match(text, end)
        if posix and posix[2] in _POSIX and not posix[1]:
            parts.append(_POSIX[posix[2]])
            end = posix.end()
        elif text[end] == "\\":
            piece, end = _in_class(text, end)
            parts.append(piece)
        else:
            parts.append(f"\\{text[end]}" if text[end] in "[&~|" else text[end])
            end += 1
    if end >= len(text):
        raise ValueError(f"the class that begins with {text[at : at + 12]!r} isn't closed; add a `]`")
    return "".join([*parts, "]"]), end + 1


def _in_class(text: str, at: int) -> tuple[str, int]:
    if category := _CATEGORY.match(text, at):
        chars = _category(category)
        if chars.startswith("^"):
            if chars != "^\\W\\d_":
                raise ValueError(f"{category[0]!r} within a class isn't known to Python; write it outside of the class")
            chars = "".join(_ranges("L"))
        return chars, category.end()
    piece, end = _escape(text, at)
    return (piece[1:-1] if piece.startswith("[") else piece), end


def _closing(text: str, at: int) -> int:
    """Where the group that opens at an offset closes.

    Raises:
        ValueError: it doesn't.
    """
    depth = 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            at = _class(text, at)[1] - 1
        elif text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if not depth:
                return at
        at += 1
    raise ValueError("a bracket isn't closed; add a `)`")


def _behind(kind: str, body: str) -> str:
    """A lookbehind; one whose branches differ in length becomes one for each branch."""
    branches = [translate(plain) for branch in _branches(body) for plain in _plain(branch)]
    widths = [_width(branch) for branch in branches]
    if any(low != high for low, high in widths):
        raise ValueError(f"{kind + body + ')'!r} looks back over a text of any length; write one of a fixed length")
    if len(set(widths)) == 1:
        return f"{kind}{'|'.join(branches)})"
    if kind == "(?<!":
        return "".join(f"(?<!{branch})" for branch in branches)
    return f"(?:{'|'.join(f'(?<={branch})' for branch in branches)})"


def _plain(branch: str) -> list[str]:
    """A branch with and without each character that may be left out (``acts? ``), so that every one has one length."""
    found = [branch]
    while len(found) < 32 and (optional := next((b for b in found if _OPTIONAL.search(b)), None)) is not None:
        match = _OPTIONAL.search(optional)
        assert match is not None
        found.remove(optional)
        found += [optional[: match.start()] + kept + optional[match.end() :] for kept in (match[1], "")]
    return found


def _branches(body: str) -> list[str]:
    """The branches of a pattern at its top level."""
    found, start, at = [], 0, 0
    while at < len(body):
        if body[at] == "\\":
            at += 1
        elif body[at] == "[":
            at = _class(body, at)[1] - 1
        elif body[at] == "(":
            at = _closing(body, at)
        elif body[at] == "|":
            found.append(body[start:at])
            start = at + 1
        at += 1
    return [*found, body[start:]]


def _width(pattern: str) -> tuple[int, int]:
    import importlib

    if _REFERENCE.search(pattern):
        raise ValueError(f"{pattern!r} looks back for what a group held; write the text itself")
    try:
        low, high = importlib.import_module("re._parser").parse(pattern).getwidth()
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
    return low, high
