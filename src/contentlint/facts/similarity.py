"""Likeness of texts: a small sketch of each page, by which near-duplicates among many pages are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from struct import pack, unpack
from typing import NamedTuple
from zlib import crc32

from contentlint.lazy import lazy

SHINGLE = 5
"""Words in a shingle, the unit that is compared (Broder 1997, "On the resemblance and containment of documents")."""

SLOTS = 63
"""Numbers in a sketch. The error of the estimated likeness is about sqrt(s(1-s)/63): 0.06 at s = 0.6."""

BANDS = 21
"""Bands of three slots. Two pages meet in a band with probability 1-(1-s^3)^21: 0.994 at s = 0.6, 0.43 at 0.3, 0.02 at 0.1."""

PASSAGES = 12
"""Shingles of a page whose places are kept, so that what two pages share can be shown."""

_WORD = lazy(r"\w+(?:['’]\w+)*+")
_EMPTY = 0xFFFFFFFF
_RANGE = 1 << 32


class Shingle(NamedTuple):
    """Five words in a row: their hash, and their half-open offsets in the text they come from."""

    hash: int
    start: int
    end: int


def shingles(text: str) -> Iterator[Shingle]:
    """The shingles of a text, case folded; a shorter text that has words is one shingle."""
    words = [match.span() for match in _WORD.finditer(text)]
    for number, value in enumerate(shingle_hashes(text)):
        yield Shingle(value, words[number][0], words[min(number + SHINGLE, len(words)) - 1][1])


def shingle_hashes(text: str) -> list[int]:
    """The hashes of the shingles of a text, in order."""
    words = [word.lower().encode("utf-8", "replace") for word in _WORD.findall(text)]
    join = b" ".join
    count = max(len(words) - SHINGLE + 1, min(len(words), 1))
    return [crc32(join(words[first : first + SHINGLE])) for first in range(count)]


def sketch(hashes: Iterable[int]) -> bytes:
    """The MinHash sketch of a set of 32-bit hashes: ``SLOTS`` numbers of four bytes.

    One permutation hashing: each hash falls into the slot of its upper bits, the smallest of a slot is kept (Li, Owen
    and Zhang 2012, https://arxiv.org/abs/1208.1259); an empty slot takes the number of the next filled one, moved by
    the distance (Shrivastava and Li 2014, https://arxiv.org/abs/1406.4784).
    """
    slots = [_EMPTY] * SLOTS
    width = _RANGE // SLOTS
    for value in hashes:
        # crc32 of near texts is near: a multiplication spreads it (Knuth's constant, 2^32 / golden ratio).
        value = value * 2654435761 % _RANGE
        slot = min(value // width, SLOTS - 1)
        if value < slots[slot]:
            slots[slot] = value
    filled = [number for number, value in enumerate(slots) if value != _EMPTY]
    if not filled:
        return pack(f"<{SLOTS}I", *slots)
    full = list(slots)
    for number in range(SLOTS):
        distance = 0
        while slots[(number + distance) % SLOTS] == _EMPTY:
            distance += 1
        full[number] = (slots[(number + distance) % SLOTS] + distance * 0x9E3779B1) % _RANGE
    return pack(f"<{SLOTS}I", *full)


def likeness(a: bytes, b: bytes) -> float:
    """The estimated share of shingles that two texts have in common (Jaccard), 0 to 1, from their sketches."""
    first, second = unpack(f"<{SLOTS}I", a), unpack(f"<{SLOTS}I", b)
    equal: int = sum(x == y for x, y in zip(first, second, strict=True))
    return equal / SLOTS


def bands(of: bytes) -> Iterator[tuple[int, bytes]]:
    """The keys under which like sketches meet: number of the band, and its bytes."""
    size = len(of) // BANDS
    for number in range(BANDS):
        yield number, of[number * size : (number + 1) * size]


def near_pairs(sketches: list[bytes], least: float, most_in_bucket: int = 200) -> dict[tuple[int, int], float]:
    """The pairs of positions whose sketches are at least that alike, and how alike they are.

    Where more than ``most_in_bucket`` pages meet in one band, each is compared with the first of them only, so that a
    site of equal pages costs no square of their number.
    """
    meeting: dict[tuple[int, bytes], list[int]] = {}
    for position, each in enumerate(sketches):
        for key in bands(each):
            meeting.setdefault(key, []).append(position)
    found: dict[tuple[int, int], float] = {}
    for members in meeting.values():
        for later, second in enumerate(members[1:], 1):
            for first in members[:later] if len(members) <= most_in_bucket else members[:1]:
                pair = (first, second)
                if pair not in found:
                    found[pair] = likeness(sketches[first], sketches[second])
    return {pair: share for pair, share in sorted(found.items()) if share >= least}
