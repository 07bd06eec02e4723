"""Signals: classes of the lexicon in a given order, each speaking for one category.

A signal is a line of `rules/claims.toml`: elements with a reach between them (``best-word ~4 provider``). Matching
walks forward from each first element and never back, so the work is bounded by matches times elements times reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from contentlint.claims.lexicon import Match, Token, rules

REACH = 3  # words between two elements where the line says nothing
SCOPE = 4  # words a negation reaches ahead


class Signal(NamedTuple):
    """One compiled line: `steps` are (reach, classes, words); `start` asks for the first word of the sentence."""

    name: str
    category: str
    start: bool
    steps: tuple[tuple[int, frozenset[str], frozenset[str]], ...]


class Seen(NamedTuple):
    """A signal found at tokens `first` to `last`; `negated` where a negation governs it."""

    signal: Signal
    first: int
    last: int
    negated: bool


def compile_signal(name: str, category: str, line: str) -> Signal:
    """A signal from its line; raises ValueError where a reach is not a number."""
    steps: list[tuple[int, frozenset[str], frozenset[str]]] = []
    reach = REACH
    parts = line.split()
    start = parts[0] == "^"
    for part in parts[start:]:
        if part.startswith("~"):
            reach = int(part[1:])
            continue
        choices = part.split("|")
        words = frozenset(c[1:] for c in choices if c.startswith("'"))
        steps.append((reach, frozenset(c for c in choices if not c.startswith("'")), words))
        reach = REACH
    return Signal(name, category, start, tuple(steps))


class Signals:
    """All signals, grouped by what their first element needs."""

    def __init__(self, signals: Sequence[Signal]) -> None:
        self.all = tuple(signals)
        self._needs = tuple((s, s.steps[0][1], s.steps[0][2]) for s in signals)

    def seen(self, words: Sequence[Token], found: Sequence[Match]) -> Iterator[Seen]:
        """Every signal of the sentence, each at its first place."""
        by_name: dict[str, list[tuple[int, int]]] = {}
        for m in found:
            by_name.setdefault(m.name, []).append((m.first, m.last))
        by_word: dict[str, list[tuple[int, int]]] = {}
        for i, word in enumerate(words):
            by_word.setdefault(word.text, []).append((i, i + 1))
        names, texts = by_name.keys(), by_word.keys()
        for signal, classes, literal in self._needs:
            if classes.isdisjoint(names) and literal.isdisjoint(texts):
                continue
            place = _walk(signal, by_name, by_word)
            if place:
                yield Seen(signal, *place, _negated(place[0], by_name))


def _spans(
    step: tuple[int, frozenset[str], frozenset[str]],
    by_name: dict[str, list[tuple[int, int]]],
    by_word: dict[str, list[tuple[int, int]]],
) -> list[tuple[int, int]]:
    spans = [span for name in step[1] for span in by_name.get(name, ())]
    spans += [span for word in step[2] for span in by_word.get(word, ())]
    return sorted(spans)


def _walk(
    signal: Signal, by_name: dict[str, list[tuple[int, int]]], by_word: dict[str, list[tuple[int, int]]]
) -> tuple[int, int] | None:
    ends: dict[int, int] = {}  # where a partial match ends -> where it began
    for span in _spans(signal.steps[0], by_name, by_word):
        if not signal.start or span[0] <= 1:
            ends.setdefault(span[1], span[0])
    for step in signal.steps[1:]:
        following: dict[int, int] = {}
        for first, last in _spans(step, by_name, by_word):
            for end in range(first, max(-1, first - step[0] - 1), -1):
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


def _negated(first: int, by_name: dict[str, list[tuple[int, int]]]) -> bool:
    return any(0 <= first - end < SCOPE for _, end in by_name.get("negation", ()))


@cache
def signals() -> Signals:
    """The signals of `rules/claims.toml`, compiled once."""
    return Signals([compile_signal(name, category, line) for name, (category, line) in rules()["signals"].items()])
