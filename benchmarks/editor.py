"""How long an editor waits for `contentlint server`: ``python benchmarks/editor.py [FILE]``, a made page of 50 kB by default.

Each change is one more sentence, a quarter of a second after the one before. Wall is from sending it to having the
diagnostics of that very version, hover and code actions from question to answer; CPU is what they cost the server.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from tests.server.client import Client  # noqa: E402
from work import page  # noqa: E402 - the path is set above

ROUNDS = 30
KINDS = ("diagnostics", "hover", "code actions")


def made() -> str:
    """Pages of the other benchmark, one after the other in a single body, up to 50 kB; with an image that has no alt."""
    text = page(0).replace("</body>", '<p><img src="a.png"></p></body>')
    number = 1
    while len(text) < 50_000:
        body = page(number).partition("<body")[2].partition(">")[2].partition("</body>")[0]
        text = text.replace("</body>", f"{body[: 50_000 - len(text) + 7]}</body>")
        number += 1
    return text


def session(text: str, rounds: int, *, questions: bool = True) -> tuple[float, list[list[float]], float]:
    """Seconds of the first look, of each kind of answer after that, and of the processor's time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    times: list[list[float]] = [[] for _ in KINDS]
    with tempfile.TemporaryDirectory() as folder, Client(folder=Path(folder)) as client:
        started = time.perf_counter()
        found = client.open("page.html", text)
        first = time.perf_counter() - started
        for version in range(2, rounds + 2):
            time.sleep(0.25)
            changed = text.replace("</body>", f"<p>This is note {version}.</p></body>")
            marks = [time.perf_counter()]
            client.change("page.html", version, changed)
            found = client.diagnostics("page.html", version)
            marks.append(time.perf_counter())
            if not questions:
                continue
            at = next((each for each in found if each["code"] == "image-alt-missing"), found[-1])["range"]
            client.hover("page.html", at["start"]["line"], at["start"]["character"])
            marks.append(time.perf_counter())
            client.actions("page.html", at)
            marks.append(time.perf_counter())
            for each, start, end in zip(times, marks, marks[1:], strict=False):
                each.append(end - start)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return first, times, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else made()
    first, times, whole = session(text, ROUNDS + 1)
    looks, base = (session(text, rounds, questions=False)[2] for rounds in (ROUNDS + 1, 1))
    print(f"{len(text.encode()) / 1000:.0f} kB, {ROUNDS + 1} changes; first look {first * 1000:.0f} ms")
    for kind, each in zip(KINDS, times, strict=True):
        median, fastest, slowest = (round(1000 * value) for value in (statistics.median(each), min(each), max(each)))
        print(f"{kind:13} median {median:4} ms, fastest {fastest:4}, slowest {slowest:4}")
    print(
        f"CPU a change  {(looks - base) / ROUNDS * 1000:4.0f} ms; with hover and code actions {(whole - base) / ROUNDS * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
