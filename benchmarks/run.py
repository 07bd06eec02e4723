"""Measures contentlint against bare lxml, against the script one would write instead, and against other checkers.

    python benchmarks/run.py FOLDER [--peers] [--rounds 5] [--pages 300] [--many 10000 --many-rounds 1] [--write]

FOLDER holds HTML pages. Everything is measured in the same run, alternated, and told as the median; quote the ratios.
``--write`` puts the tables into benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from functools import partial
from pathlib import Path

import measure
import peers
import soup_script
import stream
from lxml import etree
from measure import Cost, alternated, middle, of_call, of_process, ratio

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.source import Source

HERE = Path(__file__).resolve().parent
CHECK = (sys.executable, "-m", "contentlint.cli", "check", "--isolated", "--no-cache", "--format", "concise")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of HTML pages")
    parser.add_argument("--peers", action="store_true", help="install other checkers and measure them as well")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=300, help="pages of the smaller run for memory; 0: leave it out")
    parser.add_argument(
        "--many", type=int, default=0, help="also measure so many pages, the same ones with changed words"
    )
    parser.add_argument("--many-rounds", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/README.md")
    given = parser.parse_args()
    files = sorted(given.folder.resolve().rglob("*.html"))
    if not files:
        parser.error(f"{given.folder} holds no .html files")
    os.environ["PYTHONPATH"] = str(HERE.parent / "src")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # whoever installs a package has its bytecode
    tables = io.StringIO()
    with redirect_stdout(tables):
        measured(given, files)
    print(tables.getvalue())
    if given.write:
        readme = HERE / "README.md"
        head, mark, _ = readme.read_text(encoding="utf-8").partition("<!-- figures -->\n")
        readme.write_text(f"{head}{mark}\n{tables.getvalue().rstrip()}\n", encoding="utf-8")


def measured(given: argparse.Namespace, files: list[Path]) -> None:
    """Prints every table."""
    size = sum(file.stat().st_size for file in files) / len(files) / 1000
    shown = [part for part in sys.argv[1:] if part != str(given.folder)]
    print(f"`python benchmarks/run.py FOLDER {shlex.join(shown)}` on {date.today()}: {len(files)} pages of {size:.0f} kB on average; "
          f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}, "
          f"lxml {etree.__version__}; median of {given.rounds} rounds, alternated.\n")  # fmt: skip
    in_process(files, given.rounds)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if given.peers:
            peers.install(folder)
        whole_process(files, folder, given.rounds, with_peers=given.peers)
        start_up(files, folder, given.rounds, with_peers=given.peers)
        if given.many:
            many_pages(given, folder)
    if given.pages:
        memory(given.folder.resolve(), given.pages)


def in_process(files: list[Path], rounds: int) -> None:
    """Rules alone: no start-up, no reading of files."""
    data = [(file.as_posix(), file.read_bytes()) for file in files]
    texts = [raw.decode("utf-8", "replace") for _, raw in data]
    config = Config().keeping(across=False)
    _ = config.active
    runs: dict[str, Callable[[], Cost]] = {
        "bare lxml": lambda: of_call(lambda: [etree.HTML(raw) for _, raw in data if raw.strip()]),
        "contentlint, all recommended rules": lambda: of_call(
            lambda: list(lint((Source.from_bytes(raw, name) for name, raw in data), config))
        ),
        "BeautifulSoup + textstat script": lambda: of_call(lambda: [soup_script.check(text) for text in texts]),
    }
    alternated(runs, 1)  # the first round loads word lists
    table("In one process, start-up left out", alternated(runs, rounds), len(files), "bare lxml")


def whole_process(files: list[Path], folder: Path, rounds: int, *, with_peers: bool) -> None:
    """Each program as a user starts it, on all pages at once."""
    known = {
        "bare lxml": [sys.executable, str(HERE / "bare_lxml.py")],
        "contentlint": list(CHECK),
        "BeautifulSoup + textstat script": [sys.executable, str(HERE / "soup_script.py")],
    }
    if with_peers:
        print(f"Peers: {peers.versions(folder)}\n")
        known |= peers.commands(folder)
    runs = {name: partial(of_process, [*command, *files], folder) for name, command in known.items()}
    table("Whole process on all pages", alternated(runs, rounds), len(files), "contentlint")


def start_up(files: list[Path], folder: Path, rounds: int, *, with_peers: bool) -> None:
    """One small page: what a person waits for who has just saved a file."""
    page = min(files, key=lambda file: abs(file.stat().st_size - 10_000))
    known = {"python -c pass": [sys.executable, "-c", "pass"], "contentlint": [*CHECK, str(page)]}
    if with_peers:
        known |= {name: [*command, str(page)] for name, command in peers.commands(folder).items()}
    runs = {name: partial(of_process, command, folder) for name, command in known.items()}
    table(
        f"Whole process on one page of {page.stat().st_size / 1000:.0f} kB",
        alternated(runs, 2 * rounds),
        1,
        "contentlint",
    )


def many_pages(given: argparse.Namespace, temporary: Path) -> None:
    """So many pages that no start-up counts, and no two alike, so that remembering pages helps nobody."""
    folder = temporary / "many"
    for number, (name, text) in enumerate(stream.pages(given.folder.resolve(), given.many)):
        # A flat folder for each thousand: programs differ in how they walk deep trees.
        path = folder / str(number // 1000) / f"{number}-{Path(name).name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    known = {
        "bare lxml": [sys.executable, str(HERE / "bare_lxml.py"), str(folder)],
        "contentlint": [*CHECK, "--jobs", "1", str(folder)],
        "contentlint, a process for each core": [*CHECK, "--jobs", "0", str(folder)],
    }
    if given.peers and "htmlhint" in (commands := peers.commands(temporary)):
        known["htmlhint"] = [*commands["htmlhint"], str(folder)]
    runs = {name: partial(of_process, command, temporary) for name, command in known.items()}
    costs = alternated(runs, given.many_rounds)
    table(f"Whole process on {given.many} pages, {given.many_rounds} round(s)", costs, given.many, "contentlint")


def memory(folder: Path, count: int) -> None:
    """The peak of a process that lints a stream of pages, and of one that lints ten times as many."""
    print("**Peak memory of a stream of pages**\n")
    print("| rules | pages | peak MB | pages | peak MB |\n| --- | ---: | ---: | ---: | ---: |")
    stream = (sys.executable, str(HERE / "stream.py"), str(folder))
    for kind, told in (("page", "those of single pages"), ("site", "all, across pages too")):
        few, many = (_told([*stream, str(n), kind]).split()[-2] for n in (count, 10 * count))
        print(f"| {told} | {count} | {few} | {10 * count} | {many} |")
    kept = int(_told([*stream, str(count), "notes"]))
    print(f"\nThe rules across pages keep {kept} bytes of each page (pickled notes), and their findings until the end.")


def _told(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def table(title: str, costs: dict[str, list[Cost]], count: int, base: str) -> None:
    """Prints a table in Markdown: milliseconds a page, and the ratio to one of the lines."""
    print(
        f"**{title}**\n\n| program | CPU ms a page | wall ms a page | CPU against {base} |\n| --- | ---: | ---: | ---: |"
    )
    for name, told in sorted(costs.items(), key=lambda pair: measure.middle(pair[1]).cpu):
        cost = middle(told)
        print(
            f"| {name} | {cost.cpu / count * 1e3:.1f} | {cost.wall / count * 1e3:.1f} | {ratio(told, costs[base]):.2f} |"
        )
    print(flush=True)


if __name__ == "__main__":
    main()
