r"""Regular expressions from outside (packs, styles of others), judged before they run: none of them can run away.

A pattern of a pack is read before it is used. It is refused where a loop in it could share out the same text in more
than one way (``(\w+\s?)*``), since such a pattern takes exponential time on a page made for it, and where long repeats
follow one another that could do so (``.*cure.*x``). The test is conservative: it refuses some patterns that would do no
harm, and says what to write instead. What passes takes a bounded number of steps for each character (``steps``), and
where that is too much for a long text, the rule is stopped on this page (``matches``): no pattern is let run first and
killed later.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple, Self

from contentlint.text.alphabet import Alphabet

LONGEST = 1000
"""Code points of text that a pattern is run on at once."""

STEPS = 2_500
"""Ways in which the loops that follow one another may share a text, from one starting point (fifty by fifty)."""

LONGEST_PATTERN = 5_000
"""Characters that a pattern may have: to judge a longer one takes too long itself."""

MOST_STEPS = 2_000_000_000
"""Steps that a pattern may take on the text of one page, some ten seconds; one of a hundred words takes thousands."""

_REMEDY = "make the inner repeat possessive (`\\w++`), or bound it (`{0,40}`)"
_FLAGS = re.ASCII | re.LOCALE
_LEADING = re.compile(r"\(\?([imsx]+)\)")
_PLAIN = re.compile(r"[\w '’,-]*")


class RunawayError(Exception):
    """A pattern that would take too long on a text; the message says how long, and what to do about it."""


class RegularExpression(str):
    """A pattern that has passed ``parse``; it is its own text, so that it prints and compares as such."""

    __slots__ = ()
    type_name = "regular expression"

    @classmethod
    def parse(cls, value: object) -> Self:
        """The pattern, checked.

        Raises:
            ValueError: it isn't text, is no regular expression, or could run away on some text.
        """
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is not a regular expression (write it as text)")
        if len(value) > LONGEST_PATTERN:
            raise ValueError(f"a pattern of {len(value)} characters is too long; split it ({LONGEST_PATTERN} at most)")
        try:
            if not _PLAIN.fullmatch(value):
                steps(value)
            if "(?<" in value:
                re.compile(value)  # only the compiler sees a lookbehind that may be of several lengths
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"{value!r} is no regular expression: {error}") from None
        return cls(value)


@lru_cache(maxsize=1024)
def compiled(pattern: str, ignore_case: bool = False) -> re.Pattern[str]:
    """A pattern ready to run."""
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


def as_part(pattern: str) -> str:
    """A pattern as a group that can stand within another one: flags at its start (``(?i)``) hold for the group alone."""
    flags = _LEADING.match(pattern)
    return f"(?{flags[1]}:{pattern[flags.end() :]})" if flags else f"(?:{pattern})"


@lru_cache(maxsize=1024)
def steps(pattern: str) -> int:
    """How often a pattern may try again from one starting point, at most, on a text of ``LONGEST`` code points.

    Raises:
        ValueError: there is no bound, or it lies above ``STEPS``.
        re.error: it is no regular expression.
    """
    tree = importlib.import_module("re._parser").parse(pattern)
    scoped = list(_scoped_flags(tree))
    if any(flags & _FLAGS for flags in (tree.state.flags, *scoped)):
        raise ValueError("the flags a and L aren't allowed; write out the letters that are meant, such as [A-Za-z]")
    mixed = any(flags & re.IGNORECASE for flags in scoped)
    ways = ((True, True),) if mixed else ((False, False), (True, False))
    return max(_check_line(_Reader(tree, fold=fold, mixed=mixed).flatten(tree)) for fold, mixed in ways)


def matches(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[Iterator[re.Match[str]]]:
    """The matches of a pattern in each of the texts of a page, which are ``LONGEST`` code points or shorter.

    Raises:
        RunawayError: all of them together could take more than ``MOST_STEPS``.
    """
    return map(pattern.finditer, affordable(steps(pattern.pattern), texts))


def affordable(each: int, texts: Iterable[str]) -> Iterator[str]:
    """The texts of a page, as long as a pattern that takes ``each`` steps for a character may run on all of them.

    Raises:
        RunawayError: all of them together could take more than ``MOST_STEPS``.
    """
    left = MOST_STEPS
    for text in texts:
        left -= len(text) * min(each, len(text) ** 2)
        if left < 0:
            raise RunawayError(
                f"its pattern could take more than {MOST_STEPS:,} steps on this text; bound its repeats (`{{0,40}}`), or split the page"
            )
        yield text


@lru_cache(maxsize=512)
def steps_of(patterns: tuple[str, ...]) -> int:
    """The steps of several patterns, one of which may be joined of many and hard to judge as a whole."""
    total = 0
    for pattern in patterns:
        try:
            total += 1 if _PLAIN.fullmatch(pattern) else steps(pattern)
        except (ValueError, re.error):
            total += STEPS
    return total


def _scoped_flags(tree: Any) -> Iterator[int]:
    """The flags that groups of a pattern switch on and off for themselves: ``(?i:…)``."""
    for item in tree:
        if isinstance(item, tuple) and len(item) == 2 and str(item[0]) == "SUBPATTERN":
            yield item[1][1] | item[1][2]
        if not isinstance(item, str | int | None):
            yield from _scoped_flags(item)


class _Part(NamedTuple):
    """A stretch of a pattern.

    ``chars`` are the characters it may hold, ``ways`` in how many lengths, ``needed`` whether it holds at least one,
    ``single`` whether exactly one; ``ambiguous`` where it can match the very same text in several ways; ``first`` the
    characters it may begin with, where they aren't all of its characters. ``boundary`` is what stands for the edge of a
    word, which holds nothing.
    """

    chars: frozenset[str]
    ways: int = 1
    needed: bool = True
    single: bool = True
    ambiguous: bool = False
    first: frozenset[str] | None = None
    boundary: bool = False

    @property
    def begins(self) -> frozenset[str]:
        """The characters that it may begin with."""
        return self.chars if self.first is None else self.first


class _Reader:
    """Reads the tree of a pattern into parts."""

    def __init__(self, tree: Any, *, fold: bool, mixed: bool) -> None:
        self.alphabet = Alphabet(tree, fold=fold, mixed=mixed)

    def flatten(self, tree: Iterable[tuple[Any, Any]]) -> list[_Part]:
        """The parts of a pattern in order.

        Raises:
            ValueError: a loop in it is ambiguous, or it uses what this test can't judge.
        """
        return [part for operator, argument in tree for part in self._parts(str(operator), argument)]

    def _parts(self, operator: str, argument: Any) -> Iterator[_Part]:
        match operator:
            case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
                yield _Part(self.alphabet.of(operator, argument))
            case "AT":
                if str(argument) == "AT_BOUNDARY":
                    yield _Part(frozenset(), needed=False, single=False, boundary=True)
            case "SUBPATTERN":
                yield from self.flatten(argument[-1])
            case "ATOMIC_GROUP":
                yield _group(self.flatten(argument))._replace(ways=1)
            case "MAX_REPEAT" | "MIN_REPEAT":
                yield self._repeat(*argument)
            case "POSSESSIVE_REPEAT":
                yield self._repeat(*argument)._replace(ways=1)
            case "BRANCH":
                yield _branch([self.flatten(branch) for branch in argument[1]])
            case "ASSERT" | "ASSERT_NOT":
                # A long look counts as a repeat that could share any text with any other.
                if (ways := _group(self.flatten(argument[1])).ways) > 50:
                    yield _Part(self.alphabet.keys, ways, needed=False, single=False)
            case _:
                raise ValueError(f"{operator.lower().replace('_', ' ')} isn't allowed in a pattern of a pack")

    def _repeat(self, low: int, high: Any, body: Any) -> _Part:
        parts = self.flatten(body)
        whole = _group(parts)
        if not whole.needed:
            raise ValueError(f"a repeat holds something that may be empty, so it could run away; {_REMEDY}")
        if int(high) == 1:
            return whole._replace(ways=whole.ways + 1, needed=low > 0)
        if len(parts) > 1 or whole.ways > 1:
            _check_loop(parts)
        return whole._replace(ways=max(min(int(high), LONGEST) - low + 1, 1), needed=low > 0)


def _group(parts: list[_Part]) -> _Part:
    """Several parts taken as one."""
    chars = frozenset().union(*(part.chars for part in parts))
    ambiguous = any(part.ambiguous for part in parts) or not all(_separated(*pair) for pair in _pairs(parts))
    needed = any(part.needed for part in parts)
    return _Part(chars, _check_line(parts), needed, single=False, ambiguous=ambiguous, first=_first(parts))


def _first(parts: list[_Part]) -> frozenset[str]:
    """The characters that a sequence of parts may begin with."""
    found: frozenset[str] = frozenset()
    for part in parts:
        found |= part.begins
        if part.needed:
            break
    return found


def _branch(branches: list[list[_Part]]) -> _Part:
    wholes = [_group(branch) for branch in branches]
    branches = [[part for part in branch if not part.boundary] for branch in branches]
    distinct = all(_are_distinct(a, b) for a, b in combinations(branches, 2))
    ways = (max if distinct and all(branches) else sum)(whole.ways for whole in wholes)
    chars = frozenset().union(*(whole.chars for whole in wholes))
    ambiguous = not distinct or any(whole.ambiguous for whole in wholes)
    first = frozenset().union(*(whole.begins for whole in wholes))
    return _Part(chars, ways, all(whole.needed for whole in wholes), single=False, ambiguous=ambiguous, first=first)


def _are_distinct(a: list[_Part], b: list[_Part]) -> bool:
    """True where no text can begin as both of two branches do; an empty branch differs from one that isn't."""
    if not a or not b:
        return any(part.needed for part in a or b)
    for one, other in zip(a, b, strict=False):
        if not one.needed or not other.needed:
            return False
        if not one.chars & other.chars:
            return True
        if not (one.single and other.single):
            return False
    return False


