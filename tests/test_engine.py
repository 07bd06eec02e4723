import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given

import contentlint
from contentlint.catalog import catalog
from contentlint.config import Active, Config
from contentlint.engine import lint
from contentlint.finding import Confidence, Finding, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, Rule, rule
from contentlint.source import Source, Span
from contentlint.testing import rules_of

from . import strategies
from .test_prose import read

PAGES = [f"<h1>Page {n}</h1><h3>Sub {n}</h3><img src={n}.png><p>Our laser cures all pain.</p>" for n in range(30)]


def sources() -> Iterator[Source]:
    return (Source.from_text(text, f"{number}.html") for number, text in enumerate(PAGES))


def only(*rules: Rule) -> Config:
    config = Config(select=())
    config.__dict__["active"] = tuple(Active(each, None, None, {}) for each in rules)
    return config


def test_the_same_findings_whatever_the_executor() -> None:
    alone = list(lint(sources()))
    assert len(alone) >= 60
    with ThreadPoolExecutor(3) as threads:
        assert list(lint(sources(), executor=threads)) == alone
    with ProcessPoolExecutor(2) as processes:
        assert list(lint(sources(), executor=processes)) == alone


def test_sources_are_read_no_further_ahead_than_wanted() -> None:
    taken = []

    def watched() -> Iterator[Source]:
        for source in sources():
            taken.append(source.name)
            yield source

    with ThreadPoolExecutor(2) as threads:
        findings = lint(watched(), executor=threads, ahead=8)
        next(findings)
        assert len(taken) <= 8
    without = lint(watched())
    taken.clear()
    next(without)
    assert taken == ["0.html"]


@rule("text-boom")
def boom(page: Page) -> Iterator[Hit]:
    """Fails."""
    yield Hit(Span(0, 1), "before")
    raise RuntimeError("out of order")


@rule("text-first-letter", severity=Severity.INFO)
def first_letter(page: Page) -> Iterator[Hit]:
    """Tells the first letter."""
    yield Hit(Span(0, 1), "this is\n the first", confidence=Confidence.LOW, suggestion="a")


def twice(marks: list[Mark]) -> Iterator[Hit]:
    first: dict[str, Mark] = {}
    for mark in marks:
        if mark.value in first:
            yield Hit(mark, "the same again", (("first here", first[mark.value]),))
        first.setdefault(mark.value, mark)


@rule("site-sample", across=twice)
def gathered(page: Page) -> Iterator[Note]:
    """Notes headings."""
    for heading in page.headings:
        yield Note(heading, heading.text)


def test_a_rule_that_fails_is_a_finding_and_the_others_go_on() -> None:
    found = contentlint.lint_text("<p>x", config=only(boom, first_letter))
    assert [finding.rule for finding in found] == ["rule-crashed", "text-boom", "text-first-letter"]
    assert "`text-boom` failed here (RuntimeError: out of order)" in found[0].message


def test_a_hit_becomes_a_finding_in_one_place() -> None:
    (finding,) = contentlint.lint_text("<p>x", config=only(first_letter))
    assert (finding.message, finding.severity, finding.confidence) == (
        "this is the first",
        Severity.INFO,
        Confidence.LOW,
    )
    assert finding.suggestion == "a" and not finding.fails
    assert finding.place.excerpt == "<" and finding.place.line_text == "<p>x" and finding.place.caret == (0, 1)


def test_configuration_has_the_last_word_on_severity() -> None:
    config = Config(
        select=("image-alt-missing",), rules={"image-alt-missing": {"severity": "info", "confidence": "low"}}
    )
    (finding,) = contentlint.lint_text("<img src=a>", config=config)
    assert (finding.severity, finding.confidence) == (Severity.INFO, Confidence.LOW)


def test_rules_across_pages_judge_after_the_last_page() -> None:
    pages = [Source.from_text(f"<h2>{word}</h2>", f"{n}.html") for n, word in enumerate(["Hip", "Knee", "Hip"])]
    (finding,) = lint(pages, only(gathered))
    assert (finding.place.path, finding.place.excerpt) == ("2.html", "Hip")
    assert [(r.message, r.place.path, r.place.excerpt) for r in finding.related] == [("first here", "0.html", "Hip")]


