"""The report as a file: what it holds, that page text stays text, its size, its policy, and that it can be told again."""

import base64
import io
import json
import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html

from contentlint.cli import main
from contentlint.config import Config
from contentlint.engine import lint
from contentlint.finding import Finding
from contentlint.report.html import Earlier, Setting, write_report
from contentlint.report.json import jsonl
from contentlint.site import find_sources
from contentlint.source import Source

from .test_hostile import HOSTILE

pytest.importorskip("jinja2")
CLINIC = Path(__file__).parents[2] / "examples" / "clinic"
PAGE = """<!doctype html><html lang="en"><head><title>Knees | Clinic</title></head><body><h1>Knees</h1>
<p>Our laser <b>cures</b> arthritis &amp; worse 😀. Bring a friend.</p><h3>Where</h3><img src="a/b.png">
<p>Behind the library. <a href="#"></a></p></body></html>"""


def report(sources: list[Source], config: Config | None = None, setting: Setting | None = None, **options: Any) -> str:
    out = io.StringIO()
    write_report(sources, config or Config(), out, setting=setting or Setting("Test"), **options)
    return out.getvalue()


def one(text: str = PAGE, name: str = "knees.html") -> list[Source]:
    return [Source.from_text(text, name)]


def tree_of(text: str | bytes) -> Any:
    return lxml_html.fromstring(text)


def unpacked(text: str, name: str) -> Any:
    found = re.search(rf'<script type="application/octet-stream" id="{name}">([^<]*)</script>', text)
    assert found is not None
    return json.loads(zlib.decompress(base64.b64decode(found[1]), -15))


def rows(columns: list[list[Any]]) -> list[list[Any]]:
    return [list(row) for row in zip(*columns, strict=True)]


def marked(page: Any, finding: list[Any], entry: int) -> str | None:
    start, length = finding[3:5]
    return str(page["e"][1][entry])[start : start + length] if entry >= 0 else None


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


def test_the_detail_holds_every_finding_at_its_words() -> None:
    text = report(one())
    meta, (page,) = unpacked(text, "meta"), unpacked(text, "chunk-0")
    assert meta["pages"] == [["knees.html", "Knees | Clinic"]]
    found = {finding.fingerprint[:6]: finding for finding in lint(one())}
    told = rows(page["f"])
    assert {row[8] for row in told} == set(found)
    entries = list(accumulate(page["f"][2]))
    words = {meta["rules"][row[0]][0]: marked(page, row, entry) for row, entry in zip(told, entries, strict=True)}
    assert words["claim-cure"] == "cures"
    assert words["heading-skips-level"] == "Where"
    assert words["image-alt-missing"] == "a/b.png"
    messages = {row[8]: meta["texts"][row[5]] for row in told}
    for row in told:
        message = messages[row[8]].replace("\x01", words[meta["rules"][row[0]][0]] or row[12] or "")
        assert message == found[row[8]].message
    assert list(accumulate(page["f"][9])) == [found[row[8]].place.line for row in told]


def test_text_comes_in_reading_order_with_images_and_headings_between() -> None:
    (page,) = unpacked(report(one()), "chunk-0")
    assert page["e"][1] == [
        "Knees | Clinic", "Knees", "Our laser cures arthritis & worse 😀. Bring a friend.", "Where", "a/b.png", "Behind the library.",
    ]  # fmt: skip
    assert page["a"] == [None]  # no alt at all, which is something else than an empty one
    (decorated,) = unpacked(report(one('<p>A.</p><img src="a.png" alt="">')), "chunk-0")
    assert decorated["a"] == [""]


def test_hard_sentences_are_told_with_a_grade_above_the_target() -> None:
    hard = "Comprehensive musculoskeletal rehabilitation necessitates multidisciplinary collaboration beforehand."
    text = f'<html lang="en"><p>{hard} We will meet you at the door of the house.</p></html>'
    (page,) = unpacked(report(one(text)), "chunk-0")
    ((entry, start, length, grade),) = rows(page["s"])
    assert page["e"][1][entry][start : start + length] == hard and grade > 8


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
    meta, pages = unpacked(shown, "meta"), unpacked(shown, "chunk-0")
    assert meta["rules"][pages[0]["f"][0][0]][0] == "html-binary" and pages[0]["e"] == []
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


def test_a_page_of_ordinary_length_costs_at_most_three_thousand_bytes() -> None:
    # Each page has some 4,800 characters of its own, as clinic pages have; words drawn so that they don't repeat as a whole.
    vocabulary = [
        f"{a}{b}{c}"
        for a in ("re", "con", "dis", "pro", "in")
        for b in ("mo", "ta", "li", "se", "cu")
        for c in ("ble", "tion", "ing", "s", "ly")
    ]
    state, sources = 7, []
    for number in range(50):
        words = []
        for _ in range(640):
            state = (state * 1103515245 + 12345) % 2**31
            words.append(
                vocabulary[(state >> 8) % len(vocabulary)]
                if state & 64
                else ("the", "and", "of", "to")[(state >> 9) % 4]
            )
        paragraphs = "".join(f"<p>Our {' '.join(words[at : at + 16])}.</p>" for at in range(0, 640, 16))
        sources += one(
            f'<html lang="en"><title>{number}</title><h1>{number}</h1>{paragraphs}<img src="{number}.png"></html>',
            f"{number}.html",
        )
    config = Config(select=("image", "heading", "meta"))
    small, large = (len(report(sources[:count], config).encode()) for count in (10, 50))
    assert (large - small) / 40 < 3_000


def test_without_jinja_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "jinja2", None)
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    done = CliRunner().invoke(main, ["report", str(tmp_path), "-o", str(tmp_path / "r.html")])
    assert done.exit_code == 2 and "pip install 'contentlint[report]'" in done.output
    assert not (tmp_path / "r.html").exists()
