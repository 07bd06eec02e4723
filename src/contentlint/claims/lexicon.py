"""The claim lexicons as a matcher: every word of a sentence is looked up once.

A lexicon class (``treatment``, ``verb-reduce``, ``hedge-full`` …) is a table of `rules/claims.toml`. Words are
inflected when the tables are read, so that the file stays readable, and kept as a tree of tokens.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_TOKEN = re.compile(r"([^\W_]+(?:'(?!s\b)[^\W_]+)*)(?:'s\b)?|[%?!:;,.\"()]|\.\.\.")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})
_VOWELS = "aeiou"


class Token(NamedTuple):
    """A word or mark: `text` is lower case, `start` and `end` are offsets into the sentence."""

    text: str
    start: int
    end: int


class Match(NamedTuple):
    """A lexicon entry found at tokens `first` to `last` (half-open); `form` is the verb form or ``""``."""

    name: str
    first: int
    last: int
    form: str


def tokens(text: str) -> list[Token]:
    """The words and marks of `text`; hyphens separate, a possessive ``'s`` is left out."""
    plain = text.translate(_QUOTES).lower()
    if len(plain) != len(text):  # a letter whose lower case is longer: keep offsets true
        plain = "".join(c if len(c.lower()) != 1 else c.lower() for c in text.translate(_QUOTES))
    return [Token(m[1] or m[0], m.start(), m.end()) for m in _TOKEN.finditer(plain)]


def verb_forms(verb: str) -> list[tuple[str, str]]:
    """The regular forms of `verb` with the name of each: base, s, ing, ed."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    return [(verb, "base"), *((form + tail, name) for form, name in _inflect(head))]


def _inflect(verb: str) -> list[tuple[str, str]]:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return [(verb + "es", "s"), (verb + "ing", "ing"), (verb + "ed", "ed")]
    if verb.endswith("e"):
        stem = verb if verb.endswith("ee") else verb[:-1]
        return [(verb + "s", "s"), (stem + "ing", "ing"), (verb + "d", "ed")]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [(verb[:-1] + "ies", "s"), (verb + "ing", "ing"), (verb[:-1] + "ied", "ed")]
    stem = verb + verb[-1] if _doubles(verb) else verb
    return [(verb + "s", "s"), (stem + "ing", "ing"), (stem + "ed", "ed")]


def _doubles(verb: str) -> bool:
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return len(verb) <= 4 or verb in {"control", "regulat", "expel", "prevail", "rid", "unplug"}


def plural(noun: str) -> str:
    """The regular plural of `noun`."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in tuple(_VOWELS):
        return noun[:-1] + "ies"
    return noun + "s"


def _entries(table: dict[str, Any]) -> list[tuple[str, str]]:
    words = [w for w in (" ".join(w.split()) for w in table["words"].split(",")) if w]
    forms = [(w.strip(), "form") for w in table.get("forms", "").split(",") if w.strip()]
    if table["inflect"] == "verb":
        return [f for w in words for f in verb_forms(w)] + forms
    if table["inflect"] == "noun":
        return [(w, "") for w in words] + [(plural(w), "") for w in words] + forms
    return [(w, "") for w in words] + forms


def tree(tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The entries of `tables` as nested dictionaries of tokens; the classes that end at a node stand under ``""``."""
    root: dict[str, Any] = {}
    for name, table in tables.items():
        for phrase, form in _entries(table):
            node = root
            words = [t.text for t in tokens(phrase)]
            for word in words:
                node = node.setdefault(word, {})
            found = node.setdefault("", [])
            if words and all(n != name for n, _ in found):
                found.append([name, form])
    return root


class Lexicon:
    """A tree of entries, as `tree` builds it, that finds them in a sentence."""

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root

    def match(self, words: list[Token]) -> list[Match]:
        """Every class found in `words`: per class the longest entry at each place, in order."""
        found: list[Match] = []
        root = self._root
        ends: dict[str, int] = {}
        for i, word in enumerate(words):
            node = root.get(word.text)
            if node is not None:
                self._at(words, i, node, ends, found)
        return found

    @staticmethod
    def _at(words: list[Token], i: int, node: dict[str, Any], ends: dict[str, int], found: list[Match]) -> None:
        best: dict[str, tuple[int, str]] = {}
        j = i + 1
        while True:
            for name, form in node.get("", ()):
                best[name] = (j, form)
            if j >= len(words) or (following := node.get(words[j].text)) is None:
                break
            node, j = following, j + 1
        for name, (end, form) in best.items():
            if end > ends.get(name, 0):
                ends[name] = end
                found.append(Match(name, i, end, form))


def rules_file(name: str) -> Path:
    """Where the data file `name` of `rules/` stands: inside the installed package or at the root of the tree."""
    here = Path(__file__).resolve()
    inside = here.parents[1] / "rules" / name
    return inside if inside.exists() else here.parents[3] / "rules" / name


COMPILED = Path(__file__).with_name("lexicon.json")


def compiled() -> dict[str, Any]:
    """`rules/claims.toml` made ready: the tree, the signals, what clears. Kept beside the weights that go with it.

    Building the tree takes 50 ms, reading it 4 ms; a test holds the two together.
    """
    with rules_file("claims.toml").open("rb") as file:
        data = tomllib.load(file)
    return {"tree": tree(data.pop("lexicon")), **data}


@cache
def rules() -> dict[str, Any]:
    """The claim rules, read once."""
    if COMPILED.exists():
        read: dict[str, Any] = json.loads(COMPILED.read_text(encoding="utf-8"))
        return read
    return compiled()


@cache
def named(group: str) -> frozenset[str]:
    """The set `group` of the table ``classes``."""
    return frozenset(rules()["classes"][group].split())


@cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """The regular expressions of a table (``clears``, ``lists``), their lines joined as alternatives."""
    return {name: re.compile("|".join(lines), re.IGNORECASE) for name, lines in rules()[table].items()}


@cache
def lexicon() -> Lexicon:
    """The lexicon of `rules/claims.toml`."""
    return Lexicon(rules()["tree"])