def test_a_finding_across_pages_can_be_settled_in_the_page() -> None:
    texts = ["<h2>Hip</h2>", "<!-- contentlint-disable-file site-sample: by law -->\n<h2>Hip</h2>"]
    (finding,) = lint([Source.from_text(text, f"{n}.html") for n, text in enumerate(texts)], only(gathered))
    assert finding.ignored == "by law"


def test_what_can_not_be_read_is_a_finding_and_the_rest_goes_on(tmp_path: Path) -> None:
    good, binary, gone = tmp_path / "good.html", tmp_path / "binary.html", tmp_path / "gone.html"
    good.write_text("<img src=a>", encoding="utf-8")
    binary.write_bytes(bytes(range(256)) * 20)
    found = list(lint([gone, binary, good], Config(select=("image-alt-missing",))))
    assert [(Path(f.place.path).name, f.rule, f.severity) for f in found] == [
        ("gone.html", "file-unreadable", Severity.ERROR),
        ("binary.html", "html-binary", Severity.ERROR),
        ("good.html", "image-alt-missing", Severity.ERROR),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\0\0", b"\xff\xfe", b"<p>" + b"\0" * 3 + b"x</p>" * 9, b"\x80abc", b"<", b"&", b"<!--"]
)
def test_odd_bytes_are_linted_or_told(data: bytes) -> None:
    for finding in contentlint.lint_bytes(data):
        assert finding.rule != "rule-crashed", finding.message


def fingerprints(text: str) -> list[str]:
    return [
        finding.fingerprint for finding in contentlint.lint_text(text, config=Config(select=("image-alt-missing",)))
    ]


def test_fingerprints_survive_edits_elsewhere_and_tell_equals_apart() -> None:
    image = "<img src=a.png>"
    before = fingerprints(f"{image}<p>x</p>{image}")
    assert len(set(before)) == 2
    assert fingerprints(f"<h1>New</h1>\n\n{image}<p>other</p>\n{image}") == before
    assert set(fingerprints("<img src=b.png>")).isdisjoint(before)


def check_places(text: str, findings: list[Finding]) -> None:
    source = Source.from_text(text)
    for finding in findings:
        place = finding.place
        raw = text[place.start : place.end]
        assert source.position(place.start) == (place.line, place.column)
        assert source.position(place.end) == (place.end_line, place.end_column)
        shown = "".join(place.excerpt.split())
        assert "".join(raw.split()).startswith(shown) or read(raw).startswith(shown), (finding.rule, raw, place.excerpt)
        assert len(place.excerpt) <= 200 and len(place.context) <= 1000


EVERYTHING = Config(select=("all",))


@given(strategies.html)
def test_every_finding_reads_as_its_excerpt(text: str) -> None:
    found = contentlint.lint_text(text, config=EVERYTHING)
    assert [finding for finding in found if finding.rule == "rule-crashed"] == []
    check_places(text, found)


CORPUS = sorted((Path(__file__).parents[2] / "shared" / "corpus" / "dev").rglob("*.html"))


@pytest.mark.skipif(not CORPUS, reason="the corpus of real pages is not beside this checkout")
def test_every_finding_on_real_pages_reads_as_its_excerpt() -> None:
    for path in CORPUS:
        source = Source.from_path(path)
        found = [f for f in lint([source], EVERYTHING) if f.rule not in ("file-unreadable", "html-binary")]
        assert [finding.message for finding in found if finding.rule == "rule-crashed"] == []
        check_places(source.text, found)


def test_nothing_reaches_for_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = list(lint(sources(), EVERYTHING))
    assert found and not [finding for finding in found if finding.rule == "rule-crashed"]


def test_the_rules_of_a_package_are_found() -> None:
    names = {each.id for each in rules_of("contentlint.checks")}
    assert {"image-alt-missing", "heading-skips-level"} <= names <= set(catalog().rules)
