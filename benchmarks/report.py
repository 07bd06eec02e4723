"""What the report of a site costs: seconds, memory, and the size of the file.

    python benchmarks/report.py [--pages 500] [--folder FOLDER] [--jobs 2]

Without a folder of pages it writes the site of an invented clinic (``clinic_site.py --varied``). Memory is that of the
process and its workers together, looked at twenty times a second: what each has for itself, and its part of what it shares
(``Pss`` of /proc, so Linux only).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
STEP = 0.05


class Figures(NamedTuple):
    """Seconds of the processor and on the clock, the peak of memory in MB, and the size of the file in bytes."""

    cpu: float
    wall: float
    memory: float
    size: int


def main() -> None:
    parser = argparse.ArgumentParser(description="What the report of a site costs.")
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or written(Path(temporary, "site"), asked.pages)
        pages = sum(1 for _ in folder.rglob("*.html"))
        read = sum(path.stat().st_size for path in folder.rglob("*.html"))
        print(f"{pages} pages of {read / pages / 1000:.1f} kB on average; load {os.getloadavg()[0]:.1f}\n")
        print("| run | CPU s | wall s | peak MB | file MB |\n| --- | ---: | ---: | ---: | ---: |")
        for name, arguments in runs(asked.jobs).items():
            cost = run(folder, Path(temporary), arguments)
            print(f"| {name} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.memory:.0f} | {cost.size / 1e6:.2f} |")


def runs(jobs: int) -> dict[str, list[str]]:
    return {
        "one process": ["--jobs", "1", "--no-cache"],
        f"{jobs} workers": ["--jobs", str(jobs), "--no-cache"],
        "one process, into the cache": ["--jobs", "1"],
        "one process, from the cache": ["--jobs", "1"],
    }


def written(folder: Path, pages: int) -> Path:
    command = [sys.executable, ROOT / "benchmarks" / "clinic_site.py", folder, str(pages), "--varied"]
    subprocess.run(command, check=True, env=environment(folder))
    return folder


def environment(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "CONTENTLINT_NO_CACHE"}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "CONTENTLINT_CACHE_DIR": str(folder / "cache")}


def run(folder: Path, temporary: Path, arguments: list[str]) -> Figures:
    out = temporary / "report.html"
    command = [sys.executable, "-m", "contentlint.cli", "report", folder, "-o", out, "--isolated", *arguments]
    start, peak = time.perf_counter(), 0.0
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment(temporary)) as process:
        while (done := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            peak = max(peak, sum(map(memory, family(process.pid))))
            time.sleep(STEP)
        process.returncode = os.waitstatus_to_exitcode(done[1])
    if process.returncode:
        raise RuntimeError(f"status {process.returncode}: {' '.join(map(str, command))}")
    return Figures(done[2].ru_utime + done[2].ru_stime, time.perf_counter() - start, peak, out.stat().st_size)


def family(pid: int) -> Iterator[int]:
    """The process and all that it started."""
    yield pid
    try:
        started = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in started:
        yield from family(int(child))


def memory(pid: int) -> float:
    """The memory of a process in MB, what it shares with others counted in part; 0 where it is gone."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1000


if __name__ == "__main__":
    main()
