"""`lint(executor=…)` on a real Dask cluster: worker processes of its own, that may die."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.source import Source
from tests.test_engine import PAGES, deadly, only
from tests.test_warc import page, write

distributed = pytest.importorskip("distributed")
dask_config = pytest.importorskip("dask.config")
pytest.importorskip("warcio")

from contentlint import warc  # noqa: E402

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::UserWarning"),
    pytest.mark.skipif(os.name == "nt", reason="signals differ"),
]
EVERYTHING = Config(select=("all",))


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    settings = {"distributed.scheduler.allowed-failures": 1, "distributed.comm.timeouts.connect": "5s"}
    with (
        dask_config.set(settings),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for number, text in enumerate(PAGES):
        (tmp_path / f"{number:02}.html").write_text(text, encoding="utf-8")
    return sorted(tmp_path.glob("*.html"))


def archive(tmp_path: Path) -> Path:
    return write(tmp_path / "crawl.warc.gz", [page(number, text) for number, text in enumerate(PAGES)])


def test_the_workers_are_other_processes(client: Any) -> None:
    pids = set(client.run(os.getpid).values())
    assert len(pids) == 2 and os.getpid() not in pids


def test_files_give_the_same_findings_as_here(client: Any, files: list[Path]) -> None:
    here = list(lint(files, EVERYTHING))
    assert len(here) >= 60
    assert list(lint(files, EVERYTHING, executor=client.get_executor())) == here


def test_records_of_an_archive_give_the_same_findings_as_here(client: Any, tmp_path: Path) -> None:
    path = archive(tmp_path)
    here = list(lint(warc.sources(path), EVERYTHING))
    assert len({finding.place.path for finding in here}) == len(PAGES)
    assert list(lint(warc.sources(path), EVERYTHING, executor=client.get_executor())) == here


def test_records_are_the_pages_that_they_were(client: Any, tmp_path: Path) -> None:
    found = lint(warc.sources(archive(tmp_path)), EVERYTHING.keeping(across=False), executor=client.get_executor())
    texts = (
        Source.from_text(text, source.name) for text, source in zip(PAGES, warc.sources(archive(tmp_path)), strict=True)
    )
    known = lint(texts, EVERYTHING.keeping(across=False))
    assert [(f.rule, f.place) for f in found] == [(f.rule, f.place) for f in known]


def test_a_worker_killed_in_the_middle_loses_no_page_and_repeats_none(client: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "long.warc", [page(number, PAGES[number % 30]) for number in range(150)])
    here = list(lint(warc.sources(path), EVERYTHING))
    there = lint(warc.sources(path), EVERYTHING, executor=client.get_executor(), ahead=64)
    found = [next(there) for _ in range(20)]
    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
    found += there
    assert found == here


def test_a_page_that_kills_every_worker_is_told_and_the_others_are_linted(client: Any) -> None:
    pages = [Source.from_text("POISON" if number == 9 else "fine", f"{number}.html") for number in range(24)]
    found = list(lint(pages, only(deadly), executor=client.get_executor()))
    assert [finding.place.path for finding in found] == [f"{number}.html" for number in range(24)]
    assert [finding.rule for finding in found if finding.rule != "text-deadly"] == ["rule-crashed"]
    assert found[9].message.startswith("this page killed the process that read it")
