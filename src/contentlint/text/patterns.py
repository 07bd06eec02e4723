r"""Regular expressions that anyone may put into a pack, and that can't run away.

A pattern of a pack is read before it is used. It is refused where a loop in it could share out the same text in more
than one way (``(\w+\s?)*``), since such a pattern takes exponential time on a page made for it, and where long repeats
follow one another that could do so (``.*cure.*x``). The test is conservative: it refuses some patterns that would do no
harm, and says what to write instead.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple, Self

LONGEST = 1000
"""Code points of text that a pattern is run on at once."""

STEPS = 2_500
"""Ways in which the loops that follow one another may share a text, from one starting point (fifty by fifty)."""

_PLAIN = re.compile(r"[\w '’,-]*")
_FLAGS = re.compile(r"\(\?([imsx]+)\)")
_REMEDY = "make the inner repeat possessive (`\\w++`), or bound it (`{0,40}`)"
_ALPHABET = tuple(chr(code) for code in range(0x180)) + tuple("ЖжΩωא中あ٣‐–’“…\u2028\u00ad")


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
        if _PLAIN.fullmatch(value):
            return cls(value)
        try:
            tree = importlib.import_module("re._parser").parse(value)
            if "(?<" in value:
                re.compile(value)  # only the compiler sees a lookbehind that may be of several lengths
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"{value!r} is no regular expression: {error}") from None
        _check_line(_flatten(tree))
        return cls(value)


@lru_cache(maxsize=1024)
def compiled(pattern: str, ignore_case: bool = False) -> re.Pattern[str]:
    """A pattern ready to run."""
    return re.compile(pattern, re.IGNORECASE if ignore_case else 0)


def as_part(pattern: str) -> str:
    """A pattern as a group that can stand within another one: flags at its start (``(?i)``) hold for the group alone."""
    flags = _FLAGS.match(pattern)
    return f"(?{flags[1]}:{pattern[flags.end() :]})" if flags else f"(?:{pattern})"


class _Part(NamedTuple):
    """A stretch of a pattern.

    ``chars`` are the characters it may hold, ``ways`` in how many lengths, ``needed`` whether it holds at least one,
    ``single`` whether exactly one; ``ambiguous`` where it can match the very same text in several ways; ``first`` the
    characters it may begin with, where they aren't all of its characters. ``boundary`` is what stands for a word's edge,
    which holds nothing.
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


def _flatten(tree: Iterable[tuple[Any, Any]]) -> list[_Part]:
    """The parts of a pattern in order.

    Raises:
        ValueError: a loop in it is ambiguous, or it uses what this test can't judge.
    """
    return [part for operator, argument in tree for part in _parts(str(operator), argument)]


def _parts(operator: str, argument: Any) -> Iterator[_Part]:
    match operator:
        case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
            yield _Part(_chars(operator, argument))
        case "AT":
            if str(argument) == "AT_BOUNDARY":
                yield _Part(frozenset(), needed=False, single=False, boundary=True)
        case "SUBPATTERN":
            yield from _flatten(argument[-1])
        case "ATOMIC_GROUP":
            yield _group(_flatten(argument))._replace(ways=1)
        case "MAX_REPEAT" | "MIN_REPEAT":
            yield _repeat(*argument)
        case "POSSESSIVE_REPEAT":
            yield _repeat(*argument)._replace(ways=1)
        case "BRANCH":
            yield _branch([_flatten(branch) for branch in argument[1]])
        case "ASSERT" | "ASSERT_NOT":
            # A long look counts as a repeat that could share any text with any other.
            if (ways := _group(_flatten(argument[1])).ways) > 50:
                yield _Part(frozenset(_ALPHABET), ways, needed=False, single=False)
        case _:
            raise ValueError(f"{operator.lower().replace('_', ' ')} isn't allowed in a pattern of a pack")


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


def _repeat(low: int, high: Any, body: Any) -> _Part:
    parts = _flatten(body)
    whole = _group(parts)
    if not whole.needed:
        raise ValueError(f"a repeat holds something that may be empty, so it could run away; {_REMEDY}")
    if int(high) == 1:
        return whole._replace(ways=whole.ways + 1, needed=False)
    if len(parts) > 1 or whole.ways > 1:
        _check_loop(parts)
    return whole._replace(ways=max(min(int(high), LONGEST) - low + 1, 1), needed=low > 0)


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
    word = _matching(r"\w")
    return _is_word(first.chars) and _is_word(second.chars) and not any(part.chars & word for part in between)


@lru_cache(maxsize=256)
def _is_word(chars: frozenset[str]) -> bool:
    return all(char == "_" or char.isalnum() for char in chars)


@lru_cache(maxsize=256)
def _matching(pattern: str) -> frozenset[str]:
    found = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return frozenset(char for char in _ALPHABET if found.fullmatch(char))


def _chars(operator: str, argument: Any) -> frozenset[str]:
    """The characters of the test alphabet that one place of a pattern may hold, in either case."""
    if operator == "ANY":
        return frozenset(_ALPHABET)
    if operator == "LITERAL":
        return _one(argument)
    if operator == "NOT_LITERAL":
        return frozenset(_ALPHABET) - {chr(argument)}
    found: set[str] = set()
    negated = False
    for kind, value in argument:
        match str(kind):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found |= _one(value) if not negated else {chr(value)}
            case "RANGE":
                found |= {char for char in _ALPHABET if value[0] <= ord(char) <= value[1]} | {chr(value[0])}
            case "CATEGORY":
                found |= _matching(_CATEGORIES[str(value)])
    if negated:
        return frozenset(_ALPHABET) - found
    return frozenset(found | {swapped for char in found if len(swapped := char.swapcase()) == 1})


def _one(code: int) -> frozenset[str]:
    return frozenset((chr(code), chr(code).swapcase()))


_CATEGORIES = {
    f"CATEGORY_{'NOT_' if letter.isupper() else ''}{name}": f"\\{letter}"
    for name, letters in (("DIGIT", "dD"), ("SPACE", "sS"), ("WORD", "wW"))
    for letter in letters
}
