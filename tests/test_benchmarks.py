"""The parts of the benchmarks that could be wrong without anyone noticing; no time is asserted."""

import sys
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.measure import Cost, alternated, middle, of_process, ratio
from benchmarks.stream import notes, pages


def test_the_median_of_each_figure_and_of_the_ratios() -> None:
    slow, fast = [Cost(8, 9), Cost(2, 3), Cost(6, 1)], [Cost(2, 1), Cost(1, 1), Cost(1, 1)]
    assert middle(slow) == Cost(6, 3, 0)
    assert ratio(slow, fast) == 4, "the median of 4, 2 and 6"


def test_runs_take_turns() -> None:
    order: list[str] = []

    def run(name: str) -> Cost:
        order.append(name)
        return Cost(1, 1)

    alternated({"a": lambda: run("a"), "b": lambda: run("b")}, 2)
    assert order == ["a", "b", "a", "b"]


@pytest.mark.skipif(not hasattr(sys, "abiflags"), reason="POSIX only")
def test_a_process_is_measured_and_its_failure_told() -> None:
    cost = of_process([sys.executable, "-c", "sum(range(10**6)); raise SystemExit(1)"])
    assert cost.cpu > 0 and cost.wall > 0 and 1 < cost.memory < 1000
    with pytest.raises(RuntimeError, match="status 3"):
        of_process([sys.executable, "-c", "raise SystemExit(3)"])


def test_pages_are_made_one_by_one_and_differ(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<p>" + "several patients walked slowly through gardens " * 4 + "</p>", encoding="utf-8"
    )
    made = list(islice(pages(tmp_path, 10**9), 3))
    assert [name for name, _ in made] == ["copy-0/a.html", "copy-1/a.html", "copy-2/a.html"]
    assert len({text for _, text in made}) == 3
    assert {len(text) for _, text in made} == {len((tmp_path / "a.html").read_text(encoding="utf-8"))}


def test_the_notes_of_a_page_are_weighed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><html lang=en><body><h1>Parking</h1></body></html>", encoding="utf-8"
    )
    assert 0 < notes(tmp_path, 5) < 2_000
