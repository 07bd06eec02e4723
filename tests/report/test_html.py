"""The report as a file: what it holds, that page text stays text, its size, its policy, and that it can be told again."""

import base64
import io
import json
import lzma
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from contentlint.cli import main
from contentlint.config import Config
from contentlint.engine import lint
from contentlint.finding import Finding
from contentlint.report.html import Earlier, Reading, Setting, write_report
from contentlint.report.html.encoding import packed
from contentlint.report.html.packing import shortest
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
    write_report(Reading(sources, config or Config(), **options), out, setting=setting or Setting("Test"))
    return out.getvalue()


def one(text: str = PAGE, name: str = "knees.html") -> list[Source]:
    return [Source.from_text(text, name)]


def tree_of(text: str | bytes) -> Any:
    return lxml_html.fromstring(text)


def text_of(report: str, name: str) -> str:
    found = re.search(rf'<script type="application/octet-stream" id="{name}">([^<]*)</script>', report)
    assert found is not None
    return lzma.decompress(base64.b85decode(found[1].replace(",", "<"))).decode("utf-8")


def meta_of(report: str) -> Any:
    return json.loads(text_of(report, "meta"))


class Group:
    """A group of pages as it stands in the file."""

    def __init__(self, report: str, number: int = 0) -> None:
        told, *self.texts = text_of(report, f"group-{number}").split("\n")
        self.table = json.loads(told)

    def rows(self, name: str) -> list[list[Any]]:
        return [list(row) for row in zip(*self.table[name], strict=True)]

    def marked(self, row: list[Any], entry: int) -> str | None:
        start, length = row[3:5]
        return self.texts[entry][start : start + length] if entry >= 0 else None


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
    meta, group = meta_of(text), Group(text)
    assert [column[:1] for column in meta["pages"]][:2] == [["knees.html"], ["Knees | Clinic"]]
    found = {finding.fingerprint[:4]: finding for finding in lint(one())}
    told = group.rows("f")
    (ids,) = group.table["ids"]
    names = [ids[at : at + 4] for at in range(0, len(ids), 4)]
    assert sorted(names) == sorted(found) and len(told) == len(found)
    words = {}
    for name, row, entry in zip(names, told, accumulate(group.table["f"][2]), strict=True):
        rule, message = meta["rules"][row[0]][0], meta["texts"][row[5]]
        words[rule] = group.marked(row, entry)
        assert message.replace("\x01", words[rule] or row[11] or "") == found[name].message
    assert words["claim-cure"] == "cures"
    assert words["heading-skips-level"] == "Where"
    assert words["image-alt-missing"] == "a/b.png"
    assert list(accumulate(group.table["f"][8])) == [found[name].place.line for name in names]


def test_text_comes_in_reading_order_with_images_and_headings_between() -> None:
    group = Group(report(one()))
    assert group.texts == [
        "Knees | Clinic", "Knees", "Our laser cures arthritis & worse 😀. Bring a friend.", "Where", "a/b.png", "Behind the library.",
    ]  # fmt: skip
    assert group.table["alts"] == [None]  # no alt at all, which is something else than an empty one
    decorated = Group(report(one('<p>A.</p><img src="a.png" alt="">')))
    assert decorated.table["alts"] == [""]


def test_hard_sentences_are_told_with_a_grade_above_the_target() -> None:
    hard = "Comprehensive musculoskeletal rehabilitation necessitates multidisciplinary collaboration beforehand."
    text = f'<html lang="en"><p>{hard} We will meet you at the door of the house.</p></html>'
    group = Group(report(one(text)))
    ((entry, start, length, grade),) = group.rows("s")
    assert group.texts[entry][start : start + length] == hard and grade > 8


def test_pages_are_packed_in_groups_that_the_file_lists() -> None:
    sources = [Source.from_text(f"<p>Door {number}.</p>", f"{number}.html") for number in range(120)]
    text = report(sources)
    first = meta_of(text)["first"]
    groups = [Group(text, number) for number in range(len(first))]
    assert len(groups) > 1 and [len(group.table["ids"]) for group in groups[:-1]] == [b - a for a, b in pairwise(first)]
    assert groups[1].texts[0] == f"Door {first[1]}."


@given(st.lists(st.text("0123456789abcdef", min_size=16, max_size=16), unique=True, max_size=60))
def test_fingerprints_are_cut_to_where_they_differ(fingerprints: list[str]) -> None:
    joined = shortest(fingerprints)
    width = len(joined) // max(len(fingerprints), 1)
    cut = [joined[at : at + width] for at in range(0, len(joined), width or 1)]
    assert len(set(cut)) == len(fingerprints) and (not cut or width >= 4)
    assert all(whole.startswith(short) for whole, short in zip(fingerprints, cut, strict=True))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_packed_text_comes_back_and_cant_end_its_element(text: str) -> None:
    shown = packed(text)
    assert "<" not in shown and lzma.decompress(base64.b85decode(shown.replace(",", "<"))).decode() == text


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


def test_a_page_of_ordinary_length_costs_at_most_2_600_bytes() -> None:
    # 1.5 MB for 500 pages, less 200 kB for what stands there once.
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
    assert (large - small) / 40 < 2_600


def test_without_jinja_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "jinja2", None)
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    done = CliRunner().invoke(main, ["report", str(tmp_path), "-o", str(tmp_path / "r.html")])
    assert done.exit_code == 2 and "pip install 'contentlint[report]'" in done.output
    assert not (tmp_path / "r.html").exists()
