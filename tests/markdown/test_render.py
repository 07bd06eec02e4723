"""What Markdown becomes, and where each piece of it stands in the Markdown."""

import re
import subprocess
import sys
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from contentlint import markdown
from contentlint.markdown import MissingExtraError, OffsetMap, render
from contentlint.templates import mask
from tests.hang import no_hang


def source_of(text: str, piece: str, nth: int = 0) -> str:
    """What stands in the Markdown for the nth piece of the HTML."""
    rendered = render(text)
    start = [match.start() for match in re.finditer(re.escape(piece), rendered.html)][nth]
    begin, end = OffsetMap(rendered).to_source(start, start + len(piece))
    return text[begin:end]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Knees\n\nText", "<h1>Knees</h1>\n<p>Text</p>\n"),
        ("- one\n- two\n", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("~~old~~ <b>new</b>", "<p><s>old</s> <b>new</b></p>\n"),
        ("![a *b*](c.png)", '<p><img src="c.png" alt="a b"></p>\n'),
        ("[a](<b c> 'd')", '<p><a href="b c" title="d">a</a></p>\n'),
        ("[a](javascript:b) [c](é)", '<p><a href="javascript:b">a</a> <a href="é">c</a></p>\n'),
        ("## Knees {#knees}", '<h2 id="knees">Knees</h2>\n'),
        ("Knees {#knees}\n---", '<h2 id="knees">Knees</h2>\n'),
        ("## Knees {#two words}", "<h2>Knees {#two words}</h2>\n"),
        ("a {#b}", "<p>a {#b}</p>\n"),
        ("", ""),
    ],
)
def test_html(text: str, html: str) -> None:
    assert render(text).html == html


@pytest.mark.parametrize(
    ("text", "piece", "source"),
    [
        # text in blocks
        ("# A *b* c #", "b", "b"),
        ("#  Knees  ##", "Knees", "Knees"),
        ("> - ## Knees ##", "Knees", "Knees"),
        ("Knees\n=====", "Knees", "Knees"),
        ("   Knees\n   and hips", "Knees\nand hips", "Knees\n   and hips"),
        ("> a\n>   b\nc", "b\nc", "b\nc"),
        ("1. a\n   b\n   - c\n     d", "d", "d"),
        ("- a\n\n\tb", "b", "b"),
        ("- \tcode?\n", "code?", "code?"),
        ("a\r\nb\r\n\r\nc", "c", "c"),
        ("a\rb", "b", "b"),
        ("\N{LEG} a\n\n\N{LEG} b", "b", "b"),
        # marks and what they mark
        ("a *b* c", "<em>", "*"),
        ("a __b__ c", "<strong>", "__"),
        ("***b***", "<em><strong>", "***"),
        ("***b***", "</strong></em>", "***"),
        ("~~b~~", "</s>", "~~"),
        ("a `` b`c `` d", "b`c", "b`c"),
        ("a `b\nknee` d", "knee", "knee"),
        ("> a `b\n> knee` d", "knee", "knee"),
        ("a `b` c", "<code>", "`b`"),
        # escapes, entities, breaks
        (r"5 \* 6", "*", r"\*"),
        ("5 < 6", "&lt;", "<"),
        ("a &copy; b", "©", "&copy;"),
        ("a &amp; b", "&amp;", "&amp;"),
        ("a &#x22; b", "&quot;", "&#x22;"),
        ("a  \n b", "<br>", "\n "),
        ("a\\\nb", "<br>", "\\\n"),
        # links
        ("see [a *b*](c) d", "b", "b"),
        ("see [a](b) c", '<a href="b">', "[a](b)"),
        ("see [a](b) c", "</a>", "](b)"),
        ('see [a]( <b> "t" ) c', '"b"', '[a]( <b> "t" )'),
        ("see [a](b) [c](b)", "b", "b"),
        ('see [a](b "tt") c', "tt", "tt"),
        ("see [a](x&y) c", "x&amp;y", "x&y"),
        ("see [a][b] c\n\n[b]: /d 'e'\n", "/d", "/d"),
        ("see [a][b] c\n\n[b]: /d 'e'\n", '<a href="/d" title="e">', "[a][b]"),
        ("see [a] c\n\n> [a]:\n> /d\n", "/d", "/d"),
        ("see <https://a.b/c> d", "https://a.b/c", "https://a.b/c"),
        ("see <a@b.cd> e", "mailto:a@b.cd", "a@b.cd"),
        ("see <a@b.cd> e", ">a@b.cd", "<a@b.cd>"),
        # images
        ("a ![b](c.png) d", '<img src="c.png" alt="b">', "![b](c.png)"),
        ("a ![b](c.png) d", "c.png", "c.png"),
        ("a ![a *knee*](c.png) d", "a knee", "a *knee"),
        ("a ![a &quot;b](c.png) d", "&quot;", "&quot;"),
        ("a ![a [link](u) `code`](c.png) d", "link", "link"),
        ("a ![a [link](u) `code`](c.png) d", "code", "code"),
        ("a ![out ![in](d.png)](c.png) d", "in", "in"),
        ("[![knee](c.png)](page) d", "knee", "knee"),
        ("[![xx](c.png)](page) d", "page", "page"),
        ("> ![a\n> knee](c.png)", "knee", "knee"),
        # tables
        ("| a | b |\n|---|---|\n| c | knee |", "knee", "knee"),
        ("hip | knee\n---|---\na | a", "hip", "hip"),
        ("> - | x\\|y | b |\n>   |---|---|\n>   | c | `d\\|e` |", "d|e", "d\\|e"),
        ("| a | b |\n|---|---|\n|| knee |", "knee", "knee"),
        ("| a | b |\n|---|---|\n| c | ![d](knee.png) |", "knee.png", "knee.png"),
        # HTML and code
        ('<div class="a">\nb\n</div>', '<div class="a">', '<div class="a">'),
        ('> <div>\n> <img src="a">\n> </div>', '<img src="a">', '<img src="a">'),
        ('a <img\n src="b"> c', 'src="b"', 'src="b"'),
        ("    a <b>\n      c\n", "  c", "  c"),
        ("~~~ py\na = 1\n~~~", "a = 1", "a = 1"),
        ("- ```\n  a\n  b\n  ```", "b", "b"),
        ("```\na", "a", "a"),
    ],
)
def test_a_piece_maps_to_its_source(text: str, piece: str, source: str) -> None:
    assert source_of(text, piece) == source


