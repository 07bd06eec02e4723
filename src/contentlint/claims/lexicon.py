"""The claim lexicons as a matcher: every word of a sentence is looked up once.

A lexicon class (``treatment``, ``verb-reduce``, ``hedge-full`` …) is a table of `rules/claims.toml`. Words are
inflected when the tables are read, so that the file stays readable, and kept as a tree of tokens.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from contentlint.lazy import lazy
from contentlint.packs import packs_folder

_TOKEN = lazy(r"([^\W_]+(?:'(?!s\b)[^\W_]+)*|[%?!:;,.\"()])(?:(?<=[^\W_])'s\b)?")
_SIMPLE = lazy(r"[^\W_]+|[%?!:;,.\"()]")  # the same where no apostrophe stands
_ASCII = lazy(r"[a-z0-9]+|[%?!:;,.\"()]")  # the same where nothing but ASCII stands, and quicker
_NUMBER = lazy(r"\(?[0-9]{1,2}[.)]\s{1,9}(?=\w)")
_COUNTS = frozenset("(0123456789")
_VOWELS = "aeiou"
_NONE: frozenset[str] = frozenset()
IDIOM = "idiom"
"""The class of phrases whose words don't mean what they mean alone: nothing else is found inside one."""
NAMES = frozenset(("treatment", "condition", "provider"))
"""Classes of names: inside one of several words nothing is found but the classes of `KEPT`."""
KEPT = NAMES | {"generic-treatment", "serious", "vulnerable"}
"""Names, and the classes that say of what kind a name is."""


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
    return [Token(m[1], m.start(), m.end()) for m in _TOKEN.finditer(_folded(text))]


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where the `tokens` of `text` stand."""
    return [m.span() for m in _TOKEN.finditer(_folded(text))]


def words_of(text: str) -> list[str]:
    """The texts of the `tokens` of `text`, which is all that most sentences are asked for."""
    plain = _folded(text)
    pattern = _TOKEN if "'" in plain else _ASCII if plain.isascii() else _SIMPLE
    return pattern.findall(plain)


def _folded(text: str) -> str:
    if text[:1] in _COUNTS and (number := _NUMBER.match(text)):  # "2. Improves sleep": counted, not said
        text = " " * number.end() + text[number.end() :]
    if text.isascii():
        return text.lower()
    text = text.replace("’", "'").replace("‘", "'")  # six times as fast as str.translate
    text = text.replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"')
    plain = text.lower()
    if len(plain) != len(text):  # a letter whose lower case is longer: keep offsets true
        plain = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return plain


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


class Trie(NamedTuple):
    """Entries by their words, one level a word, down to where an entry ends.

    An end is a number, its place in `ends`, and stands under ``""`` where longer entries go on; each of `ends` is a list
    of (class, form) pairs.
    """

    root: dict[str, Any]
    ends: list[list[list[str]]]


def trie(tables: dict[str, dict[str, Any]]) -> Trie:
    """The entries of `tables` as a tree of words."""
    root: dict[str, Any] = {}
    for name, table in tables.items():
        for phrase, form in _entries(table):
            node = root
            for word in words_of(phrase):
                node = node.setdefault(word, {})
            found = node.setdefault("", [])
            if all(n != name for n, _ in found):
                found.append((name, form))
    ends: dict[tuple[tuple[str, str], ...], int] = {}
    packed = {word: _packed(below, ends) for word, below in root.items()}
    return Trie(packed, [[list(pair) for pair in end] for end in ends])


def _packed(node: dict[str, Any], ends: dict[tuple[tuple[str, str], ...], int]) -> Any:
    own = node.pop("", None)
    end = None if own is None else ends.setdefault(tuple(own), len(ends))
    below = {word: _packed(under, ends) for word, under in node.items()}
    if not below:
        return end
    return below if end is None else {"": end, **below}


class Lexicon:
    """A tree of entries that finds them in a sentence."""

    def __init__(self, entries: Trie) -> None:
        self._root = entries.root
        self._ends = [tuple((name, form) for name, form in end) for end in entries.ends]
        self._names = [frozenset(name for name, _ in end) for end in entries.ends]
        names = self._names
        self._alone: dict[str, frozenset[str]] = {}  # the classes of a word by itself
        self._pairs: dict[tuple[str, str], Any] = {}  # what longer entries are, or go on to, from their second word on
        for word, node in entries.root.items():
            if node.__class__ is int:  # as two in three
                self._alone[word] = names[node]
                continue
            for second, below in node.items():
                if second:
                    self._pairs[word, second] = below
                else:
                    self._alone[word] = names[below]
        self._pair = frozenset(self._pairs)

    def names(self, words: Sequence[str], distinct: frozenset[str]) -> frozenset[str]:
        """The classes of every entry found in `words`, `distinct` being the set of them; quicker than `match`."""
        found = _NONE.union(*filter(None, map(self._alone.get, distinct)))
        longer: frozenset[str] = _NONE
        for pair in self._pair.intersection(pairwise(words)):
            node = self._pairs[pair]
            if node.__class__ is int:
                longer |= self._names[node]
            else:
                longer = longer.union(*[self._names[end] for end in self._ends_after(words, pair)])
        found |= longer
        if IDIOM in found or not longer.isdisjoint(NAMES):  # which hide what stands inside them
            return frozenset([match.name for match in self.match(words)])
        return found

    def _ends_after(self, words: Sequence[str], pair: tuple[str, str]) -> list[int]:
        """The entries that begin with a pair of words, wherever it stands."""
        places = [i for i, each in enumerate(pairwise(words)) if each == pair]
        return [end for i in places for end, _ in self._walk(words, i)]

    def match(self, words: Sequence[str]) -> list[Match]:
        """Every class found in `words`: per class the longest entry at each place, in order.

        Nothing is found inside an idiom but the idiom: no clinic is the best for its "best practice". Inside a name of
        several words only names are: "lower back pain" lowers nothing.
        """
        found: list[Match] = []
        reached: dict[str, int] = {}
        for i, word in enumerate(words):
            node = self._root.get(word)
            if node is None:
                continue
            if node.__class__ is int:  # most entries are one word
                best = {name: (i + 1, form) for name, form in self._ends[node]}
            else:
                best = {name: (last, form) for end, last in self._walk(words, i) for name, form in self._ends[end]}
            for name, (last, form) in best.items():
                if last > reached.get(name, 0):
                    reached[name] = last
                    found.append(Match(name, i, last, form))
        return _outside(found)

    def _walk(self, words: Sequence[str], i: int) -> list[tuple[int, int]]:
        """The entries that begin at word `i`, the shortest first: the number of each end, and the word behind it."""
        node = self._root[words[i]]
        found: list[tuple[int, int]] = []
        i += 1
        while node.__class__ is not int:
            if (end := node.get("")) is not None:
                found.append((end, i))
            if i >= len(words) or (following := node.get(words[i])) is None:
                return found
            node, i = following, i + 1
        found.append((node, i))
        return found


def _outside(found: list[Match]) -> list[Match]:
    """Of matches in order, those that aren't hidden inside an idiom or, but for other names, a name of several words."""
    if not any(m.name == IDIOM or (m.name in NAMES and m.last - m.first > 1) for m in found):
        return found
    kept: list[Match] = []
    idiom = name = 0  # where the furthest of each ends
    for _, group in groupby(found, key=lambda match: match.first):
        here = list(group)
        idiom = max(idiom, *(m.last for m in here if m.name == IDIOM), 0)
        name = max(name, *(m.last for m in here if m.name in NAMES and m.last - m.first > 1), 0)
        kept += [m for m in here if m.name == IDIOM or (m.last > idiom and (m.name in KEPT or m.last > name))]
    return kept


