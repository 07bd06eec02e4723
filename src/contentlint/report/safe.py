"""Page text made safe to print: nothing in it can steer a terminal or turn the reading direction."""

from __future__ import annotations

import re

# C0 and C1 controls, the line and paragraph separators, and Unicode's bidirectional controls (UAX #9, table 4).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\ufeff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text with all that isn't printed shown as escapes (``U+001B`` as its code); tabs and line feeds become blanks."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text.replace("\n", " ").replace("\t", " "))


def cell(value: object) -> object:
    """A value as a spreadsheet shows it: text that would start a formula gets an apostrophe before it (CWE-1236)."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