@pytest.mark.parametrize(
    ("text", "tag", "source"),
    [
        ("a\n\n## b *c*\n", "<h2>", "## b *c*"),
        ("a\nb\n---\n\nc", "<h2>", "a\nb\n---"),
        ("a\nb\n\nc", "<p>", "a\nb"),
        ("- a\n\n- b\n", "<ul>", "- a\n\n- b"),
        ("- a\n- b\n", "<li>", "- a"),
        ("> a\n> b\n\nc", "<blockquote>", "> a\n> b"),
        ("a\n\n***\n", "<hr>", "***"),
        ("| a |\n|---|\n| b |", "<td>", "| b |"),
        ("a\n\n    b\n\n\nc", "<pre><code>", "    b"),
        ("``` py\nb\n```\n", '<pre><code class="language-py">', "``` py\nb\n```"),
    ],
)
def test_a_block_tag_maps_to_the_lines_of_its_block(text: str, tag: str, source: str) -> None:
    assert source_of(text, tag) == source


def test_the_same_text_in_several_places_maps_to_each() -> None:
    text = (
        "# Pain\n\nPain and *Pain*, [Pain](Pain)\n\n| Pain | Pain |\n|---|---|\n| Pain | `Pain` |\n\n- Pain\n  - Pain\n"
    )
    rendered = render(text)
    back = OffsetMap(rendered)
    shown = [back.to_source(match.start(), match.end())[0] for match in re.finditer("Pain", rendered.html)]
    written = [match.start() for match in re.finditer("Pain", text)]
    assert sorted(shown) == written
    assert len(shown) == 11


