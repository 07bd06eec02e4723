import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contentlint.report.markdown import COMMENT
from contentlint.report.safe import code, markdown

from .findings import SEVERAL, finding, place, report

READ = MarkdownIt("gfm-like", {"linkify": False})


def test_a_list_below_each_page() -> None:
    html = READ.render(report("markdown"))
    assert html.count("<h4>") == 3 and html.count("<li>") == len(SEVERAL)
    assert "<h4><code>hip.html</code></h4>" in html
    assert "<strong>error</strong> 3:5 a cure is promised" in html


def test_past_the_size_of_a_comment_the_rest_is_counted() -> None:
    text = report("markdown", (finding(place=place(path=f"{n // 10}.html")) for n in range(5_000)))
    told = text.count("\n- ")
    assert len(text) < COMMENT + 200 and f"…and {5_000 - told} more on" in text
    assert "**5000 error" in text


def test_the_job_summary_has_a_heading_and_more_room() -> None:
    assert report("github-summary", []).startswith("## contentlint\n")
    many = [finding()] * 1_000
    assert len(report("github-summary", many)) > len(report("markdown", many))


@given(st.text(alphabet="ab`*_[]()!<>&|\\~#:/@\n\t =-+.1{}$%^'\"", max_size=40))
def test_escaped_text_stays_one_paragraph_of_text(text: str) -> None:
    tokens = READ.parse(f"- x {markdown(text)} y")
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    shown = "".join(child.content for child in inline).replace("\u200b", "")
    assert shown.split() == f"x {text} y".split()


@given(st.text(alphabet="ab` *<|\\", min_size=1, max_size=30))
def test_a_code_span_holds_any_text(text: str) -> None:
    inline = [child for token in READ.parse(f"- x {code(text)} y") for child in token.children or ()]
    assert [child.type for child in inline] == ["text", "code_inline", "text"]
    assert inline[1].content.strip() == text.strip()


@pytest.mark.parametrize(
    "text", ["@board", "#12", "!34", "gh-5", "https://evil.example", "www.evil.example", "a@b.example"]
)
def test_no_name_number_or_address_becomes_a_link(text: str) -> None:
    assert text not in READ.render(markdown(text)) and "&#8203;" in markdown(text)