def rules_file(name: str) -> Path:
    """Where the data file `name` of `rules/` stands: inside the installed package or at the root of the tree."""
    return packs_folder() / name


COMPILED = Path(__file__).with_name("lexicon.json")


def compiled() -> dict[str, Any]:
    """`rules/claims.toml` made ready: the tree, the signals, what clears. Kept beside the weights that go with it.

    Building the tree takes 50 ms, reading it 4 ms; a test holds the two together.
    """
    import tomllib

    with rules_file("claims.toml").open("rb") as file:
        data = tomllib.load(file)
    return {**trie(data.pop("lexicon"))._asdict(), **data}


@cache
def rules() -> dict[str, Any]:
    """The claim rules, read once."""
    if COMPILED.exists():
        read: dict[str, Any] = json.loads(COMPILED.read_bytes())
        return read
    return compiled()


@cache
def named(group: str) -> frozenset[str]:
    """The set `group` of the table ``classes``."""
    return frozenset(rules()["classes"][group].split())


@cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    """The regular expressions of a table (``clears``, ``lists``), their lines joined as alternatives."""
    return {name: lazy("|".join(lines), re.IGNORECASE) for name, lines in rules()[table].items()}


@cache
def lexicon() -> Lexicon:
    """The lexicon of `rules/claims.toml`."""
    return Lexicon(Trie(rules()["root"], rules()["ends"]))
