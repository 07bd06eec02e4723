"""What pack entries may say of the templates, beyond their examples."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from contentlint.catalog import templates
from contentlint.config import Config
from contentlint.engine import lint_text
from contentlint.finding import Finding
from contentlint.packs import PackError, load_pack
from contentlint.testing import cases

TEMPLATES = [templates()[name] for name in ("limit", "pattern", "phrases", "requires")]


def run(template: str, html: str, options: Mapping[str, Any]) -> list[Finding]:
    return lint_text(html, config=Config.only(templates()[template], {"message": "{found}", **options}))


def excerpts(template: str, html: str, **options: Any) -> list[str]:
    return [finding.place.excerpt for finding in run(template, html, options)]


@pytest.mark.parametrize("case", list(cases(TEMPLATES)), ids=lambda case: case.name)
def test_example(case: Any) -> None:
    case.run()


def test_phrases_tell_what_to_write_instead() -> None:
    (finding,) = run("phrases", "<p>Utilise it.</p>", {"phrases": {"utilise": "use"}, "message": "{found}: {instead}"})
    assert (finding.message, finding.suggestion) == ("Utilise: Use", "Use")


def test_where_holds_rules_to_roles() -> None:
    html = "<h1>cure</h1><p>cure</p><ul><li>cure</ul><img src=a alt='cure'><nav><button>cure</button></nav>"
    assert len(excerpts("phrases", html, phrases=["cure"])) == 5
    assert len(excerpts("phrases", html, phrases=["cure"], where=["item", "alt"])) == 2
    assert len(excerpts("pattern", html, pattern="c.re", where=["heading"])) == 1


def test_language_holds_rules_to_a_language() -> None:
    html = "<html lang=en-GB><p>cure</p><p lang=fr>cure</p>"
    assert len(excerpts("phrases", html, phrases=["cure"])) == 2
    assert len(excerpts("phrases", html, phrases=["cure"], language="en")) == 1
    assert len(excerpts("pattern", html, pattern="cure", language="fr")) == 1


def test_unless_clears_what_stands_inside() -> None:
    html = "<p>Alcoholics Anonymous helps alcoholics.</p>"
    assert excerpts("pattern", html, pattern="(?i:alcoholics)", unless=["alcoholics anonymous"]) == ["alcoholics"]


def test_patterns_see_decoded_text_and_keep_places() -> None:
    html = "<p>5&nbsp;&lt;&nbsp;6, caf&eacute; <b>5 &lt;</b> 6</p>"
    findings = run("pattern", html, {"pattern": "5 < 6"})
    assert [html[f.place.start : f.place.end] for f in findings] == ["5&nbsp;&lt;&nbsp;6", "5 &lt;</b> 6"]


def test_limits_of_sentence_block_and_page() -> None:
    html = "<!doctype html><title>Knee pain</title><body><h1>Knee</h1><p>One two three. Four five - six.</p></body>"
    assert excerpts("limit", html, metric="words", of="sentence", max=2, where=["paragraph"]) == [
        "One two three.",
        "Four five - six.",
    ]
    assert excerpts("limit", html, metric="sentences", max=1) == ["One two three. Four five - six."]
    assert excerpts("limit", html, metric="characters", max=8, where=["title"]) == ["Knee pain"]
    assert excerpts("limit", html, metric="words", of="page", min=10) == ["Knee"], (
        "9 words: title 2, heading 1, 6 in the text"
    )
    assert excerpts("limit", html, metric="words", of="page", min=9) == []
    assert excerpts("limit", "<p>Part of a page.</p>", metric="words", of="page", min=9) == []


def test_a_text_of_unknown_length_is_never_too_short() -> None:
    html = "<title>{{ page.title }}</title>"
    assert excerpts("limit", html, metric="characters", min=20, where=["title"]) == []


def test_requires_within_reach() -> None:
    html = "<h2>A</h2><p>Costs 40.</p><h2>B</h2><p>Costs 50.</p><p>In euro.</p>"
    options = {"pattern": r"\d+", "needs": "euro"}
    assert excerpts("requires", html, **options) == []
    assert excerpts("requires", html, **options, within="section") == ["40"]
    assert excerpts("requires", html, **options, within="block") == ["40", "50"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('extends = "pattern"\npattern = "(a+)+"\nmessage = "x"', "[rule.text-x]: pattern: a repeat within a repeat"),
        ('extends = "pattern"\npattern = "("\nmessage = "x"', "is no regular expression"),
        ('extends = "phrases"\nphrases = []\nmessage = "x"', "phrases: [] is not a list of phrases"),
        ('extends = "phrases"\nphrases = ["x"]', "message must be given"),
        (
            'extends = "phrases"\nphrases = ["x"]\nmessage = "x"\nwhere = ["headline"]',
            "where: 'headline' is not one of",
        ),
        ('extends = "limit"\nmetric = "letters"\nmessage = "x"', "metric: 'letters' is not one of"),
        ('extends = "phrase"', "did you mean `phrases`?"),
    ],
)
def test_broken_entries_are_told_with_file_and_key(tmp_path: Path, entry: str, told: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(f"[rule.text-x]\n{entry}\n", encoding="utf-8")
    with pytest.raises(PackError) as raised:
        load_pack(path, templates())
    assert told in str(raised.value) and "ours.toml" in str(raised.value)
