import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.facts.scopes import Scope, passages_in, units, windows
from contentlint.page import Page
from contentlint.source import Source
from contentlint.text.patterns import LONGEST
from tests.strategies import html

HTML = """<html><head><title>Title</title><meta name=description content="Described"></head><body>
<h1>One</h1><h2>Two</h2><p>Para one. Para two with <a href=x>a link</a>, <code>some code</code> and <b>bold</b>.</p>
<ul><li>Item. Second</li></ul><blockquote><p>Quoted</p><ul><li>Nested</li></ul></blockquote>
<table><caption>Table</caption><tr><th>Head</th><td>Cell</td></tr></table>
<figure><img src=x alt="Alt text"><figcaption>Figure</figcaption></figure><pre>Code block</pre><p hidden>Hidden</p>
</body></html>"""
PARAGRAPH = "Para one. Para two with a link, ********* and bold."


def texts(scopes: list[str], text: str = HTML, name: str = "page.html") -> list[str]:
    return [passage.text for passage in passages_in(Page(Source.from_text(text, name)), map(Scope.parse, scopes))]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ("heading", ["One", "Two"]),
        ("heading.h2", ["Two"]),
        ("list", ["Item. Second", "Nested"]),
        ("blockquote", ["Quoted", "Nested"]),
        ("list & ~blockquote", ["Item. Second"]),
        ("table", ["Table", "Head", "Cell"]),
        ("table.header", ["Head"]),
        ("table.cell", ["Cell"]),
        ("table.caption", ["Table"]),
        ("figure.caption", ["Figure"]),
        ("alt", ["Alt text"]),
        ("paragraph", [PARAGRAPH]),
        ("paragraph.md", []),
        ("heading.html", ["One", "Two"]),
        ("title", ["Title"]),
        ("link", ["a link"]),
        ("strong", ["bold"]),
        ("code", ["some code"]),
        ("sentence & paragraph & ~heading", []),
        ("comment.line", []),
        ("text & ~heading & ~table & ~list & ~figure & ~alt & ~blockquote", ["Title", PARAGRAPH, "Described"]),
    ],
)  # fmt: skip
def test_d22_scopes_choose_by_the_elements_around(scope: str, found: list[str]) -> None:
    assert texts([scope]) == found


def test_sentences_are_those_of_running_text() -> None:
    found = texts(["sentence"])
    assert found[:2] == ["Para one.", "Para two with a link, ********* and bold."]
    assert "Item." in found and "One" not in found and "Alt text" not in found


def test_text_is_all_that_a_visitor_reads() -> None:
    found = texts(["text"])
    assert found[0] == "Title" and "Alt text" in found and "Described" in found
    assert not any(word in " ".join(found) for word in ("Code block", "Hidden", "some code"))


def test_several_scopes_give_each_text_once() -> None:
    assert texts(["heading", "heading.h1", "~text"]) == ["One", "Two"]


def test_raw_is_the_source_and_summary_the_running_text() -> None:
    page = Page(Source.from_text(HTML, "page.html"))
    (raw,) = units(page, ["raw"])
    assert raw.is_page and raw.passages[0].text == HTML
    (summary,) = units(page, ["summary"])
    assert [passage.text for passage in summary.passages] == [PARAGRAPH, "Item. Second", "Quoted", "Nested"]


def test_markdown_has_the_same_scopes() -> None:
    text = "---\ntitle: From above\n---\n# One `x`\n\n> Quoted\n\n- Item **bold**\n\n```\ncode\n```\n"
    assert texts(["heading.md"], text, "page.md") == ["One *"]
    assert texts(["blockquote"], text, "page.md") == ["Quoted"]
    assert texts(["strong"], text, "page.md") == ["bold"]
    assert texts(["text.frontmatter.title"], text, "page.md") == ["From above"]
    text = text.replace("title:", "description: In short\ntitle:")
    assert texts(["text.frontmatter"], text, "page.md") == ["From above", "In short"]


def test_d22_addresses_are_no_text() -> None:
    blot = "*" * len("https://a.example/cure,")
    assert texts(["text"], "<p>See https://a.example/cure, or c.</p>") == [f"See {blot} or c."]


@pytest.mark.parametrize("scope", ["headline", "heading.h7", "~tabel", "list & quote"])
def test_an_unknown_scope_is_told(scope: str) -> None:
    with pytest.raises(ValueError, match="there is no scope"):
        Scope.parse(scope)


@given(st.text(alphabet="ab. \n", max_size=4 * LONGEST))
def test_windows_make_up_the_text(text: str) -> None:
    found = windows(text)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= LONGEST for start, end in found)


SCOPES = st.sampled_from(["text", "sentence", "heading", "link", "alt", "raw", "summary", "strong"])
MARKDOWN = st.lists(
    st.sampled_from(
        ["knee ", "é", "*a*", "**b**", "`c`", "\n", "\n\n", "# ", "- ", "> ", "[d](e)", "![f](g)", "&amp;", "1. ", "| ", "\n---\n",
         "\t", "<b>h</b>"]
    ), max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(html, SCOPES)
def test_d5_what_a_pattern_finds_stands_where_it_is_said_to(text: str, scope: str) -> None:
    check_places(text, "page.html", scope)


@settings(max_examples=150, deadline=None)
@given(MARKDOWN, SCOPES)
def test_d5_and_so_it_does_in_markdown(text: str, scope: str) -> None:
    check_places(text, "page.md", scope)


def check_places(text: str, name: str, scope: str) -> None:
    source = Source.from_text(text, name)
    page = Page(source)
    for passage in passages_in(page, [scope]):
        for match in passage.search(re.compile(r"[a-zA-Zé]+")):
            start, end = page.locate(passage.at(*match.span()))
            raw = source.text[start:end]
            if raw.isalpha() or scope == "raw":
                assert raw == match[0]
            else:  # markup or a character reference stands in between, never at an end
                assert raw[0] in (match[0][0], "&") and (raw[-1] == match[0][-1] or "&" in raw)
