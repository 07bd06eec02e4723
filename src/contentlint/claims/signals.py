"""Signals: classes of the lexicon in a given order, each speaking for one category.

A signal is a line of `rules/claims.toml`: elements with a reach between them (``best-word ~4 provider``). Matching
walks forward from each first element and never back, so the work is bounded by matches times elements times reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from contentlint.claims.lexicon import IDIOM, Match, rules

REACH = 3  # words between two elements where the line says nothing
SCOPE = 4  # words a negation reaches ahead


class Signal(NamedTuple):
    """One compiled line: `steps` are (reach, classes and quoted words); `start` asks for the first word of the sentence."""

    name: str
    category: str
    start: bool
    steps: tuple[tuple[int, frozenset[str]], ...]


class Seen(NamedTuple):
    """A signal found at tokens `first` to `last`; `negated` where a negation governs it."""

    signal: Signal
    first: int
    last: int
    negated: bool


def compile_signal(name: str, category: str, line: str) -> Signal:
    """A signal from its line; raises ValueError where a reach is not a number."""
    steps: list[tuple[int, frozenset[str]]] = []
    reach = REACH
    parts = line.split()
    start = parts[0] == "^"
    for part in parts[start:]:
        if part.startswith("~"):
            reach = int(part[1:])
            continue
        steps.append((reach, frozenset(part.split("|"))))
        reach = REACH
    return Signal(name, category, start, tuple(steps))


Places = dict[str, list[tuple[int, int]]]
"""Where classes, and words as ``'word``, stand: half-open stretches of tokens, in order."""


class Signals:
    """All signals, by what their first element needs."""

    def __init__(self, signals: Sequence[Signal]) -> None:
        self.all = tuple(signals)
        self._quoted = {key[1:]: key for s in signals for _, keys in s.steps for key in keys if key[0] == "'"}
        self._following = [tuple(keys for _, keys in signal.steps[1:]) for signal in signals]
        self._by_first: dict[str, list[int]] = {}
        for number, signal in enumerate(signals):
            for key in signal.steps[0][1]:
                self._by_first.setdefault(key, []).append(number)

    def seen(self, words: Sequence[str], found: Sequence[Match]) -> list[Seen]:
        """Every signal of the sentence, each at its first place."""
        places = self._places(words, found)
        present = frozenset(places)
        seen: list[Seen] = []
        for number in sorted({number for key in present for number in self._by_first.get(key, ())}):
            for keys in self._following[number]:
                if keys.isdisjoint(present):
                    break
            else:
                signal = self.all[number]
                if place := _walk(signal, places, present):
                    seen.append(Seen(signal, *place, _negated(place[0], places)))
        return seen

    def _places(self, words: Sequence[str], found: Sequence[Match]) -> Places:
        places: Places = {}
        for name, first, last, _ in found:
            places.setdefault(name, []).append((first, last))
        idle = {i for first, last in places.get(IDIOM, ()) for i in range(first, last)}
        for i, word in enumerate(words):
            if word in self._quoted and i not in idle:
                places.setdefault(self._quoted[word], []).append((i, i + 1))
        return places


def _spans(keys: frozenset[str], places: Places, present: frozenset[str]) -> list[tuple[int, int]]:
    known = [places[key] for key in keys & present]
    return known[0] if len(known) == 1 else sorted([span for spans in known for span in spans])


def _walk(signal: Signal, places: Places, present: frozenset[str]) -> tuple[int, int] | None:
    """The first place of a signal, each step of which has a key that is present."""
    ends: dict[int, int] = {}  # where a partial match ends -> where it began
    for span in _spans(signal.steps[0][1], places, present):
        if not signal.start or span[0] <= 1:
            ends.setdefault(span[1], span[0])
    for reach, keys in signal.steps[1:]:
        following: dict[int, int] = {}
        for first, last in _spans(keys, places, present):
            for end in range(first, max(-1, first - reach - 1), -1):
                if end in ends:
                    following.setdefault(last, ends[end])
                    break
        ends = following
        if not ends:
            return None
    if not ends:
        return None
    last = min(ends)
    return ends[last], last


def _negated(first: int, places: Places) -> bool:
    return any(0 <= first - end < SCOPE for _, end in places.get("negation", ()))


@cache
def signals() -> Signals:
    """The signals and phrasings of `rules/claims.toml`, compiled once."""
    lines = {**rules()["signals"], **rules()["phrasings"]}
    return Signals([compile_signal(name, category, line) for name, (category, line) in lines.items()])
