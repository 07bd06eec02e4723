import os
import pickle
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import pytest

from contentlint.finding import Finding
from contentlint.report import Summary, passing, visible
from contentlint.report.outputs import Output, Spool, parse_output, write_output

from .findings import SEVERAL, finding, report


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("sarif:a.sarif", Output("sarif", Path("a.sarif"))),
        ("json:C:\\a.json", Output("json", Path("C:\\a.json"))),
        ("github-summary:a.md", Output("github-summary", Path("a.md"))),
        ("github-summary", Output("github-summary", Path("/tmp/step"), append=True)),
    ],
)
def test_a_report_is_a_format_and_a_file(text: str, output: Output) -> None:
    assert parse_output(text, {"GITHUB_STEP_SUMMARY": "/tmp/step"}) == output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("serif:a", "'serif': choose from text, concise"),
        ("sarif", "name a file, such as sarif:report.txt"),
        ("sarif:", "name a file"),
        ("github-summary", "GITHUB_STEP_SUMMARY is not set"),
    ],
)
def test_what_is_missing_is_told(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("$", r"\$")):
        parse_output(text, {})


def test_findings_come_back_as_often_as_wanted() -> None:
    with Spool() as spool:
        assert list(spool) == []
        assert list(passing(SEVERAL, spool.add)) == SEVERAL
        assert list(spool) == list(spool) == SEVERAL


def test_findings_that_are_put_aside_take_bounded_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contentlint.report.outputs.IN_MEMORY", 2**16)
    count = 20_000
    assert count * len(pickle.dumps(finding())) > 5 * 2**20
    tracemalloc.start()
    with Spool() as spool:
        for _ in passing((finding(fingerprint=f"{n}") for n in range(count)), spool.add):
            pass
        assert sum(1 for _ in spool) == count
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


def test_settled_findings_are_seen_where_there_is_a_place_for_them() -> None:
    assert list(visible(SEVERAL, "sarif", show_ignored=False)) == SEVERAL
    assert list(visible(SEVERAL, "json", show_ignored=False)) == SEVERAL[:5]
    assert list(visible(SEVERAL, "json", show_ignored=True)) == SEVERAL


def test_a_report_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "a.csv"
    write_output(Output("csv", path), SEVERAL)
    assert path.read_text(encoding="utf-8") == report("csv")


def test_a_report_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")

    def failing() -> Iterator[Finding]:
        yield finding()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_output(Output("csv", path), failing())
    assert path.read_text(encoding="utf-8") == "old" and list(tmp_path.iterdir()) == [path]


def test_the_job_summary_goes_behind_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "step"
    path.write_text("before\n", encoding="utf-8")
    write_output(Output("github-summary", path, append=True), SEVERAL)
    assert path.read_text(encoding="utf-8") == "before\n" + report("github-summary")


def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    write_output(Output("text", Path(os.devnull)), SEVERAL)
    assert not Path(os.devnull).is_file()


def test_a_plugins_reporter_says_whether_it_keeps_settled_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def plugin(findings: Iterable[Finding], out: TextIO) -> Summary:
        return Summary()

    monkeypatch.setattr("contentlint.report.reporter", lambda name: plugin)
    assert len(list(visible(SEVERAL, "theirs", show_ignored=False))) == 5
    plugin.keeps_ignored = True  # type: ignore[attr-defined]
    assert len(list(visible(SEVERAL, "theirs", show_ignored=False))) == 7
