"""Abbreviations of each language and what their last stop says about the end of a sentence.

The word lists stand in `abbreviations.toml` beside this file. The kinds follow what may come after the stop, the
distinction that Kiss and Strunk draw between ordinary abbreviations, initials and ordinals in "Unsupervised
Multilingual Sentence Boundary Detection", Computational Linguistics 32(4), 2006,
https://doi.org/10.1162/coli.2006.32.4.485; the "frequent sentence starter" is theirs too.
"""

from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.tables import read_toml

_TABLES = Path(__file__).with_suffix(".toml")
_DEFAULT = "en"
_CONSONANTS = lazy(r"[BCDFGHJ-NP-TV-XZbcdfghj-np-tv-xz][bcdfghj-np-tv-xz]{1,4}\Z")
_LONGEST_PART = 5  # letters between the stops of a degree: "Pharm.D"


class Kind(Enum):
    """When the stop of an abbreviation also ends the sentence, should a capital letter or a digit follow."""

    BINDS = "never: something that belongs to it follows (Dr., e.g.)"
    NUMBER = "before everything but a number (No. 5)"
    EITHER = "only before a capital letter whose word usually opens a sentence (U.S., Inc., Jan.)"
    ENDS = "before everything but a day, a month or a time zone (a.m., etc., mg)"


class Language(NamedTuple):
    """What the sentence splitter knows of one language; all but `kinds` and `streets` in lower case.

    `kinds` maps an abbreviation without its last stop to what that stop means; one blank parts several words.
    `suffixes` are the last three letters of words that are `Kind.EITHER` whatever stands before (`Gartenstr.`).
    `streets` bind as a title or a saint and may end as a street (`Main St.`).
    `starters` are words that usually open a sentence.
    `times` carry on after a time of day or a unit (days, months, zones).
    `lettered` are words that a single capital letter or a Roman number completes (`vitamin D`, `Fig. A`).
    `ordinal_heads` stand before an ordinal number with a stop (`am 3. Mai`); empty where none is written so.
    """

    kinds: dict[str, Kind]
    suffixes: frozenset[str]
    streets: frozenset[str]
    starters: frozenset[str]
    times: frozenset[str]
    lettered: frozenset[str]
    ordinal_heads: frozenset[str]

    def kind(self, word: str, *, pair: str = "", shouted: bool = False) -> Kind | None:
        """What the stop behind `word` means, or None if `word` is no abbreviation.

        `pair` is the word together with the one before it (`z. B`), where that one ends in a stop too; `shouted` says
        that the next word is all capitals, without which `DR` and `MS` are not read as titles.
        """
        bare = word.lstrip("0123456789")  # "9a.m.", "5mg."
        forms = (pair, word, bare, word.capitalize() if shouted and word.isupper() else "")
        listed = next((self.kinds[form] for form in forms if form in self.kinds), None)
        if listed is None and (_is_dotted(word) or _CONSONANTS.match(word) or word[-3:] in self.suffixes):
            return Kind.EITHER
        return listed


def _is_dotted(word: str) -> bool:
    """Whether `word` is an acronym or a degree written with stops (`n.b`, `W.H.O`, `M.Sc`) and not a domain."""
    parts = word.split(".")
    if len(parts) == 1:
        return False
    return max(map(len, parts)) == 1 or all(part[:1].isupper() and len(part) <= _LONGEST_PART for part in parts)


@cache
def language_data(language: str) -> Language:
    """What is known of `language` (a BCP 47 tag: `de`, `de-AT`); English where there is no list of its own."""
    tables = _tables()
    table = tables.get(language.replace("_", "-").partition("-")[0].lower(), tables[_DEFAULT])
    kinds: dict[str, Kind] = {}
    for kind in Kind:
        for entry in _entries(table, kind.name.lower()):
            kinds.setdefault(entry, kind)
            if len(entry) > 1:
                kinds.setdefault(entry[0].upper() + entry[1:], kind)
    return Language(kinds, **{name: frozenset(_entries(table, name)) for name in Language._fields[1:]})


@cache
def _tables() -> dict[str, dict[str, str]]:
    return read_toml(_TABLES)


def _entries(table: dict[str, str], name: str) -> list[str]:
    return [" ".join(entry.split()) for entry in table.get(name, "").split(",") if entry.strip()]
