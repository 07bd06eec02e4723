"""What the time of a run goes to: each rule and fact for itself, without what it waited for."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Times:
    """Seconds and calls by kind (``rule``, ``fact``, ``page``) and name.

    What is measured inside another measurement counts for the inner one only, so that the seconds add up to the whole.
    """

    def __init__(self) -> None:
        self.seconds: dict[tuple[str, str], float] = {}
        self.calls: dict[tuple[str, str], int] = {}
        self._inner: list[float] = []

    @contextmanager
    def measure(self, kind: str, name: str) -> Iterator[None]:
        """Counts the time of a ``with`` block."""
        self._inner.append(0.0)
        start = time.perf_counter()
        try:
            yield
        finally:
            elapsed = time.perf_counter() - start
            key = (kind, name)
            self.seconds[key] = self.seconds.get(key, 0.0) + elapsed - self._inner.pop()
            self.calls[key] = self.calls.get(key, 0) + 1
            if self._inner:
                self._inner[-1] += elapsed

    def lines(self, least: float = 0.005) -> Iterable[str]:
        """The table, what takes longest first; what takes less than ``least`` of the whole is summed up."""
        total = sum(self.seconds.values())
        yield f"{'ms':>10} {'share':>6} {'calls':>8}"
        rest = 0.0
        for kind, name in sorted(self.seconds, key=lambda key: -self.seconds[key]):
            spent = self.seconds[kind, name]
            if spent < least * total:
                rest += spent
                continue
            yield f"{spent * 1000:>10.1f} {spent / total:>6.1%} {self.calls[kind, name]:>8}  {kind} {name}"
        if rest:
            yield f"{rest * 1000:>10.1f} {rest / total:>6.1%} {'':>8}  all others"
        yield f"{total * 1000:>10.1f} {'':>6} {'':>8}  in all"
