import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import contentlint
from contentlint.engine import lint
from contentlint.source import Source
from contentlint.times import Times

PAGES = [f"<h1>Page {n}</h1><h3>Sub</h3><img src={n}.png><p>Some words are here.</p>" for n in range(5)]


def sources() -> list[Source]:
    return [Source.from_text(text, f"{number}.html") for number, text in enumerate(PAGES)]


def test_inner_time_is_not_counted_twice() -> None:
    times = Times()
    with times.measure("rule", "outer"):
        for _ in range(2):
            with times.measure("fact", "inner"):
                time.sleep(0.01)
    assert times.calls == {("rule", "outer"): 1, ("fact", "inner"): 2}
    assert times.seconds["fact", "inner"] >= 0.02 > times.seconds["rule", "outer"] >= 0


def test_d33_every_rule_and_fact_is_timed_and_adds_up_to_the_run() -> None:
    times, config = Times(), contentlint.Config(select=("image-alt-missing", "heading-skips-level"))
    start = time.perf_counter()
    found = list(lint(sources(), config, times=times))
    elapsed = time.perf_counter() - start
    assert found == list(lint(sources(), config))
    assert times.calls["rule", "image-alt-missing"] == times.calls["fact", "markup"] == len(PAGES)
    assert 0 < sum(times.seconds.values()) <= elapsed


def test_a_crash_is_timed_like_the_rest() -> None:
    times = Times()
    with pytest.raises(RuntimeError), times.measure("rule", "a"):
        raise RuntimeError
    with times.measure("rule", "b"):
        pass
    assert set(times.calls) == {("rule", "a"), ("rule", "b")}


def test_times_stay_in_one_process() -> None:
    with ThreadPoolExecutor(1) as threads, pytest.raises(ValueError, match="leave the executor out"):
        list(lint(sources(), executor=threads, times=Times()))


def test_the_table_names_what_takes_longest_first() -> None:
    times = Times()
    times.seconds = {("rule", "a"): 0.25, ("fact", "b"): 0.749, ("rule", "c"): 0.001}
    times.calls = dict.fromkeys(times.seconds, 3)
    head, *rows, last = times.lines()
    assert [row.split() for row in rows] == [
        ["749.0", "74.9%", "3", "fact", "b"],
        ["250.0", "25.0%", "3", "rule", "a"],
        ["1.0", "0.1%", "all", "others"],
    ]
    assert last.split() == ["1000.0", "in", "all"] and "share" in head
    assert list(Times().lines())[-1].split() == ["0.0", "in", "all"]
