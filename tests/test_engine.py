import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import contentlint
from contentlint.catalog import catalog
from contentlint.config import Active, Config
from contentlint.engine import lint, lint_bytes, lint_text
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, Rule, rule
from contentlint.source import Source, Span
from contentlint.testing import rules_of

from . import strategies
from .places import check_places

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


@rule("text-deadly")
def deadly(page: Page) -> Iterator[Hit]:
    """Kills its worker on one page."""
    if "POISON" in page.text:
        os.kill(os.getpid(), signal.SIGKILL)
    yield Hit(Span(0, 1), "alive")


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_a_killed_worker_is_told_and_no_page_is_lost_or_repeated() -> None:
    pages = [Source.from_text("POISON" if number == 9 else "fine", f"{number}.html") for number in range(40)]
    with ProcessPoolExecutor(2) as processes:
        found = list(lint(pages, only(deadly), executor=processes))
    assert [finding.place.path for finding in found] == [f"{number}.html" for number in range(40)]
    assert [finding.rule for finding in found if finding.rule != "text-deadly"] == ["rule-crashed"]
    assert found[9].message.startswith("this page killed the process that read it")


SHAPES: dict[str, Callable[[int], str]] = {
    "deep": lambda n: "<div>" * n,
    "unclosed links": lambda n: "<p><b><i><a href=x>" * (n // 4),
    "unclosed everything": lambda n: (
        "<p><b><i><a href=x><ul><li><table><tr><td><div><h2><form><select><option><section><svg><g>" * (n // 17)
    ),
    "one attribute": lambda n: f'<p title="{"a" * n * 20}">x',
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x",
    "headings": lambda n: "<h2>Knee pain</h2>" * (n // 4),
    "links": lambda n: '<a href="/x.html">here</a> ' * (n // 4),
    "less-than": lambda n: "<" * n * 10,
    "ampersands": lambda n: "&" * n * 10,
    "quotes": lambda n: '"' * n * 10,
    "dashes": lambda n: "-" * n * 10,
    "comments": lambda n: "<!--" * n * 5,
    "open tags": lambda n: "<a " * n,
    "same ids": lambda n: "".join(f"<p id=a{i % 7}>" for i in range(n // 2)),
    "tables": lambda n: "<table><tr><td>a" * (n // 4),
    "lists": lambda n: "<ul><li>a" * (n // 3),
    "effects": lambda n: "<p>Needles may" + " reduce pain, possibly improve sleep and" * (n // 4),
    "names": lambda n: "<p>We treat" + " asthma, migraine and" * (n // 4),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_makes_a_rule_fail_or_calls_grow_faster_than_the_page(shape: str) -> None:
    def calls(n: int) -> int:
        """Python function calls that a page of this shape takes: a measure of work that no busy machine changes."""
        text, count = SHAPES[shape](n), 0

        def step(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(step)
        try:
            found = contentlint.lint_text(text, config=EVERYTHING)
        finally:
            sys.setprofile(None)
        assert [finding.message for finding in found if finding.rule == "rule-crashed"] == []
        return count

    calls(200)
    assert calls(2_000) <= 2.3 * calls(1_000) + 20_000


def test_a_page_by_itself_is_not_judged_as_a_site() -> None:
    html = '<p><a href="hip.html">Hip</a></p>'
    config = Config(select=("site",))
    assert lint_text(html, config=config) == lint_bytes(html.encode(), config=config) == []
    assert [finding.rule for finding in lint([Source.from_text(html)], config)] == ["site-link-broken"]


def test_a_pattern_of_a_pack_that_takes_too_long_is_stopped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "house.toml"
    pack.write_text(
        '[rule.text-house-order]\nextends = "pattern"\npattern = "[a-z ]{1,90}cure"\nmessage = "x"\n', encoding="utf-8"
    )
    monkeypatch.setattr("contentlint.text.patterns.MOST_STEPS", 4_000)
    pages = [Source.from_text("<p>We cure.", "short.html"), Source.from_text(f"<p>{'a ' * 200}", "long.html")]
    found = list(lint(pages, Config(select=("text-house-order",), packs=(pack,))))
    assert [(finding.place.path, finding.rule) for finding in found] == [
        ("short.html", "text-house-order"),
        ("long.html", "rule-crashed"),
    ]
    assert found[1].message.startswith("rule `text-house-order` was stopped on this page: its pattern could take more")


def test_a_pattern_of_a_pack_that_could_run_away_is_refused_by_name(tmp_path: Path) -> None:
    pack = tmp_path / "house.toml"
    pack.write_text(
        '[rule.text-house-order]\nextends = "pattern"\npattern = "(a+)+b"\nmessage = "x"\n', encoding="utf-8"
    )
    (trouble,) = Config(packs=(pack,)).catalog.troubles
    assert "house.toml: [rule.text-house-order]: pattern: a repeat within a repeat could run away" in trouble.message


class Counting:
    """A function that configures, and counts how often it is pickled."""

    def __init__(self) -> None:
        self.pickled = 0

    def __call__(self, source: Source) -> Config:
        return only(first_letter)

    def __getstate__(self) -> dict[str, int]:
        self.pickled += 1
        return {"pickled": self.pickled}


def test_a_configuration_is_pickled_once_for_all_batches() -> None:
    config = Counting()
    with ProcessPoolExecutor(2) as processes:
        assert len(list(lint(sources(), config, executor=processes))) == 30
    assert config.pickled == 1


def test_so_many_pages_travel_together_as_wanted() -> None:
    class Watching(ThreadPoolExecutor):
        sizes: list[int] = []  # noqa: RUF012

        def submit(self, function: Any, *arguments: Any, **more: Any) -> Any:  # type: ignore[override]
            self.sizes.append(len(arguments[0]))
            return super().submit(function, *arguments, **more)

    with Watching(2) as threads:
        found = list(lint(sources(), only(first_letter), executor=threads, batch=8))
    assert Watching.sizes == [8, 8, 8, 6]
    assert [finding.place.path for finding in found] == [f"{number}.html" for number in range(30)]
