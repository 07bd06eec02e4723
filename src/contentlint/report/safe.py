"""Page text made safe to print: nothing in it can steer a terminal, a build log, a spreadsheet or a Markdown page."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from contentlint.lazy import lazy

# C0 and C1 controls, the line and paragraph separators, Unicode's bidirectional controls (UAX #9, table 4), interlinear
# marks, lone surrogates, and the noncharacters that XML 1.0 forbids or that contentlint itself uses.
_UNSAFE = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0\ufdd1\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)

# Log lines that a build service takes for commands wherever they stand: the first form of GitHub's
# (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs), Azure's and TeamCity's.
_COMMAND = lazy(r"(?<=#)#(?=\[|vso\[|teamcity\[)", re.I)

_MARKUP = lazy(r"[\\`*_\[\](){}|~^]")
# GitHub and GitLab make links of names, numbers and addresses after the Markdown is read, so that only a character of no
# width between them helps.
_REFERENCE = lazy(r"([@#!$%~]|(?<![a-z])gh-|\bwww\b(?=\.)|:(?=//)|\bmailto:|\bxmpp:)(?=[\w./])", re.I)
_TICKS = lazy("`+")


def printable(text: str) -> str:
    """The text with all that isn't printed shown as escapes (``U+001B`` as its code); tabs and line feeds become blanks."""
    text = _escaped(text.replace("\n", " ").replace("\t", " "))
    return _COMMAND.sub(r"\\u0023", text) if "##" in text else text


def _escaped(text: str) -> str:
    """The text with escapes for what is unsafe; Unicode calls none of that printable, so most texts are done at once."""
    return text if text.isprintable() else _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def cell(value: object) -> object:
    """A value as a spreadsheet shows it: text that would start a formula gets an apostrophe before it (CWE-1236)."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else text


def dump(value: Any) -> str:
    """A value as JSON on one line; what can't be printed, or could be a command in a log, stands as an escape of JSON."""
    text = _escaped(json.dumps(value, ensure_ascii=False))
    return _COMMAND.sub(r"\\u0023", text) if "##" in text else text


def xml(text: str) -> str:
    """Text for an attribute or an element of XML 1.0."""
    return escape(printable(text))


def markdown(text: str) -> str:
    """Text that stays text in Markdown, on GitHub and GitLab too: no markup, link, mention or reference comes of it."""
    text = _MARKUP.sub(r"\\\g<0>", escape(printable(text), quote=False))
    return _REFERENCE.sub(r"\1&#8203;", text)


def code(text: str) -> str:
    """Text as a code span of Markdown, whatever backticks it holds."""
    text = printable(text).strip()
    fence = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    blank = " " if text.startswith("`") or text.endswith("`") or not text else ""
    return f"{fence}{blank}{text or ' '}{blank}{fence}"
