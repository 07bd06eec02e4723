"""What settles a finding: every way that is offered does so, and leaves the page as it was."""

import pytest

from contentlint.catalog import catalog
from contentlint.config import Config
from contentlint.engine import lint_page, open_page
from contentlint.finding import Finding
from contentlint.fixes import applied
from contentlint.page import Page
from contentlint.server.comments import in_this_file, on_this_line
from contentlint.source import Source
from contentlint.testing import Case, cases

ALT = Config(select=("image-alt-missing",))
WORD = Config(select=("text-stigma-addiction",))
RULES = [rule for rule in catalog().rules.values() if not rule.by_engine]
BAD = [case for case in cases(RULES) if case.example.kind == "bad" and len(case.example.pages) == 1]


def seen(text: str, name: str, config: Config) -> tuple[Page, list[Finding]]:
    page = open_page(Source.from_text(text, name))
    return page, list(lint_page(page, config).findings)


def left(text: str, name: str, config: Config) -> list[str]:
    return [finding.rule for finding in seen(text, name, config)[1] if finding.ignored is None]


def disabled(text: str, name: str = "page.html", config: Config = ALT, at: int = -1) -> str:
    """The page after "disable for this line" on its last finding."""
    page, found = seen(text, name, config)
    way = on_this_line(page, found[at])
    assert way is not None
    return applied(text, [way.edit])


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_what_is_offered_settles_the_finding_and_no_other_rule_is_needed(case: Case) -> None:
    name, text, _ = case.example.pages[0]
    config = Config.only(case.rule, case.example.options)
    page, found = seen(text, name, config)
    for finding in found:
        whole = in_this_file(page, finding)
        assert whole is not None
        after = seen(applied(text, [whole.edit]), name, config)[1]
        assert [f.ignored for f in after] == ["no reason given"] * len(found)
        line = on_this_line(page, finding)
        if line is not None:
            after = seen(applied(text, [line.edit]), name, config)[1]
            assert len(after) == len(found) and finding.place.excerpt in {f.place.excerpt for f in after if f.ignored}
        else:
            assert finding.place.start == 0, "only what is said of a page as a whole has no line to settle it on"


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.html", "<!-- {} -->"),
        ("a.html.j2", "{{# {} #}}"),
        ("a.njk", "{{# {} #}}"),
        ("a.liquid", "{{% comment %}}{}{{% endcomment %}}"),
        ("a.html.erb", "<%# {} %>"),
        ("a.hbs", "{{{{!-- {} --}}}}"),
        ("a.mustache", "{{{{! {} }}}}"),
        ("a.jsp", "<%-- {} --%>"),
        ("a.php", "<?php // {} ?>"),
    ],
)
def test_the_comment_fits_the_file_and_its_indentation(name: str, comment: str) -> None:
    text = "<div>\n\t  <img src=a.png>\n</div>\n"
    after = disabled(text, name)
    wanted = comment.format("contentlint-disable-next-line image-alt-missing")
    assert after == f"<div>\n\t  {wanted}\n\t  <img src=a.png>\n</div>\n"
    assert left(after, name, ALT) == []


def test_line_ends_stay_as_they_are() -> None:
    after = disabled("<p>Hips</p>\r\n<img src=a.png>\r\n")
    assert after == "<p>Hips</p>\r\n<!-- contentlint-disable-next-line image-alt-missing -->\r\n<img src=a.png>\r\n"


def test_within_a_start_tag_or_raw_text_an_attribute_stands_instead() -> None:
    config = Config(select=("image-alt-filename", "schema-json-invalid"))
    tag = '<p><img src="a.png"\n     alt="hip.png"></p>'
    assert (
        disabled(tag, config=config)
        == '<p><img data-contentlint-ignore="image-alt-filename" src="a.png"\n     alt="hip.png"></p>'
    )
    script = '<script type="application/ld+json">\n{"@type": "Physician",}\n</script>'
    after = disabled(script, config=config)
    assert after.startswith('<script data-contentlint-ignore="schema-json-invalid" type=')
    assert left(after, "page.html", config) == []


def test_a_comment_that_is_there_already_takes_the_rule_in() -> None:
    config = Config(select=("image-alt-missing", "image-dimensions-missing"))
    text = "<!-- contentlint-disable-next-line image-dimensions-missing until 2099-01-31: the CMS writes them -->\n<img src=a.png>"
    after = disabled(text, config=config, at=0)
    assert "next-line image-alt-missing, image-dimensions-missing until 2099-01-31: the CMS" in after
    assert left(after, "page.html", config) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("First.\n\nAn addict.\n", "First.\n\n{}\nAn addict.\n"),
        ("First line,\nan addict.\n", "First line, {}\nan addict.\n"),
        ("- Tea\n- An addict\n- Milk\n", "- Tea {}\n- An addict\n- Milk\n"),
        ("# An addict\n\nText.\n", "{}\n# An addict\n\nText.\n"),
        ("1. Tea\n2. An addict\n", "1. Tea {}\n2. An addict\n"),
    ],
)
def test_in_markdown_no_paragraph_or_list_is_split(text: str, wanted: str) -> None:
    pytest.importorskip("markdown_it")
    after = disabled(text, "page.md", WORD)
    assert after == wanted.format("<!-- contentlint-disable-next-line text-stigma-addiction -->")
    assert left(after, "page.md", WORD) == []


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.html", "<!doctype html>\n<img src=a>", "<!doctype html>\n<!-- {} -->\n<img src=a>"),
        ("a.html", "---\ntitle: Hip\n---\n<img src=a>", "---\ntitle: Hip\n---\n<!-- {} -->\n<img src=a>"),
        ("a.html", "<img src=a>", "<!-- {} -->\n<img src=a>"),
        ("a.j2", '{% extends "x" %}\n<img src=a>', '{{# {} #}}\n{{% extends "x" %}}\n<img src=a>'),
        ("a.php", "<?php go(); ?>\n<img src=a>\n", "<?php go(); ?>\n<img src=a>\n<?php // {} ?>\n"),
    ],
)
def test_a_file_is_settled_below_what_must_stand_first(name: str, text: str, wanted: str) -> None:
    page, (finding,) = seen(text, name, ALT)
    way = in_this_file(page, finding)
    assert way is not None and way.title == "Disable image-alt-missing in this file"
    after = applied(text, [way.edit])
    assert after == wanted.format("contentlint-disable-file image-alt-missing")
    assert left(after, name, ALT) == []
