"""A guard against hanging: not a timing, but what turns a pattern that runs away into a failure instead of a wait."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 20.0
"""CPU seconds that no input of a test may take: a hundred times what they take, a hundredth of what a runaway would."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Fails what runs for more than ``SECONDS`` of CPU time; does nothing where the system has no such alarm."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def give_up(number: int, frame: object) -> None:
        raise AssertionError(f"still busy after {SECONDS:g} s of CPU time")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
