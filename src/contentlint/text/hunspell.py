"""Hunspell dictionaries (``.dic`` and ``.aff``) as far as asking whether a word is in them: words with prefixes and suffixes.

Compound words, and what serves suggestions only, aren't read. Format: https://man.archlinux.org/man/hunspell.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_LARGEST = 40_000_000
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class DictionaryError(ValueError):
    """A dictionary that can't be used; the message names the file and the remedy."""


class Affix(NamedTuple):
    """An ending or beginning: what it takes off, what it puts there, the condition on the stem, and further flags."""

    flag: str
    strip: str
    add: str
    condition: re.Pattern[str] | None
    crosses: bool
    flags: frozenset[str]


class Rules(NamedTuple):
    """What a ``.aff`` file says: the affixes by what they add, the form of flags, and the flags with a meaning."""

    prefixes: Mapping[str, tuple[Affix, ...]]
    suffixes: Mapping[str, tuple[Affix, ...]]
    form: str
    aliases: tuple[str, ...]
    forbidden: str
    needs_affix: str
    encoding: str


class Dictionary:
    """The words of a ``.dic`` file with the affixes of its ``.aff`` file."""

    def __init__(self, words: Mapping[str, frozenset[str]], rules: Rules) -> None:
        self.words = words
        self.rules = rules

    def knows(self, word: str) -> bool:
        """True for a word of the dictionary; at the start of a sentence or in capitals as well."""
        word = word.translate(_APOSTROPHES)
        forms = [word]
        if word[:1].isupper():
            forms.append(word[:1].lower() + word[1:])
        if word.isupper():
            forms += [word.lower(), word.capitalize()]
        return any(self._has(form) for form in forms)

    def _has(self, word: str) -> bool:
        flags = self.words.get(word)
        if flags is not None and not flags & {self.rules.forbidden, self.rules.needs_affix}:
            return True
        return any(True for _ in self._stems(word))

    def _stems(self, word: str) -> Iterator[str]:
        """The stems that the word may come from by a suffix, a prefix, or both."""
        for suffix, stem in self._cut(word, self.rules.suffixes, end=True):
            if self._takes(stem, suffix.flag):
                yield stem
            for inner, root in self._cut(stem, self.rules.suffixes, end=True):
                if suffix.flag in inner.flags and self._takes(root, inner.flag):
                    yield root
        for prefix, rest in self._cut(word, self.rules.prefixes, end=False):
            if self._takes(rest, prefix.flag):
                yield rest
            if prefix.crosses:
                for suffix, stem in self._cut(rest, self.rules.suffixes, end=True):
                    both = suffix.crosses and (self._takes(stem, suffix.flag) or prefix.flag in suffix.flags)
                    if both and (self._takes(stem, prefix.flag) or prefix.flag in suffix.flags):
                        yield stem

    def _takes(self, stem: str, flag: str) -> bool:
        flags = self.words.get(stem)
        return flags is not None and flag in flags and self.rules.forbidden not in flags

    def _cut(self, word: str, affixes: Mapping[str, tuple[Affix, ...]], *, end: bool) -> Iterator[tuple[Affix, str]]:
        for length in range(min(len(word), 12)):
            added = word[len(word) - length :] if end else word[:length]
            for affix in affixes.get(added, ()):
                stem = word[: len(word) - length] + affix.strip if end else affix.strip + word[length:]
                if stem and (affix.condition is None or affix.condition.search(stem)):
                    yield affix, stem


