"""Time, measured so that two programs can be compared on a machine that others use as well."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Cost(NamedTuple):
    """What a run took: seconds of the processor, and seconds on the clock."""

    cpu: float
    wall: float


def of_process(command: Sequence[str | Path], folder: Path | None = None) -> Cost:
    """The cost of a whole process, its children included; its output is thrown away.

    Raises:
        RuntimeError: it couldn't do its work (findings are no failure).
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"status {process.returncode}: {' '.join(map(str, command))[:200]}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start)


def of_call(work: Callable[[], object]) -> Cost:
    """The cost of a call in this process."""
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - start)


def alternated(runs: dict[str, Callable[[], Cost]], rounds: int) -> dict[str, list[Cost]]:
    """The costs of each run, one of each kind a round, so that a busy moment hits all of them."""
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            costs[name].append(run())
    return costs


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(figures) for figures in zip(*costs, strict=True)))


def ratio(costs: list[Cost], others: list[Cost]) -> float:
    """How often the processor time of `others` goes into that of `costs`: the median of the rounds."""
    return median(one.cpu / other.cpu for one, other in zip(costs, others, strict=True))
