import pytest
from hypothesis import given

from contentlint.facts.roles import (
    by_role,
    explicit_role,
    headings,
    is_decorative,
    is_exposed,
    is_focusable,
    is_hidden,
    is_summary,
    role_of,
    with_role,
)
from contentlint.page import Page
from contentlint.source import Source
from tests import strategies


def page_of(text: str) -> Page:
    return Page(Source.from_text(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('<a href="x">', "link"),
        ("<a>", ""),
        ('<img alt="x">', "img"),
        ("<img>", "img"),
        ('<img alt="">', "none"),
        ('<img alt="" aria-label="x">', "img"),
        ('<img role="none">', "none"),
        ('<img role="none" tabindex="0">', "img"),
        ('<img role="none" tabindex="x">', "none"),
        ('<img role="none" aria-label="">', "none"),
        ('<button role="none">', "button"),
        ('<button role="none" disabled>', "none"),
        ('<fieldset disabled><button role="none"></fieldset>', "none"),
        ('<div role="image">', "img"),
        ('<div role="fancy heading">', "heading"),
        ('<h2 role="Tab">', "tab"),
        ('<input type="EMAIL">', "textbox"),
        ('<input type="email" list="l">', "combobox"),
        ('<input type="search">', "searchbox"),
        ('<input type="password">', ""),
        ('<input type="image">', "button"),
        ("<select>", "combobox"),
        ("<select multiple>", "listbox"),
        ('<select size="4">', "listbox"),
    ],
)
def test_roles(text: str, role: str) -> None:
    elements = page_of(text).elements
    assert role_of(elements[-1]) == role


@pytest.mark.parametrize(
    ("style", "script", "hidden"),
    [
        (".gone { display: none }", "", True),
        ("p.gone, b { color: red; visibility: hidden }", "", True),
        ("/* .gone { display: none } */", "", False),
        (".gone { display: none } .gone.open { display: block }", "", False),
        ("@media print { .gone { display: none } }", "", False),
        (".gone { display: none } @media (min-width: 60em) { .gone { display: block } }", "", False),
        (".menu .gone { display: none }", "", False),
        (".gone:target { display: none }", "", False),
        (".gone { display: none }", "<script>show()</script>", False),
        (".gone { display: none }", '<script type="application/ld+json">{}</script>', True),
        (".other { display: none }", "", False),
    ],
)
def test_a_style_sheet_hides_only_what_nothing_shows_again(style: str, script: str, hidden: bool) -> None:
    page = page_of(f'<style>{style}</style>{script}<p class="gone wide"><img></p>')
    assert is_hidden(page, page.select("img")[0]) is hidden


def test_what_is_hidden_or_decoration_is_not_exposed() -> None:
    page = page_of('<p hidden><img></p><img alt=""><img aria-hidden="true"><img style="visibility:hidden"><img>')
    assert [is_exposed(page, image) for image in page.select("img")] == [False, False, False, False, True]


def test_the_first_summary_of_its_details_is_its_button() -> None:
    page = page_of("<details><summary></summary><summary></summary></details><summary></summary>")
    assert [is_summary(element) for element in page.select("summary")] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "focusable"),
    [
        ('<a href="x">', True), ("<a>", False), ("<button>", True), ("<button disabled>", False), ('<p tabindex="-1">', True),
        ('<input type="hidden">', False), ("<video>", False), ("<video controls>", True), ("<p contenteditable>", True),
    ],
)  # fmt: skip
def test_what_takes_the_focus(text: str, focusable: bool) -> None:
    assert is_focusable(page_of(text).elements[-1]) is focusable


def test_decoration_is_what_the_author_marks_so() -> None:
    page = page_of('<img alt=""><img alt="" role="img"><img role="presentation"><img>')
    assert [is_decorative(image) for image in page.select("img")] == [True, False, True, False]


def test_headings_by_tag_and_role() -> None:
    page = page_of('<h1>A</h1><p role="heading" aria-level="3">B</p><h2 role="tab">C</h2><h2 hidden>D</h2>')
    assert [(heading.text, heading.level) for heading in headings(page)] == [("A", 1), ("B", 3)]


@pytest.mark.parametrize("form", ["role=img", 'ROLE="img"', "Role = 'img'"])
def test_an_attribute_is_found_however_it_is_written(form: str) -> None:
    page = page_of(f"<p>role=none</p><div {form}></div><b data-role='x'></b>")
    assert [element.tag for element in with_role(page)] == ["div"]


@given(strategies.named)
def test_any_page_has_roles(text: str) -> None:
    page = page_of(text)
    for role, elements in by_role(page).items():
        assert all(role_of(element) == role and is_exposed(page, element) for element in elements)
    assert all(explicit_role(element) in ("", role_of(element)) or is_decorative(element) for element in page.elements)
