import html as standard
import re

import pytest
from hypothesis import given

from contentlint.markup import Markup
from contentlint.page import Page
from contentlint.prose import ASIDE, CONSENT, FOOTER, HEADER, HIDDEN, NAVIGATION, Block
from contentlint.source import Source

from . import strategies


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in Page(Source.from_text(text)).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h2>A <i>b</i></h2><p>c</p>", [("heading", "A b"), ("paragraph", "c")]),
        ("<ul><li>a<li><p>b</p></ul>", [("item", "a"), ("item", "b")]),
        ("<dl><dt>a<dd>b</dl>", [("term", "a"), ("item", "b")]),
        ("<table><caption>t</caption><tr><th>a<td>b</table>", [("caption", "t"), ("cell", "a"), ("cell", "b")]),
        ("<blockquote><p>a</p></blockquote>", [("quote", "a")]),
        ("<figure><img src=x><figcaption>a</figcaption></figure>", [("caption", "a")]),
        ("<p>a<br>b<br><br>c</p>", [("paragraph", "a b"), ("paragraph", "c")]),
        ("<p>a<br>\n<!-- x --><br/>c</p>", [("paragraph", "a"), ("paragraph", "c")]),
        ("a<div>b</div>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<p>wo<b>r</b>d and l&amp;r&nbsp;x</p>", [("paragraph", "word and l&r x")]),
        ("<p>un<!-- -->broken</p>", [("paragraph", "unbroken")]),
        ("<a>one</a><a>two</a>", [("paragraph", "one two")]),
        ("<p>50<span>%</span> H<sub>2</sub>O</p>", [("paragraph", "50% H2O")]),
        ("<p>call <img src=x>us <svg><path/></svg>now</p>", [("paragraph", "call us now")]),
        ("<div role=heading aria-level=3>a</div>", [("heading", "a")]),
        ("<button>Book</button>", [("button", "Book")]),
        ("<title>T</title><p>x", [("title", "T"), ("paragraph", "x")]),
        ("<pre>a\n  b</pre>", [("code", "a b")]),
        ("<p> \n </p>", []),
    ],
)
def test_blocks_have_the_role_and_the_text_that_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("<nav><a>x</a></nav>", NAVIGATION),
        ("<ul role=menu><li>x</ul>", NAVIGATION),
        ('<div class="top breadcrumb">x</div>', NAVIGATION),
        ("<header><p>x</p></header>", HEADER),
        ("<footer>x</footer>", FOOTER),
        ("<aside>x</aside>", ASIDE),
        ('<div id="cookie-banner">x</div>', CONSENT),
        ("<p hidden>x</p>", HIDDEN),
        ('<div style="color:red; display : none"><p>x</p></div>', HIDDEN),
        ("<template><p>x</p></template>", HIDDEN),
        ("<p>x</p>", 0),
        ("<header><h1>x</h1></header>", 0),
        ('<p class="footnote navigator">x</p>', 0),
    ],
)
def test_the_chrome_of_the_page_is_told_apart(text: str, flag: int) -> None:
    (block,) = Page(Source.from_text(text)).blocks
    assert block.flags == flag
    assert block.is_content is (flag in (0, HEADER))


def test_sections_go_from_heading_to_heading() -> None:
    page = Page(Source.from_text("<p>intro</p><h1>A</h1><p>a</p><h2>B</h2><nav><h2>menu</h2></nav><p>b</p><p>c</p>"))
    found = [
        (section.heading.text if section.heading else None, [b.text for b in section.blocks])
        for section in page.sections
    ]
    assert found == [(None, ["intro"]), ("A", ["a"]), ("B", ["b", "c"])]


def test_the_language_of_a_block_is_the_nearest() -> None:
    page = Page(Source.from_text("<html lang=en><p>a</p><div lang=de><p>b</p><p lang=fr>c</p></div>"))
    assert [block.language for block in page.blocks] == ["en", "de", "fr"]


def test_a_list_item_and_a_table_cell_end_a_sentence() -> None:
    page = Page(Source.from_text("<ul><li>Back pain<li>Knee pain. Hip pain</ul>"))
    assert [s.text for b in page.blocks for s in b.sentences] == ["Back pain", "Knee pain.", "Hip pain"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("<p>A <b>big\n claim</b> &amp; more</p>", "big claim & more", "big\n claim</b> &amp; more"),
        ("<p>caf&eacute; <!-- x --> bar</p>", "café bar", "caf&eacute; <!-- x --> bar"),
        ("<p>one<br>two</p>", "one two", "one<br>two"),
        ("<p>a &lt;b&gt; c</p>", "<b>", "&lt;b&gt;"),
        ("<p>a &notit; c</p>", "¬it;", "&notit;"),
    ],
)
def test_words_are_located_through_markup_and_references(text: str, words: str, expected: str) -> None:
    (block,) = Page(Source.from_text(text)).blocks
    start = block.text.index(words)
    span = block.locate(start, start + len(words))
    assert text[slice(*span)] == expected


def read(source: str) -> str:
    """What a stretch of source reads as: tags and comments out, references decoded, white space folded."""
    plain = re.sub(r"(?s)<!--.*?(?:--!?>|\Z)|<(?=[a-zA-Z/!?])(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", "\0", source)
    return "".join(standard.unescape(plain.replace("\0", "")).split())


@given(strategies.html)
def test_every_part_of_every_block_is_where_it_says(text: str) -> None:
    page = Page(Source.from_text(text))
    for block in page.blocks:
        places = block.places
        assert places.length == len(block.text)
        for index, char in enumerate(block.text):
            raw = text[places.start(index) : places.end(index)]
            assert char in (" ", raw) or char == "\ufdd0" or raw.startswith(("&", "{", "<")), (
                char,
                raw,
            )


@given(strategies.html)
def test_blocks_fold_white_space_and_stand_in_order(text: str) -> None:
    last = -1
    for block in Page(Source.from_text(text)).blocks:
        assert block.text == " ".join(block.text.split())
        assert block.span.start > last
        last = block.span.start


def test_an_attribute_is_a_block_too() -> None:
    text = '<img alt="Dr. Lee &amp;  team" src=x>'
    page = Page(Source.from_text(text))
    block = page.attribute(page.elements[0], "alt")
    assert isinstance(block, Block)
    assert (block.role, block.text) == ("alt", "Dr. Lee & team")
    assert text[slice(*block.locate(8, 14))] == "&amp;  team"


def test_markup_without_text_has_no_blocks() -> None:
    assert Page(Source.from_text("<p></p><img src=x>")).blocks == ()
    assert Markup("").elements == []
