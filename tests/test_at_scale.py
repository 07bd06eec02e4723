"""The example of a cluster: its archives are read as any others, and its sum adds up."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("warcio")

from contentlint import warc
from contentlint.engine import lint_text

SCRIPT = Path(__file__).parents[1] / "examples" / "at-scale" / "at_scale.py"


@pytest.fixture(scope="module")
def at_scale() -> ModuleType:
    spec = importlib.util.spec_from_file_location("at_scale", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_archives_that_it_makes_hold_pages(at_scale: ModuleType, tmp_path: Path) -> None:
    at_scale.write_archive(tmp_path / "a.warc.gz", 3, seed=5)
    found = list(warc.sources(tmp_path / "a.warc.gz"))
    assert [source.name.partition("#")[0] for source in found] == [f"https://clinic-5.example/{n}" for n in range(3)]
    assert all("<h1>Knee pain" in source.text for source in found)


def test_every_archive_becomes_a_file_once(at_scale: ModuleType, tmp_path: Path) -> None:
    at_scale.write_archive(tmp_path / "a.warc.gz", 2, seed=1)
    at_scale.run([tmp_path / "a.warc.gz"], tmp_path / "out", None)
    (target,) = (tmp_path / "out").iterdir()
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    text = next(warc.sources(tmp_path / "a.warc.gz")).text
    assert [row[1] for row in rows if row[0].startswith("https://clinic-1.example/0#")] == [
        finding.rule for finding in lint_text(text)
    ]
    target.write_text("kept", encoding="utf-8")
    at_scale.run([tmp_path / "a.warc.gz"], tmp_path / "out", None)
    assert target.read_text(encoding="utf-8") == "kept"


def test_the_sum_of_many_pages(at_scale: ModuleType) -> None:
    cost = at_scale.Cost(worker=0.035, driver=0.001, archive=20_000, findings=500)
    told = at_scale.told(cost, 1e9)
    assert "1,000,000,000 pages: 10,000 core-hours, that is 417 cores for a day" in told
    assert "one driver feeds 35 workers" in told
    assert "20.00 TB of archives are read twice, 0.50 TB of findings written" in told
