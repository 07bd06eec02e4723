"""Where rules end: what their documented examples leave open, found by making the rules wrong (benchmarks/mutants.py)."""

import pytest

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.source import Source

DATED = (
    '<p>Last updated: {}</p><script type="application/ld+json">{{"@type": "Article", "dateModified": "{}"}}</script>'
)
LONG = "<h1>Surgery</h1><p>You come in the morning and go home.</p>{}<p>You drink and eat as you always do.</p>"


def told(rule: str, *pages: str | bytes, **options: object) -> list[str]:
    """What a rule finds on pages that together are a site, as it stands in their source."""
    sources = [
        Source.from_text(page, f"{n}.html") if isinstance(page, str) else Source.from_bytes(page, f"{n}.html")
        for n, page in enumerate(pages)
    ]
    texts = {source.name: source.text for source in sources}
    config = Config(select=(rule,), rules={rule: dict(options)} if options else {})
    return [
        texts[finding.place.path][finding.place.start : finding.place.end]
        for finding in lint(sources, config)
        if finding.rule == rule
    ]


def test_another_h1_is_told_behind_other_headings() -> None:
    assert told("heading-multiple-h1", "<body><h1>Eyes</h1><h2>Hours</h2><h1 id=b>Ears</h1></body>") == ["<h1 id=b>"]


@pytest.mark.parametrize(
    "text", ["<h2>Opening hours</h2>", "<h1></h1>", "<h1>{{ title }}</h1>", "<h1>Hip {{ name }}</h1>"]
)
def test_only_h1s_whose_words_are_known_are_compared(text: str) -> None:
    assert told("site-heading-duplicate", text, text) == []


@pytest.mark.parametrize(
    ("shown", "stated", "differ"),
    [
        ("March 2026", "2026-03-28", False),
        ("March 2026", "2026-04-20", True),
        ("March 3, 2026", "2026-03-28", True),
        ("March 3, 2026", "2026-03-04", False),
    ],
)
def test_a_month_without_a_day_agrees_with_any_of_its_days(shown: str, stated: str, differ: bool) -> None:
    assert bool(told("trust-date-disagree", DATED.format(shown, stated))) is differ


def test_fold_outs_and_tables_divide_a_text_as_headings_do() -> None:
    assert told("heading-missing-subheading", LONG.format(""), **{"max-words": 10}) == ["<h1>Surgery</h1>"[4:-5]]
    for between in ("<details><summary>More</summary></details>", "<table><tr><td>1</table>", "<dl><dt>Food</dl>"):
        assert told("heading-missing-subheading", LONG.format(between), **{"max-words": 10}) == []


@pytest.mark.parametrize(
    ("codec", "wrong"), [("utf-8", True), ("windows-1252", False), ("ascii", False)]
)  # fmt: skip
def test_only_bytes_that_read_as_utf_8_contradict_another_declaration(codec: str, wrong: bool) -> None:
    text = '<meta charset="windows-1252"><p>Cafe' if codec == "ascii" else '<meta charset="windows-1252"><p>Café'
    assert told("html-encoding-mismatch", text.encode(codec)) == (["windows-1252"] if wrong else [])


def test_a_mail_address_is_read_whatever_follows_it() -> None:
    links = '<a href="mailto:ann@alder?subject=Hi">a</a><a href="mailto:?subject=Hi">b</a><a href="mailto:">c</a>'
    assert told("url-mailto-invalid", links) == ["mailto:ann@alder?subject=Hi", "mailto:"]


def test_a_heading_with_a_full_stop_is_told_behind_one_that_may_have_it() -> None:
    assert told("heading-punctuation", "<h2>Lee and Co. Ltd.</h2><h2>Where we are.</h2>") == ["."]


def test_a_drawing_without_a_name_is_told_behind_others() -> None:
    text = "<svg><title>a</title></svg><svg role=img><title>b</title></svg><svg role=img id=c><path/></svg>"
    assert told("image-svg-name-missing", text) == ["<svg role=img id=c>"]


def test_the_target_of_a_house_goes_before_that_of_the_audience() -> None:
    text = f'<html lang="en"><h1>Care</h1><p>{"Rehabilitation begins with a careful assessment of your shoulder. " * 14}</p>'
    assert told("readability-grade", text) == ["Care"]
    assert told("readability-grade", text, target=40) == []
    assert told("readability-grade", text, target=40, audience="patient") == []
