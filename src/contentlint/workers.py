"""Pages through an executor: in order, a bounded number of them in flight, none lost to a worker that dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from contentlint.facts.site_files import watched
from contentlint.source import Source

if TYPE_CHECKING:
    from concurrent.futures import Executor

BATCH = 4
"""Pages that travel to a worker together."""

Told = tuple[Any, frozenset[tuple[str, int]]]
"""What the work on a page gave, and the folders that it depends on."""


class Kept(NamedTuple):
    """Where results are kept between runs: the key of a source, what is kept under a key, and how to keep more."""

    key: Callable[[Source], bytes | None]
    get: Callable[[bytes | None], Any]
    put: Callable[[bytes, Any, Iterable[tuple[str, int]]], None]


def through(
    sources: Iterable[Source],
    work: Callable[[Source], Any],
    lost: Callable[[Source], Any],
    *,
    executor: Executor | None = None,
    ahead: int = 256,
    batch: int = BATCH,
    kept: Kept | None = None,
) -> Iterator[tuple[Source, Any]]:
    """What ``work`` makes of each source, in the order given; ``lost`` makes it of a page that killed its process.

    ``work`` can be pickled where the executor needs that. ``ahead`` pages at most are in flight, ``batch`` travel together.
    """
    pending: deque[_Batch] = deque()
    waiting: list[tuple[Source, bytes | None]] = []
    size = 1 if executor is None else batch
    with _Workers(executor, work, lost) as workers:

        def send() -> None:
            if waiting:
                chosen = [source for source, _ in waiting]
                pending.append(_Batch(chosen, [key for _, key in waiting], workers.start(chosen)))
                waiting.clear()

        for source in sources:
            key = kept.key(source) if kept is not None else None
            known = kept.get(key) if kept is not None else None
            if known is not None:
                send()
                pending.append(_Batch([source], [None], [(known, frozenset())]))
            else:
                waiting.append((source, key))
                if len(waiting) >= size:
                    send()
            while len(pending) * size > max(ahead - size, 0) or (executor is None and pending):
                yield from _finished(pending.popleft(), workers, kept)
        send()
        while pending:
            yield from _finished(pending.popleft(), workers, kept)


class _Batch(NamedTuple):
    """Pages on their way: sources, the keys to keep them under, and the results (a list), or what will give them."""

    sources: list[Source]
    keys: list[bytes | None]
    results: Any


def _finished(batch: _Batch, workers: _Workers, kept: Kept | None) -> Iterator[tuple[Source, Any]]:
    for source, key, (result, folders) in zip(batch.sources, batch.keys, workers.finish(batch), strict=True):
        if kept is not None and key is not None:
            kept.put(key, result, folders)
        yield source, result


class _Workers:
    """Runs batches in an executor, or here where there is none.

    A worker that dies takes its batch along; the pages of that batch, and all later ones, then run one by one in a
    process of their own, so that the page that kills it is known and no other page is lost.
    """

    def __init__(self, executor: Executor | None, work: Callable[[Source], Any], lost: Callable[[Source], Any]) -> None:
        self.executor = executor
        self.work = _Shared(work)
        self.lost = lost
        self.spare: Executor | None = None
        self.broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self.spare is not None:
            self.spare.shutdown(cancel_futures=True)

    def start(self, sources: list[Source]) -> Any:
        """A future of the results, or what to call for them."""
        if self.executor is None:
            return partial(_work_on, sources, self.work)
        if self.broken:
            return None
        try:
            return self.executor.submit(_work_on, sources, self.work)
        except RuntimeError:  # a broken executor's, too
            self.broken = True
            return None

    def finish(self, batch: _Batch) -> list[Told]:
        """The results of a batch; waits for them."""
        if isinstance(batch.results, list):
            return batch.results
        if isinstance(batch.results, partial):
            found: list[Told] = batch.results()
            return found
        if batch.results is not None:
            try:
                found = batch.results.result()
            except Exception:  # noqa: BLE001 - executors tell a dead worker in many ways; the pages are run again below
                self.broken = self.broken or _is_broken(self.executor)
            else:
                return found
        return [self._alone(source) for source in batch.sources]

    def _alone(self, source: Source) -> Told:
        from concurrent.futures import (  # not needed by most runs, and slow to import
            BrokenExecutor,
            ProcessPoolExecutor,
        )

        if self.spare is None:
            self.spare = ProcessPoolExecutor(1)
        try:
            found: list[Told] = self.spare.submit(_work_on, [source], self.work).result()
        except BrokenExecutor:
            self.spare.shutdown()
            self.spare = None
            return self.lost(source), frozenset()
        return found[0]


def _is_broken(executor: Executor | None) -> bool:
    try:
        assert executor is not None
        executor.submit(int).result()
    except Exception:  # noqa: BLE001 - whatever it says, it doesn't work
        return True
    return False


class _Shared:
    """The work on its way to workers: pickled once for all batches, and unpickled once in each process."""

    def __init__(self, work: Callable[[Source], Any]) -> None:
        self.work = work

    @cached_property
    def _pickled(self) -> bytes:
        import pickle  # not needed where one process does it all, like the one below

        return pickle.dumps(self.work, pickle.HIGHEST_PROTOCOL)

    def __reduce__(self) -> tuple[Callable[[bytes], _Shared], tuple[bytes]]:
        return _unpickled, (self._pickled,)


@lru_cache(maxsize=4)
def _unpickled(data: bytes) -> _Shared:
    import pickle

    return _Shared(pickle.loads(data))  # noqa: S301 - made by this program, and sent by the executor's own pickle


def _work_on(sources: Sequence[Source], shared: _Shared) -> list[Told]:
    told: list[Told] = []
    for source in sources:
        with watched() as folders:
            result = shared.work(source)
        told.append((result, frozenset(folders)))
    return told
