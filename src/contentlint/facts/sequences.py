"""Words that follow one another, each described by a pattern, a part of speech, or both (Vale's ``sequence``).

As Vale does it (https://vale.sh/docs/checks/sequence and its ``internal/check/sequence.go``): the first step that has a
pattern and isn't negated is the anchor; from each word that fits it, the other steps are sought to its left and right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Self

from contentlint.facts.terms import Terms, with_flags
from contentlint.packs import hint
from contentlint.text.patterns import LONGEST, RegularExpression, as_part
from contentlint.text.tagging import Word, is_installed, tags_of

MOST = 50
"""Steps of a sequence, and words that may be skipped, at most: longer than nearly all sentences."""

_KEYS = {"pattern": str, "tag": str, "negate": bool, "skip": int, "ignore_case": bool}


class MissingTaggerError(ValueError):
    """A step asks for a part of speech, and there is no tagger; the message says how to install one."""


class Step(NamedTuple):
    """One word of a sequence: what it looks like (``pattern``), its part of speech (``tag``), or both.

    ``pattern`` stands as a whole word within the text of the word; ``tag`` anywhere in the tag, so that ``NN`` is any noun.
    With ``negate`` the word has neither. ``skip`` other words may stand between it and its neighbour on the side of
    the anchor; those of the anchor itself stand behind it.
    """

    pattern: RegularExpression | None = None
    tag: RegularExpression | None = None
    negate: bool = False
    skip: int = 0
    ignore_case: bool = False

    @classmethod
    def parse(cls, value: object) -> Self:
        """A step from a table of these names.

        Raises:
            ValueError: it is none, has an unknown key or a value that doesn't fit, or neither a pattern nor a tag.
        """
        if not isinstance(value, Mapping):
            raise ValueError(f"{value!r} is no table with pattern or tag")
        for key, each in value.items():
            if key not in _KEYS:
                raise ValueError(f"{key}: no such key in a step{hint(str(key), _KEYS)} ({', '.join(_KEYS)})")
            if type(each) is not _KEYS[key] and not isinstance(each, RegularExpression):
                raise ValueError(f"{key}: {each!r} doesn't fit")
        if not 0 <= value.get("skip", 0) <= MOST:
            raise ValueError(f"skip: {value['skip']} isn't between 0 and {MOST}")
        patterns = {key: RegularExpression.parse(value[key]) for key in ("pattern", "tag") if value.get(key)}
        if not patterns:
            raise ValueError("a step needs a pattern or a tag")
        return cls(**{**value, **patterns})

    def fits(self, word: str, tag: str, ignore_case: bool) -> bool:
        """True where a word is one that the step describes; without its tag, what the pattern says."""
        if self.pattern and self.looks_like(word, ignore_case) == self.negate:
            return False
        return not self.tag or (with_flags(self.tag, False).search(tag) is not None) != self.negate

    def looks_like(self, word: str, ignore_case: bool) -> bool:
        """True where the pattern is found in a word."""
        if self.pattern is None or len(word) > LONGEST:  # patterns are judged for texts of that length
            return False
        whole = rf"(?<!\w){as_part(self.pattern)}(?!\w)"
        return with_flags(whole, ignore_case or self.ignore_case).search(word) is not None


class Steps(tuple[Step, ...]):
    """The steps of a sequence in order."""

    __slots__ = ()
    type_name = "list of steps, each a table with pattern, tag, negate or skip"

    @classmethod
    def parse(cls, value: object) -> Self:
        """The steps, checked.

        Raises:
            MissingTaggerError: one has a tag, and the extra isn't installed.
            ValueError: it is no list, a step is wrong, or none can be the anchor.
        """
        if not isinstance(value, list | tuple) or not 0 < len(value) <= MOST:
            raise ValueError(f"must be a {cls.type_name}, {MOST} at most")
        found = cls(map(Step.parse, value))
        if not any(step.pattern and not step.negate for step in found):
            raise ValueError("one step at least needs a pattern that isn't negated: the search begins there")
        if found.need_tags and not is_installed():
            raise MissingTaggerError("a tag needs parts of speech: pip install 'contentlint[vale]'")
        return found

    @property
    def need_tags(self) -> bool:
        """True where a step asks for a part of speech."""
        return any(step.tag for step in self)

    @property
    def anchor(self) -> int:
        """The number of the step that the search begins with."""
        return next(number for number, step in enumerate(self) if step.pattern and not step.negate)

    @property
    def patterns(self) -> Terms:
        """What runs on the text."""
        return tuple(step.pattern for step in self if step.pattern)


def sequences(steps: Steps, words: tuple[Word, ...], *, ignore_case: bool = False) -> Iterator[tuple[Word, ...]]:
    """Where a sentence has the sequence: a word for each step; each anchor once, with what stands nearest to it."""
    texts = tuple(word.text for word in words)
    anchor = steps.anchor
    if not any(steps[anchor].looks_like(text, ignore_case) for text in texts):
        return
    tags = tags_of(texts) if steps.need_tags else ("",) * len(texts)
    pairs = list(zip(texts, tags, strict=True))
    fits = [[step.fits(*pair, ignore_case) for pair in pairs] for step in steps]
    skips = [step.skip for step in steps]
    if anchor + 1 < len(steps):
        skips[anchor + 1] = max(skips[anchor : anchor + 2])
    sides = list(zip(fits, skips, strict=True))
    left, right = _links(sides[:anchor][::-1], len(words), -1), _links(sides[anchor + 1 :], len(words), 1)
    for at in (at for at, fit in enumerate(fits[anchor]) if fit):
        before, behind = _follow(left, at), _follow(right, at)
        if before is not None and behind is not None:
            yield tuple(words[number] for number in (*reversed(before), at, *behind))


_Links = list[list[int | None]]


def _links(sides: list[tuple[list[bool], int]], count: int, by: int) -> _Links:
    """For each step outward from the anchor, and each word: the nearest word that fits, where all steps behind it fit as well.

    Takes time linear in steps times words, however much may be skipped.
    """
    links: _Links = []
    good = [True] * count
    for fits, skip in reversed(sides):
        nearest: list[int | None] = [None] * count
        last: int | None = None
        for at in range(count)[::-by]:
            nearest[at] = last if last is not None and abs(last - at) <= skip + 1 else None
            last = at if fits[at] and good[at] else last
        good = [link is not None for link in nearest]
        links.insert(0, nearest)
    return links


def _follow(links: _Links, at: int) -> list[int] | None:
    """The words that the links lead to from one; None where they end too early."""
    found: list[int] = []
    for nearest in links:
        following = nearest[at]
        if following is None:
            return None
        found.append(at := following)
    return found
