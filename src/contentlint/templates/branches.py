"""Which places of a template are alternatives of each other: the arms of its if, case, switch and else chains."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple


class Arm(NamedTuple):
    """One arm of a chain: a node of the tree of arms; node 0 is the page itself."""

    parent: int
    chain: int
    number: int
    depth: int


_PAGE = Arm(parent=0, chain=-1, number=0, depth=0)


@dataclass(frozen=True, slots=True)
class Branches:
    """The arms of a template: from `offsets[i]` (a code point of the text) to the next offset stands arm `arms[i]`."""

    offsets: tuple[int, ...] = ()
    arms: tuple[int, ...] = ()
    tree: tuple[Arm, ...] = (_PAGE,)

    def alternative(self, a: int, b: int) -> bool:
        """Whether the offsets `a` and `b` stand in different arms of one chain, so never both reach the page."""
        if not self.offsets:
            return False
        left, right = self._arm(a), self._arm(b)
        while left != right:
            one, other = self.tree[left], self.tree[right]
            if one.depth == other.depth and one.parent == other.parent:
                return one.chain == other.chain and one.number != other.number
            left = one.parent if one.depth >= other.depth else left
            right = other.parent if other.depth >= one.depth else right
        return False

    def _arm(self, offset: int) -> int:
        at = bisect_right(self.offsets, offset) - 1
        return self.arms[at] if at >= 0 else 0


NO_BRANCHES = Branches()


class Block(NamedTuple):
    """A block that is open: the syntax and name that close it, and the arm the reader is in."""

    dialect: str
    name: str
    arm: int


class BranchBuilder:
    """Collects arms while a template is read from start to end; blocks that never open or close are tolerated.

    Every method takes the half-open span of the tag that speaks: an arm begins behind its tag and ends before the next.
    """

    def __init__(self) -> None:
        self.case_left = True
        """Whether the case read last was left by a break, so that the next one is another arm."""
        self._offsets: list[int] = []
        self._arms: list[int] = []
        self._tree = [_PAGE]
        self._stack: list[Block] = []
        self._open: Counter[tuple[str, str | None]] = Counter()
        self._shared: dict[tuple[int, str], int] = {}

    def open(self, dialect: str, name: str, end: int, *, shared: str | None = None, number: int = 0) -> None:
        """Open a block; blocks of one parent with the same `shared` condition are one chain (`{{#x}}` and `{{^x}}`)."""
        parent = self._stack[-1].arm if self._stack else 0
        chain = len(self._tree)
        if shared is not None:
            chain = self._shared.setdefault((parent, shared), chain)
        self._push(dialect, name, Arm(parent, chain, number, self._tree[parent].depth + 1), end)

    def next_arm(self, dialect: str, start: int, end: int, *, name: str | None = None) -> None:
        """Begin the next arm of the innermost open block of the dialect (and name); nothing where none is open."""
        if block := self._pop(dialect, name, start):
            self.reopen(block, end)

    def close(self, dialect: str, start: int, *, name: str | None = None) -> Block | None:
        """Close the innermost open block of the dialect (and name) and all that stand open in it."""
        return self._pop(dialect, name, start)

    def reopen(self, block: Block, end: int) -> bool:
        """Begin the next arm of a block closed just before; false where the place has changed meanwhile."""
        arm = self._tree[block.arm]
        if arm.parent != (self._stack[-1].arm if self._stack else 0):
            return False
        self._push(block.dialect, block.name, arm._replace(number=arm.number + 1), end)
        return True

    def innermost(self, dialect: str) -> str:
        """The name of the innermost open block where it is of the dialect, else the empty text."""
        return self._stack[-1].name if self._stack and self._stack[-1].dialect == dialect else ""

    def build(self) -> Branches:
        """The arms collected so far."""
        return Branches(tuple(self._offsets), tuple(self._arms), tuple(self._tree)) if self._offsets else NO_BRANCHES

    def _push(self, dialect: str, name: str, arm: Arm, end: int) -> None:
        self._stack.append(Block(dialect, name, len(self._tree)))
        self._tree.append(arm)
        self._count(self._stack[-1], 1)
        self._mark(end)

    def _pop(self, dialect: str, name: str | None, start: int) -> Block | None:
        if not self._open[dialect, name]:
            return None
        while True:
            block = self._stack.pop()
            self._count(block, -1)
            if block.dialect == dialect and name in (None, block.name):
                self._mark(start)
                return block

    def _count(self, block: Block, step: int) -> None:
        self._open[block.dialect, block.name] += step
        self._open[block.dialect, None] += step

    def _mark(self, offset: int) -> None:
        # Several statements of one tag speak for one place, so an end may come before the begin noted last.
        self._offsets.append(max(offset, self._offsets[-1]) if self._offsets else offset)
        self._arms.append(self._stack[-1].arm if self._stack else 0)
