"""Lints web archives on a Dask cluster, and says what a billion pages would cost. README.md beside this tells how.

python at_scale.py make FOLDER --archives 2 --pages 100
python at_scale.py lint FOLDER --out findings [--scheduler tcp://host:8786] [--workers 2]
python at_scale.py cost FOLDER [--pages 1e9]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import time
from base64 import b32encode
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from hashlib import sha1
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from contentlint import Config, lint, warc

WORDS = """clinic knee pain care visit doctor nurse exercise muscle joint walk sleep week month team plan question answer help
treatment therapy rest cold warm gentle strong often seldom before after morning evening appointment assessment recovery""".split()


def main() -> None:
    options = arguments()
    if options.command == "make":
        options.folder.mkdir(parents=True, exist_ok=True)
        for number in range(options.archives):
            write_archive(options.folder / f"clinics-{number:03}.warc.gz", options.archive_pages, seed=number)
        return
    paths = archives(options.folder)
    with cluster(options.scheduler, options.workers) as client:
        if options.command == "lint":
            print(run(paths, options.out, client.get_executor()))
        else:
            print(told(measured(paths, client), options.pages))


def archives(folder: Path) -> list[Path]:
    """The archives of a folder by name; on a cluster it is one that all machines see."""
    found = sorted(folder.glob("*.warc.gz"))
    return found or sys.exit(f"there is no *.warc.gz in {folder}; `make` writes some")


@contextmanager
def cluster(scheduler: str | None, workers: int) -> Iterator[Any]:
    """A client of a running scheduler, or of worker processes on this machine. One thread each: Python has one lock."""
    from distributed import Client, LocalCluster

    with ExitStack() as stack:
        machine = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
        yield stack.enter_context(Client(scheduler or stack.enter_context(LocalCluster(**machine))))


def run(paths: list[Path], out: Path, executor: Executor | None) -> str:
    """Lints archive by archive into a file of JSON lines each; one that is there already was finished by an earlier run."""
    out.mkdir(parents=True, exist_ok=True)
    config = Config().keeping(across=False)  # rules across pages ask for a whole site, not for a slice of the web
    count = 0
    for path in paths:
        target = out / f"{path.name}.jsonl"
        if target.exists():
            continue
        part = target.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            for finding in lint(warc.sources(path), config, executor=executor, ahead=1_000, batch=25):
                place = finding.place
                row = [place.path, finding.rule, str(finding.severity), place.start, place.end, place.excerpt]
                file.write(json.dumps(row) + "\n")
                count += 1
        part.replace(target)
    return f"{count} findings in {len(paths)} archives"


class Cost(NamedTuple):
    """What a page costs: seconds of processor time of the workers and of the driver (with the scheduler where it runs there),
    bytes of archive, and bytes of findings."""

    worker: float
    driver: float
    archive: float
    findings: float


def measured(paths: list[Path], client: Any) -> Cost:
    """The means over some archives. They are linted once before, since the first page of a worker pays for its start."""
    with tempfile.TemporaryDirectory() as folder:
        run(paths, Path(folder) / "first", client.get_executor())
        workers, driver = sum(client.run(time.process_time).values()), time.process_time()
        run(paths, Path(folder) / "second", client.get_executor())
        workers, driver = sum(client.run(time.process_time).values()) - workers, time.process_time() - driver
        size = sum(path.stat().st_size for path in (Path(folder) / "second").iterdir())
    pages = sum(1 for path in paths for _ in warc.sources(path))
    return Cost(workers / pages, driver / pages, sum(path.stat().st_size for path in paths) / pages, size / pages)


def told(cost: Cost, pages: float) -> str:
    """The sum for so many pages like these."""
    seconds = pages * (cost.worker + cost.driver)
    return f"""\
a page: {cost.worker * 1e3:.1f} ms of a worker, {cost.driver * 1e3:.2f} ms of the driver, {cost.archive:,.0f} bytes of archive, \
{cost.findings:,.0f} bytes of findings
{pages:,.0f} pages: {seconds / 3_600:,.0f} core-hours, that is {seconds / 86_400:,.0f} cores for a day
one driver feeds {cost.worker / cost.driver:,.0f} workers; beyond that, give each driver archives of its own
{pages * cost.archive / 1e12:,.2f} TB of archives are read twice, {pages * cost.findings / 1e12:,.2f} TB of findings written"""


def write_archive(path: Path, pages: int, *, seed: int) -> None:
    """An archive as a crawl leaves it: a request, a response and a record about it for each page, each gzipped by itself."""
    chance = random.Random(seed)
    with path.open("wb") as file:
        file.write(record("warcinfo", path.name, "application/warc-fields", b"software: contentlint example\r\n"))
        for number in range(pages):
            address = f"https://clinic-{seed}.example/{number}"
            ask = f"GET /{number} HTTP/1.1\r\nHost: clinic-{seed}.example\r\n\r\n".encode()
            answer = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(chance, number).encode()
            )
            file.write(record("request", address, "application/http; msgtype=request", ask))
            file.write(record("response", address, "application/http; msgtype=response", answer))
            file.write(record("metadata", address, "application/warc-fields", b"fetchTimeMs: 12\r\n"))


def record(kind: str, address: str, content: str, block: bytes) -> bytes:
    digest = b32encode(sha1(block, usedforsecurity=False).digest()).decode()
    name = uuid5(NAMESPACE_URL, f"{kind} {address}")
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{name}>\r\nContent-Type: {content}\r\nWARC-Block-Digest: sha1:{digest}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def page(chance: random.Random, number: int) -> str:
    def sentences(count: int) -> str:
        return " ".join(f"{' '.join(chance.sample(WORDS, chance.randint(6, 16))).capitalize()}." for _ in range(count))

    sections = "".join(
        f"<h2>{chance.choice(WORDS).capitalize()} {part}</h2><p>{sentences(6)}</p><img src='{part}.jpg'><p>{sentences(4)}</p>"
        for part in range(8)
    )
    menu = "".join(f"<li><a href='/{to}'>{chance.choice(WORDS)} {to}</a></li>" for to in range(20))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Knee pain {number}</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><h1>Knee pain {number}</h1>{sections}</main></body></html>"
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("make", "lint", "cost"):
        command = commands.add_parser(name)
        command.add_argument("folder", type=Path)
        if name == "make":
            command.add_argument("--archives", type=int, default=2)
            command.add_argument("--pages", dest="archive_pages", type=int, default=100)
        else:
            command.add_argument("--scheduler", help="the address of a running scheduler")
            command.add_argument("--workers", type=int, default=2, help="worker processes on this machine")
        if name == "lint":
            command.add_argument("--out", type=Path, default=Path("findings"))
        if name == "cost":
            command.add_argument("--pages", type=float, default=1e9)
    return parser.parse_args()


if __name__ == "__main__":
    main()
