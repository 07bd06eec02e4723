"""Pages that didn't change aren't read again, and pages of the rest of the site only serve to judge the others."""

import json
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from contentlint.cli import main
from contentlint.config import Config
from contentlint.report.html import gathering, keeping, stores
from contentlint.report.html.looking import Looked, look
from contentlint.site import find_sources
from contentlint.source import Source
from tests.test_engine import deadly, only

from .reading import Group, meta_of, one, report

pytest.importorskip("jinja2")
CLINIC = Path(__file__).parents[3] / "examples" / "clinic"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("CONTENTLINT_NO_CACHE", raising=False)


@pytest.mark.parametrize("source", list(find_sources([CLINIC])), ids=lambda source: source.path.stem)
def test_what_was_read_of_a_page_comes_back_from_json(source: Any) -> None:
    looked = look(source, Config(), 8)
    assert keeping._unpack(json.loads(json.dumps(keeping._pack(looked)))) == looked


@pytest.mark.usefixtures("cache")
def test_a_second_report_reads_no_page_that_did_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noting(source: Any, config: Any, target: float) -> Looked:
        read.append(source.name)
        return look(source, config, target)

    def told() -> str:
        with stores(8.0) as kept:
            return report([*one(), *one("<p>Changed.</p>" if changed else "<p>Old.</p>", "b.html")], stores=kept)

    monkeypatch.setattr(gathering, "look", noting)
    changed = False
    first = told()
    assert told() == first and read == ["knees.html", "b.html"]
    changed = True
    assert told() != first and read[2:] == ["b.html"]


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_rest_of_the_site_is_judged_with_but_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    for name in ("a", "b"):
        page = f'<html lang="en"><head><title>Knees at the clinic</title></head><h1>{name}</h1></html>'
        Path(f"site/{name}.html").write_text(page, encoding="utf-8")
    for options in ([], ["--site", "site"]):
        command = ["report", "site/a.html", *options, "-o", "r.html", "--isolated", "--jobs", jobs]
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
        text = Path("r.html").read_text(encoding="utf-8")
        meta = meta_of(text)
        told = {meta["rules"][row[0]][0] for row in Group(text).rows("f")}
        assert meta["pages"][0] == ["site/a.html"]
        assert ("site-title-duplicate" in told) == bool(options)


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_a_page_that_kills_its_worker_is_told_and_the_others_are_shown() -> None:
    pages = [Source.from_text("<p>POISON</p>" if n == 3 else "<p>fine</p>", f"{n}.html") for n in range(9)]
    with ProcessPoolExecutor(2) as processes:
        text = report(pages, only(deadly), executor=processes)
    meta, group = meta_of(text), Group(text)
    assert meta["pages"][0] == [f"{n}.html" for n in range(9)] and group.texts == ["fine"] * 8
    assert sum(meta["rules"][row[0]][0] == "rule-crashed" for row in group.rows("f")) == 1
