"""The report as a file: what it holds, that page text stays text, its size, its policy, and that it can be told again."""

import base64
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from contentlint.cli import main
from contentlint.engine import lint
from contentlint.finding import Finding
from contentlint.report.html import Earlier, Setting
from contentlint.report.json import jsonl
from contentlint.site import find_sources
from contentlint.source import Source
from tests.report.test_hostile import HOSTILE

from .reading import PAGE, Group, meta_of, one, report, tree_of

pytest.importorskip("jinja2")
CLINIC = Path(__file__).parents[3] / "examples" / "clinic"


@pytest.fixture(scope="module")
def clinic() -> str:
    return report(list(find_sources([CLINIC])))


def test_it_holds_every_view_and_counts_what_the_linter_finds(clinic: str) -> None:
    tree = tree_of(clinic)
    assert [section.get("id") for section in tree.xpath("//section[contains(@class, 'view')]")] == [
        "overview", "pages", "page", "claims", "limits",
    ]  # fmt: skip
    found = [finding for finding in lint(find_sources([CLINIC])) if finding.fails]
    told = {li.get("class"): int(li.findtext("b")) for li in tree.xpath("//ul[@class='figures']/li")}
    for severity in ("error", "warning", "info"):
        assert told[severity] == sum(str(finding.severity) == severity for finding in found)
    assert len(tree.xpath("//section[@id='pages']//tbody/tr")) == 5


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_page_text_stays_text(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    head = f'<html lang="en"><title>{escaped}</title><h1>{escaped}</h1>'
    page = f'{head}<p>Our laser cures {escaped}.</p><img src="{escaped}" alt="{escaped}">'
    sources = [Source.from_text(page, text or "a.html"), *one()]
    setting = Setting(text, settle=lambda findings: [replace(finding, ignored=text) for finding in findings])
    for shown in (report(sources), report(sources, setting=setting)):
        tree = tree_of(shown.encode("utf-8", "replace"))
        assert len(tree.xpath("//script")) == 3 and tree.xpath("//*[@onerror or @onload or @style]") == []
        assert {link.get("href")[:1] for link in tree.xpath("//a")} == {"#"}
        assert tree.xpath("//main//img | //iframe | //object | //base") == []
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200f\u202e\u2066\u2069\ufdd0\ufffe\uffff]", shown)


def test_the_policy_allows_its_own_style_and_script_and_nothing_else(clinic: str) -> None:
    tree = tree_of(clinic)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'" and parts["base-uri"] == parts["form-action"] == "'none'"
    own = (("style-src", tree.xpath("//style")), ("script-src", tree.xpath("//script[not(@type)]")))
    for name, (element,) in own:
        digest = base64.b64encode(sha256(element.text.encode()).digest()).decode()
        assert parts[name] == f"'sha256-{digest}'"
    assert tree.xpath("//*[@style] | //*[starts-with(name(@*), 'on')]") == []


def test_nothing_is_loaded_from_elsewhere(clinic: str) -> None:
    tree = tree_of(clinic)
    assert tree.xpath("//link | //img | //iframe | //*[@src] | //*[@srcset]") == []
    assert all(address.startswith("#") for address in tree.xpath("//@href"))
    assert not re.search(r"@import|url\(", clinic) and "innerHTML" not in clinic


def test_the_same_pages_give_the_same_file_with_any_executor(clinic: str) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert report(list(find_sources([CLINIC])), executor=executor) == clinic


def test_a_file_that_cant_be_read_is_told() -> None:
    shown = report([Source.from_bytes(b"\x00\x01\x02" * 99, "photo.html"), *one()])
    meta, group = meta_of(shown), Group(shown)
    assert meta["rules"][group.rows("f")[0][0]][0] == "html-binary" and group.table["n"][0][0] == 0
    assert "it can&#39;t be read" in shown


def test_changes_since_an_earlier_run(tmp_path: Path) -> None:
    before = one(
        PAGE.replace("<h3>", "<h2>").replace("</h3>", "</h2>").replace("<h1>Knees</h1>", "<h1>Knees</h1><p>TODO</p>")
    )
    with (tmp_path / "before.jsonl").open("w", encoding="utf-8") as out:
        jsonl(lint(before), out)
    earlier = Earlier(tmp_path / "before.jsonl")
    shown = report(one(), setting=Setting("Test", since=earlier))

    def keys(found: list[Finding]) -> set[tuple[str, str]]:
        return {(finding.rule, finding.fingerprint) for finding in found}

    then, now = keys(list(lint(before))), keys(list(lint(one())))
    assert (earlier.new.total(), earlier.gone.total(), earlier.still) == (
        len(now - then),
        len(then - now),
        len(now & then),
    )
    assert earlier.new["heading-skips-level"] == 1 and "What changed since before.jsonl" in shown


@pytest.mark.parametrize("content", ["{}\n", "[1]\n", "no json\n"])
def test_an_earlier_run_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "before.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="check --format jsonl"):
        Earlier(tmp_path / "before.jsonl")


def test_accepted_claims_are_in_the_ledger_with_reason_and_approver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knees.html").write_text(PAGE, encoding="utf-8")
    runner = CliRunner()
    accepted = [
        "accept",
        "knees.html:2",
        "claim-cure",
        "--reason",
        "agreed with counsel",
        "--by",
        "Dr Ames",
        "--isolated",
    ]
    assert runner.invoke(main, accepted).exit_code == 0
    done = runner.invoke(main, ["report", "knees.html", "-o", "out/report.html", "--isolated"])
    assert done.exit_code == 0, done.output
    tree = tree_of(Path("out/report.html").read_text(encoding="utf-8"))
    (row,) = tree.xpath("//table[@id='ledger']/tbody/tr[contains(., 'cure')]")
    assert "agreed with counsel (accepted by Dr Ames)" in row.text_content()


def test_without_jinja_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "jinja2", None)
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    done = CliRunner().invoke(main, ["report", str(tmp_path), "-o", str(tmp_path / "r.html")])
    assert done.exit_code == 2 and "pip install 'contentlint[report]'" in done.output
    assert not (tmp_path / "r.html").exists()