def _check_loop(parts: list[_Part]) -> None:
    """Refuses the body of a loop where two turns of it can share a text in more than one way."""
    if any(part.ambiguous for part in parts) or not all(_separated(*pair) for pair in _pairs([*parts, *parts])):
        raise ValueError(f"a repeat within a repeat could run away on some text; {_REMEDY}")


def _check_line(parts: list[_Part]) -> int:
    """In how many ways a sequence of parts can share a text, at most.

    Raises:
        ValueError: in too many.
    """
    most = 1
    for index, first in enumerate(parts):
        steps = first.ways
        for at in range(index + 1, len(parts)):
            if parts[at].ways > 1 and not _separated(first, parts[at], parts[index + 1 : at]):
                steps *= parts[at].ways
        most = max(most, steps if first.ways > 1 else 1)
    if most > STEPS:
        raise ValueError(f"several long repeats could share the same text, which takes too long; {_REMEDY}")
    return most


def _pairs(parts: list[_Part]) -> Iterator[tuple[_Part, _Part, list[_Part]]]:
    loops = [index for index, part in enumerate(parts) if part.ways > 1]
    for i, j in combinations(loops, 2):
        yield parts[i], parts[j], parts[i + 1 : j]


def _separated(first: _Part, second: _Part, between: list[_Part]) -> bool:
    r"""True where something must stand between two repeats that neither could hold.

    It may be what the second begins with: ``\d+(?:\.\d+)?`` has one way to share a number.
    """
    shared = first.chars & second.chars
    if not shared or any(part.needed and not part.chars & shared for part in between):
        return True
    if any(part.boundary for part in between) and _are_words_apart(first, second, between):
        return True
    return not between and not first.chars & second.begins


def _are_words_apart(first: _Part, second: _Part, between: list[_Part]) -> bool:
    r"""True where a ``\b`` keeps two repeats of letters apart: no text can pass it without something that is no letter."""
    if len(_letters(first.chars)) < len(first.chars) or len(_letters(second.chars)) < len(second.chars):
        return False
    return not any(_letters(part.chars) for part in between)


@lru_cache(maxsize=256)
def _letters(chars: frozenset[str]) -> frozenset[str]:
    r"""Those of some characters that are ``\w``."""
    return frozenset(char for char in chars if char == "_" or char.isalnum())