@lru_cache(maxsize=8)
def read_dictionary(path: Path) -> Dictionary:
    """The dictionary of a ``.dic`` file and the ``.aff`` file beside it; plain words where there is none.

    Raises:
        DictionaryError: a file can't be read.
    """
    affixes = path.with_suffix(".aff")
    lines = _lines(affixes, "latin-1") if affixes.is_file() else []
    rules = _rules(lines)
    if lines and rules.encoding != "latin-1":
        rules = _rules(_lines(affixes, rules.encoding))
    words: dict[str, frozenset[str]] = {}
    for number, line in enumerate(_lines(path, rules.encoding if lines else "utf-8")):
        entry = line.split("\t")[0].strip()
        if not entry or (not number and entry.isdecimal()):
            continue
        word, _, flags = entry.partition("/")
        word = word.translate(_APOSTROPHES)
        words[word] = words.get(word, frozenset()) | _flags(flags.split(" ")[0], rules.form, rules.aliases)
    return Dictionary(words, rules)


def _lines(path: Path, encoding: str) -> list[str]:
    try:
        if path.stat().st_size > _LARGEST:
            raise DictionaryError(f"{path}: is larger than {_LARGEST:,} bytes; use a smaller dictionary")
        return path.read_text(encoding=encoding).lstrip("\ufeff").splitlines()
    except OSError as error:
        raise DictionaryError(f"{path}: can't be read ({error.strerror}); check the path") from None
    except (UnicodeDecodeError, LookupError):
        raise DictionaryError(f"{path}: isn't {encoding}, as its SET line says; save it so") from None


def _rules(lines: list[str]) -> Rules:
    settings = {"FLAG": "short", "SET": "latin-1", "FORBIDDENWORD": "", "NEEDAFFIX": ""}
    aliases: list[str] = []
    found: tuple[dict[str, list[Affix]], dict[str, list[Affix]]] = ({}, {})
    crosses: dict[str, bool] = {}
    for line in lines:
        match line.split():
            case [("FLAG" | "SET" | "FORBIDDENWORD" | "NEEDAFFIX") as name, value, *_]:
                settings[name] = value
            case ["AF", value, *_] if not value.isdecimal():
                aliases.append(value)
            case [("PFX" | "SFX"), flag, ("Y" | "N") as cross, count, *_] if count.isdecimal():
                crosses[flag] = cross == "Y"
            case [("PFX" | "SFX") as kind, flag, strip, add, *rest]:
                affix = _affix(kind, flag, strip, add, rest[:1], crosses, settings["FLAG"], aliases)
                found[kind == "SFX"].setdefault(affix.add, []).append(affix)
    prefixes, suffixes = ({add: tuple(affixes) for add, affixes in table.items()} for table in found)
    return Rules(
        prefixes, suffixes, settings["FLAG"], tuple(aliases), settings["FORBIDDENWORD"], settings["NEEDAFFIX"],
        settings["SET"],
    )  # fmt: skip


def _affix(
    kind: str, flag: str, strip: str, add: str, condition: list[str], crosses: Mapping[str, bool], form: str, aliases: list[str]
) -> Affix:  # fmt: skip
    added, _, flags = add.partition("/")
    return Affix(
        flag, "" if strip == "0" else strip.translate(_APOSTROPHES), "" if added == "0" else added.translate(_APOSTROPHES),
        _condition(kind, condition[0] if condition else "."), crosses.get(flag, False), _flags(flags, form, tuple(aliases)),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _condition(kind: str, text: str) -> re.Pattern[str] | None:
    """The condition on a stem: characters and classes, at its end for a suffix, at its start for a prefix."""
    if text == ".":
        return None
    parts = re.findall(r"\[\^?[^\]]*\]|.", text)
    safe = "".join(part if len(part) > 1 or part == "." else re.escape(part) for part in parts)
    try:
        return re.compile(f"{safe}\\Z" if kind == "SFX" else f"\\A{safe}")
    except re.error:
        return None


def _flags(text: str, form: str, aliases: tuple[str, ...]) -> frozenset[str]:
    if aliases and text.isdecimal() and 0 < int(text) <= len(aliases):
        text = aliases[int(text) - 1]
    if form == "num":
        return frozenset(text.split(",")) if text else frozenset()
    if form == "long":
        return frozenset(text[at : at + 2] for at in range(0, len(text), 2))
    return frozenset(text)
