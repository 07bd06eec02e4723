from pathlib import Path

import pytest

import contentlint
from contentlint.baseline import Baseline
from contentlint.finding import Finding

IMAGE = "<img src=a.png>"
RULES = contentlint.Config(select=("image-alt-missing",))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "a.html"
    path.parent.mkdir()
    path.write_text(f"{IMAGE}\n{IMAGE}\n<img src=c.png>", encoding="utf-8")
    return path


def lint(page: Path) -> list[Finding]:
    return list(contentlint.lint([page], RULES))


def made(page: Path) -> Path:
    baseline = Baseline(page.parents[1] / "baseline.json")
    assert baseline.create(lint(page)) == 3
    baseline.write()
    return baseline.path


def left(path: Path, page: Path) -> list[str]:
    return [f.place.excerpt for f in Baseline(path).settle(lint(page)) if f.ignored is None]


def test_d02_moved_lines_stay_settled_and_new_ones_show(page: Path) -> None:
    path = made(page)
    page.write_text(f"<p>new line</p>\n<img src=c.png>\n<img src=b.png>\n{IMAGE}\n{IMAGE}\n{IMAGE}", encoding="utf-8")
    assert left(path, page) == ["<img src=b.png>", IMAGE]


def test_the_current_folder_does_not_matter(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(page)
    monkeypatch.chdir(page.parent)
    assert [f for f in Baseline(path).settle(contentlint.lint(["a.html"], RULES)) if f.ignored is None] == []


def test_what_is_gone_is_told_and_can_be_pruned(page: Path) -> None:
    path = made(page)
    page.write_text(IMAGE, encoding="utf-8")
    baseline = Baseline(path)
    assert left(path, page) == []
    for _ in baseline.settle(lint(page)):
        pass
    stale = baseline.stale()
    assert {name: gone.total() for name, gone in stale.items()} == {"pages/a.html": 2}
    baseline.prune(stale)
    baseline.write()
    again = Baseline(path)
    assert len(list(again.settle(lint(page)))) == 1 and again.stale() == {}


def test_pages_that_were_not_looked_at_are_not_stale_unless_they_are_gone(page: Path) -> None:
    path = made(page)
    baseline = Baseline(path)
    assert baseline.stale(["pages/other.html"]) == {}
    page.unlink()
    assert set(baseline.stale(["pages/other.html"])) == {"pages/a.html"}


def test_d17_one_finding_is_accepted_with_a_reason(page: Path) -> None:
    baseline = Baseline(page.parents[1] / "baseline.json")
    baseline.accept(lint(page)[2], "a decorative line")
    baseline.write()
    settled = list(Baseline(baseline.path).settle(lint(page)))
    assert [finding.ignored for finding in settled] == [None, None, "a decorative line"]
    kept = Baseline(baseline.path)
    assert kept.create(lint(page)) == 2


@pytest.mark.parametrize(
    "text", ["", "[]", '{"findings": 3}', '{"schema": 1}', '{"findings": {"a": 3}}', "[" * 200_000]
)
def test_a_broken_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="is no baseline; make it anew"):
        Baseline(path)
