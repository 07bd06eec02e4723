import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from contentlint.cli import main
from contentlint.cli.chosen import Configure
from contentlint.server.looking import Looker, Seen

PAGE = "<!doctype html><html lang=en><head><title>Knee</title></head><body><h1>Knee</h1><h3>Hip</h3><img src=a.png></body></html>"
SELECTION: dict[str, Any] = {"config_file": None, "isolated": False, "select": (), "ignore": (), "exclude": ()}


def looker() -> Looker:
    return Looker(lambda: Configure({**SELECTION, "rules_from": ()}, [], None))


def look(path: Path, text: str = PAGE, by: Looker | None = None) -> Seen:
    return (by or looker()).look(text, path, path.as_posix())


def rules(seen: Seen) -> set[str]:
    return {finding.rule for finding in seen.findings}


def configure(folder: Path, text: str) -> None:
    (folder / "contentlint.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("page", ["examples/clinic/team.html", "examples/clinic/index.html"])
def test_the_same_is_seen_as_by_check(page: str) -> None:
    path = Path(__file__).parents[2] / page
    done = CliRunner().invoke(main, ["check", str(path), "--format", "jsonl"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    seen = look(path, path.read_text(encoding="utf-8")).findings
    assert [(f.rule, f.place.start, f.place.end, f.message, f.fingerprint) for f in seen] == [
        (row["rule"], row["start"], row["end"], row["message"], row["fingerprint"]) for row in rows
    ]
    assert rows


def test_unsaved_text_counts_not_what_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    assert "image-alt-missing" in rules(look(path))
    assert "image-alt-missing" not in rules(look(path, PAGE.replace("src=", "alt='' src=")))


def test_the_encoding_of_the_file_is_judged_where_it_is_what_the_editor_shows(tmp_path: Path) -> None:
    text = PAGE.replace("<title>", "<meta charset=utf-8><title>").replace("Hip", "Hüfte")
    path = tmp_path / "a.html"
    path.write_bytes(text.encode("latin-1"))
    assert "html-encoding-mismatch" in rules(look(path, text))
    assert "html-encoding-mismatch" not in rules(look(path, f"{text}\n"))


def test_the_nearest_configuration_counts_and_a_change_of_it_from_the_next_look_on(tmp_path: Path) -> None:
    page, by = tmp_path / "site" / "a.html", looker()
    page.parent.mkdir()
    assert "heading-skips-level" in rules(look(page, by=by))
    configure(tmp_path, 'select = ["image-alt-missing"]')
    assert rules(look(page, by=by)) == {"image-alt-missing"}
    configure(page.parent, 'root = true\nselect = ["heading-skips-level"]')
    assert rules(look(page, by=by)) == {"heading-skips-level"}
    configure(page.parent, "")
    assert rules(look(page, by=by)) == {"image-alt-missing"}


def test_what_is_extended_and_packs_are_watched_too(tmp_path: Path) -> None:
    by, base, pack = looker(), tmp_path / "base.toml", tmp_path / "house.toml"
    entry = '[rule.text-house]\nextends = "phrases"\nphrases = {{ "{0}" = "x" }}\nmessage = "m"\ndoc = "d"\n'
    base.write_text('select = ["image-alt-missing", "text-house"]\n', encoding="utf-8")
    pack.write_text(entry.format("hip"), encoding="utf-8")
    configure(tmp_path, 'extends = ["./base.toml"]\npacks = ["house.toml"]')
    assert rules(look(tmp_path / "a.html", by=by)) == {"image-alt-missing", "text-house"}
    pack.write_text(entry.format("elbow"), encoding="utf-8")
    assert rules(look(tmp_path / "a.html", by=by)) == {"image-alt-missing"}
    base.write_text('select = ["heading-skips-level"]\n', encoding="utf-8")
    assert rules(look(tmp_path / "a.html", by=by)) == {"heading-skips-level"}


def test_a_broken_configuration_is_told_and_mended(tmp_path: Path) -> None:
    by = looker()
    configure(tmp_path, 'selcet = ["image"]')
    seen = look(tmp_path / "a.html", by=by)
    assert seen.findings == () and seen.config is None
    assert seen.trouble.startswith(f"{tmp_path / 'contentlint.toml'}:1: ") and "`select`" in seen.trouble
    configure(tmp_path, 'select = ["image-alt-missing"]')
    assert rules(look(tmp_path / "a.html", by=by)) == {"image-alt-missing"}
    (tmp_path / ".contentlint-baseline.json").write_text("[]", encoding="utf-8")
    assert "make it anew" in look(tmp_path / "a.html", by=by).trouble


def test_what_is_settled_stays_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(PAGE, encoding="utf-8")
    configure(tmp_path, "")
    assert CliRunner().invoke(main, ["baseline", "create", "a.html"]).exit_code == 0
    monkeypatch.chdir("/")
    assert look(tmp_path / "a.html").findings == ()
    assert rules(look(tmp_path / "a.html", PAGE.replace("<h3", "<img src=b.png><h3"))) == {"image-alt-missing"}
    disabled = PAGE.replace("<img", "<!-- contentlint-disable-file all: x --><img src=c.png><img")
    assert look(tmp_path / "a.html", disabled).findings == ()


@pytest.mark.parametrize("name", ["style.css", "README.md", "drafts/a.html"])
def test_only_what_a_folder_is_searched_for_is_looked_at(tmp_path: Path, name: str) -> None:
    configure(tmp_path, 'exclude = ["drafts/"]')
    assert look(tmp_path / name).findings == ()
    assert look(tmp_path / "a.html").findings


def test_a_text_without_a_file_is_a_page_too() -> None:
    assert "image-alt-missing" in rules(looker().look(PAGE, None, "untitled-1.html"))


def test_whatever_fails_becomes_a_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("contentlint.server.looking.lint_source", fails)
    assert look(tmp_path / "a.html").trouble == "contentlint failed (RuntimeError('boom')); please report it"
