import html as standard
import re

import pytest
from hypothesis import given

from contentlint.markup import Element, Markup, unescape, unescape_attribute, whole_number

from . import strategies


def words(markup: Markup) -> list[str]:
    return [markup.text[run.start : run.end].strip() for run in markup.runs]


def tags(markup: Markup) -> list[str]:
    return [element.tag for element in markup.elements]


def find(markup: Markup, tag: str) -> Element:
    return markup.by_tag[tag][0]


def test_elements_know_their_start_tags() -> None:
    text = "<div class=a>\n  <IMG src='x>y.png' alt=\"a>b\"><p\nid=p>Hi</p></div>"
    markup = Markup(text)
    assert [text[slice(*element.span)] for element in markup.elements] == [
        "<div class=a>",
        "<IMG src='x>y.png' alt=\"a>b\">",
        "<p\nid=p>",
    ]
    assert [text[element.start : markup.end_of(element)] for element in markup.elements][2] == "<p\nid=p>Hi</p>"


def test_attributes_know_their_places() -> None:
    text = "<img a=1 B = 'two &amp; three' c hidden=\"\" a=9 href=x/>"
    element = Markup(text).elements[0]
    assert {name: attribute.value for name, attribute in element.attributes.items()} == {
        "a": "1", "b": "two & three", "c": None, "hidden": "", "href": "x/",
    }  # fmt: skip
    assert [text[slice(*a.value_at)] for a in element.all_attributes()] == ["1", "two &amp; three", "", "", "9", "x/"]
    assert text[slice(*element.attributes["b"].at)] == "B = 'two &amp; three'"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<body><p>a</body><p>b", ["a", "b"]),
        ("<html><p>a</html><p>b</p>", ["a", "b"]),
        ("<html><body><p>a<html><body><p>b", ["a", "b"]),
        ("<p>a<p>b<div>c</p>d", ["a", "b", "c", "d"]),
        ("<p>a<!-- x <p>b", ["a"]),
        ("<p>a<!-->b", ["a", "b"]),
        ("<p>a<!--->b", ["a", "b"]),
        ("<p>a<!-- x --!>b", ["a", "b"]),
        ("<svg><title>t</title><path/></svg><p>a", ["t", "a"]),
        ("<math><mi>x</mi></math>b", ["x", "b"]),
        ("<template><p>a</template>b", ["a", "b"]),
        ("<noscript><p>a</noscript>b", ["a", "b"]),
        ("<frameset><frame src=a></frameset><noframes>x</noframes>", []),
        ("<script>if (a<b) '</p>'</script>c", ["c"]),
        ("<script>a</SCRIPT >b", ["b"]),
        ("<textarea><b>a</textarea>b", ["<b>a", "b"]),
        ("<title>a &lt; b</title>", ["a &lt; b"]),
        ("<p>1 < 2 and 3 > 2</p>", ["1 < 2 and 3 > 2"]),
        ("<p>a\0b</p>", ["a\0b"]),
        ("<![CDATA[x]]>a", ["a"]),
        ("a<table><tr>b<td>c</table>d", ["a", "b", "c", "d"]),
        ('<p title="unclosed>a <b>c', []),
        ("", []),
        ("\0", []),
    ],
)
def test_text_that_a_browser_shows_is_there(text: str, expected: list[str]) -> None:
    markup = Markup(text)
    if 'title="unclosed' not in text:
        assert words(markup) == expected
    assert not markup.lost or all(markup.owners[number] is not None for number in markup.lost)


def test_an_unclosed_quote_does_not_swallow_the_page() -> None:
    assert "a" in " ".join(words(Markup('<p title="unclosed>a <b>c</b> d</p>')))


def test_raw_text_knows_its_content() -> None:
    text = '<script type="application/ld+json">{"a": "</p>"}</script>'
    script = Markup(text).elements[0]
    assert script.content_at is not None
    assert text[slice(*script.content_at)] == '{"a": "</p>"}'


def test_foreign_elements_may_close_themselves_and_html_ones_may_not() -> None:
    markup = Markup("<svg><path/><g/><text>a</text></svg><div/><p>b</p>")
    assert find(markup, "text").parent is find(markup, "svg")
    paragraph = find(markup, "p")
    assert paragraph.parent is find(markup, "div")


def test_walking_the_tree() -> None:
    markup = Markup("<ul><li>a<li><b>c</b></ul><p>")
    first, second = markup.by_tag["li"]
    assert find(markup, "ul").children == [first, second]
    assert list(second.descendants()) == [find(markup, "b")]
    assert [around.tag for around in find(markup, "b").ancestors()] == ["li", "ul"]
    assert find(markup, "b").closest("ul", "p") is find(markup, "ul")
    assert find(markup, "ul").contains(second) and not first.contains(second)
    assert [element.tag for element in markup.select("p", "ul")] == ["ul", "p"]


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("<h1>One<h1><h2>Two</h2>", False),
        ("<h1>One <b>x</b><br><h2>Two</h2>", False),
        ("<h1>One<div><h2>Two</h2></div></h1>", True),
        ("<h2>One</h3><p>text</p><h2>Two</h2>", False),
    ],
)
def test_a_heading_right_inside_a_heading_closes_it(text: str, nested: bool) -> None:
    markup = Markup(text)
    last = [element for element in markup.elements if element.tag in ("h1", "h2")][-1]
    assert any(around.tag in ("h1", "h2") for around in last.ancestors()) is nested
    assert words(markup)[0] == "One"