def test_fillers_pass_through_and_control_lines_are_blank() -> None:
    text = "---\ntitle: x\n---\nText {{ a }}\n{% if b %}\n[c]({{ d }})\n{% endif %}\n---\n"
    masked = mask(text).text
    rendered = render(masked)
    assert (
        rendered.html
        == f'<p>Text {masked[text.index("{{ a") :][:7]}</p>\n<p><a href="{7 * masked[26]}">c</a></p>\n<hr>\n'
    )
    start = rendered.html.index(">c<") + 1
    assert OffsetMap(rendered).to_source(start, start + 1)[0] == text.index("[c]") + 1


def test_markdown_it_is_loaded_only_to_render() -> None:
    code = "import sys, contentlint.markdown; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0


def test_without_markdown_it_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    markdown._parser.cache_clear()
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(MissingExtraError, match=r"pip install contentlint\[markdown\]"):
        render("a")


WORDS = r"""
# ## a word * ** _ ~~ ` `` [ ] ( ) ](u) ![ [r] < > <b> </b> <div> <http://a.b> &amp; &nbsp; &#x22; & \ \* \| | > - 1.
"t" 't' ``` ~~~ --- === <!-- --> é 😀 + . ! # : {#id}
"""
SPACES = ["\n", "\n\n", "\r\n", "\r", "  \n", "\\\n", "    ", "\t", " ", "\x00", "\u00a0", "\u2028", "\x0b", "\u3000"]
BLOCKS = ['[r]: /u "t"\n', "[r]: <a b>\n", "| a | b |\n|---|---|\n", "> ", "- ", "1. ", " | ", "# "]
PIECES = st.sampled_from([*WORDS.split(), *SPACES, *BLOCKS, "word ", "a\n"])
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


def oracle(text: str) -> str:
    parser = MarkdownIt("commonmark", {"xhtmlOut": False}).enable(["table", "strikethrough"])
    return str(parser.render(text))


@given(TEXTS)
def test_places_are_in_order_and_verbatim_where_lengths_are_equal(text: str) -> None:
    rendered = render(text)
    last = 0
    for html_start, html_end, start, end in rendered.places:
        assert last <= html_start < html_end <= len(rendered.html)
        assert 0 <= start < end <= len(text)
        if html_end - html_start == end - start:
            assert rendered.html[html_start:html_end] == text[start:end].replace("\0", "\ufffd")
        last = html_end


@given(TEXTS.filter(lambda text: "](" not in text and "[r]:" not in text and "<" not in text and "{#" not in text))
def test_the_html_is_that_of_markdown_it(text: str) -> None:
    assert render(text).html == oracle(text)


NUMBERED = st.sampled_from(
    ["%", "*%*", "**%**", "_%_", "~~%~~", "`%`", "[%](u)", "![%](u)", "<b>%</b>", r"\*%", "%&amp;", "[%][r]"]
)
FRAMES = st.sampled_from(
    ["@\n@\n\n", "# @\n\n", "> @\n> @\n\n", "- @\n  @\n\n  - @\n\n", "| @ | @ |\n|--|--|\n| @ | @ |\n\n"]
)


@given(
    st.lists(st.tuples(FRAMES, st.lists(NUMBERED, min_size=1, max_size=3)), max_size=5), st.sampled_from(["\n", "\r\n"])
)
def test_every_word_maps_to_itself(frames: list[tuple[str, list[str]]], line_end: str) -> None:
    marked = "".join(frame.replace("@", " ".join(inside)) for frame, inside in frames).split("%")
    words = [f"w{number}" for number in range(100, 99 + len(marked))]
    text = "".join(chain.from_iterable(zip(marked, [*words, "[r]: /x\n"], strict=True))).replace("\n", line_end)
    rendered = render(text)
    back = OffsetMap(rendered)
    found = {match[0]: back.to_source(*match.span()) for match in re.finditer(r"w\d+", rendered.html)}
    assert set(found) == set(words)
    assert all(text[start:end] == word for word, (start, end) in found.items())


@pytest.mark.parametrize("unit", ["a|", "[a](b) ", "*a* ", "a\n", "- a\n", "> a\n", "`a`", "# a\n", "\\*", "a  \n"])
def test_long_texts_are_rendered_as_markdown_it_renders_them(unit: str) -> None:
    text = f"{unit * 3000}\n{'-|' * 3000}\n{'b|' * 3000}\n"
    with no_hang():
        assert render(text).html == oracle(text)
