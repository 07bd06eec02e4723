import pytest
from hypothesis import given

from contentlint.page import Page, fact
from contentlint.source import Source, Span
from contentlint.times import Times

from . import strategies


def page(text: str) -> Page:
    return Page(Source.from_text(text))


@fact
def capitals(page: Page) -> tuple[str, ...]:
    """The capital letters."""
    calls.append(page.name)
    return tuple(char for char in page.text if char.isupper())


calls: list[str] = []


def test_a_plugins_fact_is_computed_once() -> None:
    calls.clear()
    read = page("<p>A b C</p>")
    assert capitals(read) == ("A", "C") == capitals(read)
    assert calls == ["page.html"]


def test_times_are_kept_where_they_are_wanted() -> None:
    times = Times()
    for _ in range(2):
        assert capitals(Page(Source.from_text("<p>A"), times=times))
    assert times.calls == {("fact", "capitals"): 2} and times.seconds["fact", "capitals"] > 0


def test_headings_title_and_language() -> None:
    read = page(
        "<html lang=de-AT><title>T &amp; U</title><h1>A<br>b</h1><div role=heading aria-level=4>c</div><h2 hidden>d</h2>"
    )
    assert [(heading.level, heading.text) for heading in read.headings] == [(1, "A b"), (4, "c")]
    assert read.title is not None and read.title.text == "T & U"
    assert read.language == "de-AT"


def test_the_title_of_an_svg_is_not_the_pages() -> None:
    assert page("<body><svg><title>icon</title></svg>").title is None


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("<div>a</div>", True),
        ("<!-- c --><li>a", True),
        ("<!DOCTYPE html><p>a", False),
        ("<html><p>a", False),
        ("<body>a", False),
        ("<head><title>a</title></head>", False),
    ],
)
def test_a_fragment_has_no_page_around_it(text: str, fragment: bool) -> None:
    assert page(text).is_fragment is fragment


def test_bs4_tags_can_be_located() -> None:
    text = "<div>\n  <p class=a>x</p>\r\n <img src=y></div>"
    read = page(text)
    assert [text[slice(*read.locate(tag))] for tag in read.soup.find_all(True)] == [
        "<div>",
        "<p class=a>",
        "<img src=y>",
    ]


def test_a_thing_that_is_nowhere_can_not_be_located() -> None:
    with pytest.raises(TypeError, match="str is nothing"):
        page("").locate("text")


def test_excerpts_read_as_a_reader_sees_them() -> None:
    read = page('<p>A <b>big</b>\n claim &amp; more</p><img  src=x\nalt="a &lt; b" title="">')
    image = read.elements[-1]
    assert read.excerpt(read.blocks[0]) == "A big claim & more"
    assert read.excerpt(image) == '<img src=x alt="a &lt; b" title="">'
    assert read.excerpt((image, "alt")) == "a < b"
    assert read.excerpt((image, "title")) == 'title=""'
    assert read.excerpt(Span(3, 23)) == "A big claim"


def test_the_context_of_words_is_their_sentence() -> None:
    read = page("<p>One thing. Two <b>things</b> here. Three.</p>")
    block = read.blocks[0]
    start = block.text.index("things")
    assert read.context(block.slice(start, start + 6)) == "Two things here."


@given(strategies.html)
def test_every_fact_of_any_page_can_be_computed(text: str) -> None:
    read = page(text)
    for block in (*read.blocks, *(heading.block for heading in read.headings if heading.block)):
        for sentence in block.sentences:
            assert read.excerpt(sentence) and 0 <= sentence.span.start < sentence.span.end <= len(text)
    assert sum(len(section.blocks) + (section.heading is not None) for section in read.sections) == len(read.content)
    assert read.soup is not None


def test_front_matter_is_metadata() -> None:
    text = "---\ntitle: Knee pain\ndescription: 'What helps.'\nlang: en-GB\nweight: 3\n---\n<h2>{{ page.title }}</h2><p>x</p>"
    read = page(text)
    assert read.title is not None and read.description is not None
    assert (read.title.text, text[slice(*read.title.span)]) == ("Knee pain", "Knee pain")
    assert (read.description.text, text[slice(*read.description.span)]) == ("What helps.", "What helps.")
    assert (read.language, read.metadata("weight"), read.is_fragment) == ("en-GB", None, True)


def test_a_template_expression_is_shown_as_it_stands() -> None:
    read = page("<p>Call {{ clinic.phone }} now. Ask for Dr. {% if a %}Lee{% else %}May{% endif %}.</p>")
    block = read.blocks[0]
    assert block.text == "Call \ufdd0 now. Ask for Dr. Lee May ."
    assert read.excerpt(block.sentences[0]) == "Call {{ clinic.phone }} now."


def test_branches_of_one_condition_are_alternatives() -> None:
    read = page("{% if a %}<h1>A</h1>{% else %}<h1>B</h1>{% endif %}<h1>C</h1>")
    first, second, third = read.headings
    assert read.alternative(first, second) and not read.alternative(first, third)


MARKDOWN = """---
title: Knee pain
---
# Knee *pain*

Rest & **ice** help "most" people. See [our page](knee.html "More").

- first `item`
- ![A knee](knee.png)

{{ include }}
"""


def test_markdown_is_read_with_places_in_the_markdown() -> None:
    read = Page(Source.from_text(MARKDOWN, "knee.md"))
    assert [(block.role, block.text) for block in read.blocks] == [
        ("heading", "Knee pain"),
        ("paragraph", 'Rest & ice help "most" people. See our page.'),
        ("item", "first item"),
        ("paragraph", "\ufdd0"),
    ]
    paragraph = read.blocks[1]
    start = paragraph.text.index("ice")
    assert MARKDOWN[slice(*read.locate(paragraph.slice(start, start + 8)))] == "ice** help"
    assert MARKDOWN[slice(*read.locate(paragraph.sentences[1]))] == 'See [our page](knee.html "More").'
    image = read.select("img")[0]
    assert MARKDOWN[slice(*read.locate(image))] == "![A knee](knee.png)"
    assert MARKDOWN[slice(*read.locate((image, "alt")))] == "A knee"
    assert MARKDOWN[slice(*read.locate((read.select("a")[0], "href")))] == "knee.html"
    assert read.title is not None and MARKDOWN[slice(*read.locate(read.title))] == "Knee pain"
    assert read.excerpt(read.blocks[3]) == "{{ include }}"
    assert [MARKDOWN[slice(*read.locate(tag))] for tag in read.soup.find_all("img")] == ["![A knee](knee.png)"]