def test_a_second_html_tag_is_kept_apart() -> None:
    markup = Markup("text<html lang=en><body><p>a")
    assert [element.tag for element in markup.dropped] == ["html", "body"]


def test_a_line_of_300_000_characters() -> None:
    text = "<p>" + "word <b>bold</b> " * 20_000
    assert len(Markup(text).runs) == 40_000


def test_a_data_address_of_a_megabyte() -> None:
    text = f'<img src="data:image/png;base64,{"A" * 1_000_000}" alt="x"><p>b</p>'
    markup = Markup(text)
    assert markup.elements[0].get("alt") == "x"
    assert words(markup) == ["b"]


def test_deep_nesting_keeps_all_text() -> None:
    markup = Markup("<div>a" * 5_000)
    assert len(markup.runs) == 5_000


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("a?b=1&copy=2", "a?b=1&copy=2"),
        ("a &amp; b", "a & b"),
        ("&copy; &copy &copyx &nope; &#65;&#x42;", "© © &copyx &nope; AB"),
    ],
)
def test_references_in_attributes(raw: str, value: str) -> None:
    assert unescape_attribute(raw) == value


@given(strategies.html)
def test_values_are_those_of_the_attributes(text: str) -> None:
    markup = Markup(text)
    for element in markup.elements:
        assert element.values == {name: attribute.value or "" for name, attribute in element.attributes.items()}
        assert text[slice(*element.attributes_at)] == element.raw
        assert all(element in markup.having(name) for name in element.attributes)


def test_elements_are_found_by_the_attributes_they_have() -> None:
    markup = Markup("<b data-id=x></b><i ID = 'y'></i>id=z<u id></u>")
    assert [element.tag for element in markup.having("id")] == ["i", "u"]
    assert markup.having("class") == ()


def test_tags_that_name_an_attribute_twice_or_hold_a_stray_quote_are_told_apart() -> None:
    markup = Markup("""<b id=a id=b></b><i id=a class=b></i><u id="a" b"></u>""")
    assert [element.tag for element in markup.irregular] == ["b", "u"]


@given(strategies.html)
def test_any_markup_is_read_with_exact_places(text: str) -> None:
    markup = Markup(text)
    for element in markup.elements:
        assert re.match(rf"<{re.escape(element.tag)}(?![a-z0-9])", text[element.start :], re.I)
        assert element.start < element.open_end <= markup.end_of(element) <= len(text)
        assert element.parent is None or element.parent.index < element.index <= element.parent.last
        for attribute in element.all_attributes():
            assert element.start < attribute.at.start <= attribute.at.end <= element.open_end
            raw = text[slice(*attribute.value_at)]
            assert attribute.value in (None, raw) or "&" in raw
    ends = [0]
    for run in markup.runs:
        assert ends[-1] <= run.start < run.end <= len(text)
        assert text[run.start : run.end].strip("\0 \t\n\r\f\x0b\u00a0") or "\ufdd1" in markup.text
        ends.append(run.end)
    assert len(markup.owners) == len(markup.runs)


@given(strategies.html)
def test_text_outside_tags_and_comments_is_never_lost(text: str) -> None:
    plain = "plainword"
    markup = Markup(f"{plain}1 <p>{plain}2</p>" + text.replace("<", "").replace("\0", ""))
    shown = standard.unescape(" ".join(words(markup)))
    assert f"{plain}1" in shown and f"{plain}2" in shown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"&#{'9' * 5_000};", "\ufffd"),
        (f"&#{'0' * 5_000}65;", "A"),
        (f"&#{'0' * 5_000}{'9' * 5_000};x", "\ufffdx"),
        (f"a&amp;&#{'1' * 5_000} b", "a&\ufffd b"),
        (f"&#x{'F' * 5_000};", "\ufffd"),
    ],
)
def test_a_reference_of_thousands_of_digits_is_read_as_browsers_read_it(written: str, read: str) -> None:
    assert unescape(written) == unescape_attribute(written) == read


@pytest.mark.parametrize(
    ("value", "number"),
    [("7", 7), (" 12 ", 12), ("", None), (None, None), ("-1", None), ("1.5", None), ("9" * 9, 999_999_999), ("9" * 10, None), ("²", None)],
)  # fmt: skip
def test_whole_numbers_of_attributes(value: str | None, number: int | None) -> None:
    assert whole_number(value) == number
