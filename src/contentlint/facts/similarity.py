"""Likeness of texts: a small sketch of each page, by which near-duplicates among many pages are found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from struct import pack, unpack
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


def shingle_hashes(text: str) -> list[int]:
    """The hashes of the shingles of a text, case folded, in order; a shorter text that has words is one shingle.

    They are numbers of 32 bits that are spread evenly, however alike the shingles.
    """
    joined = " ".join(_WORD.findall(text)).lower().encode("utf-8", "replace")
    if not joined:
        return []
    behind = list(accumulate(map(len, joined.split(b" "))))  # the end of each word, blanks left out
    ends = behind[SHINGLE - 1 :] or behind[-1:]
    more = min(SHINGLE, len(behind)) - 1
    # crc32 of near texts is near: a multiplication spreads it (Knuth's constant, 2^32 / golden ratio).
    return [
        crc32(joined[start + number : end + number + more]) * 2654435761 % _RANGE
        for number, (start, end) in enumerate(zip((0, *behind), ends, strict=False))
    ]


def sketch(hashes: Iterable[int]) -> bytes:
    """The MinHash sketch of a set of evenly spread 32-bit hashes: the lower 16 bits of ``SLOTS`` numbers.

    One permutation hashing: each hash falls into the slot of its upper bits, the smallest of a slot is kept (Li, Owen
    and Zhang 2012, https://arxiv.org/abs/1208.1259); an empty slot takes the number of the next filled one, moved by
    the distance (Shrivastava and Li 2014, https://arxiv.org/abs/1406.4784). Of each
    number the lower bits are kept, which say as much (Li and König 2010, https://arxiv.org/abs/0910.3349).
    """
    ordered = [*sorted(hashes), _EMPTY]
    width = _RANGE // SLOTS
    firsts = [bisect_left(ordered, number * width) for number in range(SLOTS)]
    slots = [ordered[first] for first in firsts]
    for number in range(SLOTS - 1):
        if slots[number] >= (number + 1) * width:
            slots[number] = _EMPTY
    if all(value == _EMPTY for value in slots):
        return b"\xff" * 2 * SLOTS
    full = list(slots)
    for number in range(SLOTS):
        distance = 0
        while slots[(number + distance) % SLOTS] == _EMPTY:
            distance += 1
        full[number] = (slots[(number + distance) % SLOTS] + distance * 0x9E3779B1) & 0xFFFF
    return pack(f"<{SLOTS}H", *full)


def likeness(a: bytes, b: bytes) -> float:
    """The estimated share of shingles that two texts have in common (Jaccard), 0 to 1, from their sketches."""
    first, second = unpack(f"<{SLOTS}H", a), unpack(f"<{SLOTS}H", b)
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
