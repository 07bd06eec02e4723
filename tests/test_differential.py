"""The tree against an HTML5 parser (lexbor): the same text, the same images, the same headings."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from contentlint.markup import Markup, unescape
from contentlint.page import Page
from contentlint.source import Source

# Text that a browser doesn't show: neither side counts it.
NOT_SHOWN = frozenset("script style noscript template iframe noembed noframes xmp".split())
FILLERS = re.compile("[\ufdd0\ufdd1\ufffd\0]")
Seen = tuple[Counter[str], int, int]


def characters(text: str) -> Counter[str]:
    return Counter("".join(FILLERS.sub("", text).split()))


def by_lexbor(text: str) -> Seen:
    tree = LexborHTMLParser(text)
    parts: list[str] = []
    stack = [tree.root]
    while stack:
        node = stack.pop()
        if node is None or node.tag in NOT_SHOWN:
            continue
        if node.tag == "-text":
            parts.append(node.text(deep=False))
        else:
            stack.extend(node.iter(include_text=True))
    return characters("".join(parts)), len(tree.css("img")), len(tree.css("h1, h2, h3, h4, h5, h6"))


def by_us(text: str) -> Seen:
    markup = Markup(text)
    parts = []
    for run, owner in zip(markup.runs, markup.owners, strict=True):
        around = [owner, *owner.ancestors()] if owner is not None else []
        if not any(element is not None and element.tag in NOT_SHOWN for element in around):
            parts.append(unescape(text[run.start : run.end]))
    return characters("".join(parts)), len(markup.select("img")), len(markup.select("h1", "h2", "h3", "h4", "h5", "h6"))


CORPUS = sorted((Path(__file__).parents[2] / "shared" / "corpus" / "dev").rglob("*.htm*"))


@pytest.mark.skipif(not CORPUS, reason="the corpus of real pages is not beside this checkout")
def test_real_pages_have_the_same_text_images_and_headings() -> None:
    different = []
    for path in CORPUS:
        text = Page(Source.from_path(path)).masked.text
        if by_us(text) != by_lexbor(text):
            different.append(path.name)
    assert different == []


HARD = [
    "<body><p>a</body></html><main><h2>b</h2><img src=c></main>",
    "<html><body>a<html><body>b<h1>c</h1>",
    "<p>a<p>b<ul><li>c<li>d<div>e</ul>f",
    "<h2>a<h3>b</h3>c",
    "<a href=x>one<a href=y>two",
    "<b><i>a</b>b</i>c<img src=d>",
    "<svg><title>a</title><path/><text>b</text></svg>c",
    "<math><mi>x</mi><mo>+</mo></math>c",
    "<!-- a --!>b<!-->c<!--->d<!-- e",
    "<p>a<!-- -- > --><img src=x>b",
    "a<br/>b<hr>c<wbr>d",
    "&lt;b&gt; &amp;amp; &copy &notit; &#x41;",
    "<textarea><b>a</b></textarea><title>b</title>c",
    "<dl><dt>a<dd>b<dt>c</dl>",
    "<p title='>'>a</p><p title=\">\">b</p>",
    "<div/>a<span/>b<img/>",
    "</p>a</br>b</div>c",
    "<?php echo ?>a<![CDATA[b]]>c<!doctype html>d",
    "<p>1 < 2 <3 <- >a</p>",
    "<table><tr><td>a<td>b<tr><td>c</table>d",
    "<button>a<button>b",
    "a<plaintext><p>b</plaintext><h1>c",
    "<p>a<script><!-- write('<script>b</script>'); --></script>c",
    "<p>a<script><!--<script></script><h1>b</h1></script>c",
    "<p>a<script>b <!-- c --> '</scripted>' </SCRIPT >d",
    "<p>a<script><!--></script>b-->c",
    "<p>a<script><!---></script>b",
    "<p>a<script><!-- <script b --></script>c",
    "<p>a<style><!--<style></style>b--></style>c",
    "<p>a<image src=b>c<svg><image></svg>d",
    "a</",
    "a</>b",
]


@pytest.mark.parametrize("text", HARD)
def test_what_browsers_accept_reads_the_same(text: str) -> None:
    assert by_us(text) == by_lexbor(text)


# No table, select or frameset parts without their parents: there the standard throws tags away that we keep.
_TAGS = ["p", "div", "b", "a", "ul", "li", "h2", "h3", "section", "span", "dl", "dd", "blockquote", "article", "em"]
_PIECES = st.one_of(
    st.sampled_from(["word ", "a", " ", "&amp;", "<br>", "<img src=x>", "<!-- c -->", "x < y", "<svg><path/></svg>"]),
    st.sampled_from(_TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>"),
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_broken_nesting_loses_no_text_image_or_heading(text: str) -> None:
    assert by_us(text) == by_lexbor(text)
