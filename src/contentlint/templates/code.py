"""Which branches the statements in `<% … %>` and `<?php … ?>` open, change and close.

Two readers: braces and colons (PHP, JavaScript, Java, C#), and lines that begin with a keyword (Ruby, Basic). Both look
at words only; they are tolerant of anything, for a template is judged here, not run.
"""

import re

from contentlint.lazy import lazy
from contentlint.templates.branches import Block, BranchBuilder

# Strings that never end take the rest of the code, so that no pattern is tried twice on the same text.
PHP_SKIP = (
    r"'(?:[^'\\]++|\\.)*+(?:'|\Z)"
    r'|"(?:[^"\\]++|\\.)*+(?:"|\Z)'
    r"|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)"
    r"|(?://|\#(?!\[))(?:(?!\?>)[^\n])*+"
)
_LINE_SKIP = (
    r"'(?:[^'\\\n]++|\\.)*+'?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)"
    r"|(?:(?<=[\s;{}])|\A)(?://|\#)[^\n]*+"
)
_PHP_STRIP = lazy(PHP_SKIP, re.DOTALL)
_LINE_STRIP = lazy(_LINE_SKIP, re.DOTALL)
_TOKEN = lazy(r"[A-Za-z_$@][\w$]*+|[{}():;]|::")
_INNER_BRACES = lazy(r"\{[^{}]*+\}")


def php_words(code: str) -> str:
    """PHP without strings and comments."""
    return _PHP_STRIP.sub(" ", code)


def line_words(code: str) -> str:
    """Ruby, JavaScript, Java, C# or Basic without strings and comments, as far as one pattern serves them all."""
    return _LINE_STRIP.sub(" ", code)


def read_code(branches: BranchBuilder, words: str, start: int, end: int) -> None:
    """Note the branches of the code in a `<% … %>` tag that spans `start` to `end`."""
    rest = _INNER_BRACES.sub(" ", _INNER_BRACES.sub(" ", words))
    if "{" in rest or "}" in rest:
        read_braces(branches, "<%{", words, start, end)
        return
    for line in rest.splitlines():
        _read_line(branches, line.strip().rstrip(";").strip().lower(), start, end)


# Braces and colons --------------------------------------------------------------------------------------------------

_HEADS = {"if", "for", "foreach", "while", "switch", "elseif"}
_COLON_ENDS = {"endif": "if", "endfor": "for", "endforeach": "foreach", "endwhile": "while", "endswitch": "switch"}
_LEAVES = {"break", "continue", "return", "exit", "throw"}


class _Braces:
    """One tag's code: the keyword whose `{` or `:` is awaited, and the chain an `else` would go on with."""

    def __init__(self, branches: BranchBuilder, dialect: str, start: int, end: int) -> None:
        self.branches, self.dialect, self.start, self.end = branches, dialect, start, end
        self.pending = ""
        self.closed: Block | None = None
        self.depth = 0

    def read(self, word: str) -> None:
        if word in "()":
            self.depth += 1 if word == "(" else -1
        elif word == "{":
            self._open("{")
        elif word == "}":
            self.closed = self.branches.close("brace" + self.dialect, self.start)
            self.pending, self.depth = "", 0
        elif self.depth <= 0:
            self._statement(word)

    def _statement(self, word: str) -> None:
        if word == ":":
            self._colon()
        elif word in _HEADS or word == "else":
            self.pending = "elseif" if self.pending == "else" and word == "if" else word
        elif word in _COLON_ENDS:
            self.branches.close("colon" + self.dialect, self.start, name=_COLON_ENDS[word])
        elif word in {"case", "default"}:
            self._case()
        else:
            self.pending = ""
            if word in _LEAVES and self._switch():
                self.branches.case_left = True

    def _switch(self) -> str:
        styles = ("brace" + self.dialect, "colon" + self.dialect)
        return next((style for style in styles if self.branches.innermost(style) == "switch"), "")

    def _colon(self) -> None:
        if self.pending in {"else", "elseif"}:
            self.branches.next_arm("colon" + self.dialect, self.start, self.end, name="if")
        elif self.pending:
            self.branches.case_left = True
            self.branches.open("colon" + self.dialect, self.pending, self.end)
        self.pending = ""

    def _open(self, mark: str) -> None:
        pending, self.pending = (self.pending, "") if self.depth <= 0 else ("", self.pending)
        self.branches.case_left = self.branches.case_left or pending == "switch"
        resumes = pending in {"else", "elseif"} and self.closed is not None
        if not (resumes and self.closed and self.branches.reopen(self.closed, self.end)):
            self.branches.open("brace" + self.dialect, pending or mark, self.end)
        self.closed = None

    def _case(self) -> None:
        """A case is another arm only where the one before it was left: otherwise it falls through."""
        style = self._switch()
        if style and self.branches.case_left:
            self.branches.next_arm(style, self.start, self.end)
        self.branches.case_left, self.pending = not style, ""


def read_braces(branches: BranchBuilder, dialect: str, words: str, start: int, end: int) -> None:
    """Note the branches of code with `{ }` or PHP's `if (): … endif;` in a tag that spans `start` to `end`."""
    reader = _Braces(branches, dialect, start, end)
    for token in _TOKEN.findall(words):
        reader.read(token.lower())


# Lines that begin with a keyword ------------------------------------------------------------------------------------

_OPENS = lazy(r"(if|unless|case|while|until|begin|for|select\s++case|do|with|def|sub|function)\b")
DO = lazy(r"\bdo(?:\s*+\|[^|]*+\|)?$")
_WHOLE = lazy(r"\bend$|\bthen\s++\S")
_CLOSES = lazy(r"end(?:$|[\s.]|if$)|loop\b|wend$|next(?:\s++\w++)?$")
_ARMS = lazy(r"(?:else|elsif|elseif|when|case)\b")


def _read_line(branches: BranchBuilder, line: str, start: int, end: int) -> None:
    opens = _OPENS.match(line)
    innermost = branches.innermost("<% line")
    if _ARMS.match(line) and not (line.startswith("case") and not innermost.startswith("select")):
        branches.next_arm("<% line", start, end)
    elif _CLOSES.match(line) and not (line.startswith("next") and innermost != "for"):
        branches.close("<% line", start)
    elif opens and not _WHOLE.search(line):
        branches.open("<% line", opens[1], end)
    elif DO.search(line):
        branches.open("<% line", "do", end)
