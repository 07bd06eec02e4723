"""Support in range of a sentence."""

import pytest

from contentlint.claims.support import Level, Support, broken_promises, links, names_study, support
from contentlint.page import Page
from contentlint.source import Source

DOI = '<a href="https://doi.org/10.1000/182">trial</a>'
CLAIM = "Heat eases back pain"


def page_of(html: str, name: str = "page.html") -> Page:
    return Page(Source.from_text(html, name))


def of(html: str, words: str = CLAIM) -> Support:
    """The support of the first sentence that holds the words."""
    page = page_of(html)
    sentence = next(s for block in page.blocks for s in block.sentences if words in s.text)
    return support(page, sentence)


@pytest.mark.parametrize(
    ("html", "level"),
    [
        (f"<p>{CLAIM}.</p>", Level.NONE),
        (f"<p>{CLAIM}.</p><h2>Other</h2><p>{DOI}</p>", Level.NONE),
        (f"<h2>Heat</h2><p>{CLAIM}.</p><p>More in this {DOI}.</p>", Level.SECTION),
        (f"<p>{CLAIM} ({DOI}).</p>", Level.NEAR),
        (f"<p>{CLAIM}. It was tried ({DOI}).</p>", Level.NEAR),
        (f"<ul><li><p>{CLAIM}.</p><p>{DOI}</p></li><li>x</li></ul>", Level.NEAR),
        (f"<table><tr><td>{CLAIM}</td><td>{DOI}</td></tr></table>", Level.NEAR),
        (f"<p>{CLAIM}.</p><p>Source: {DOI}</p><h2>x</h2>", Level.NEAR),
        (f"<p>{CLAIM} in 300 adults, compared with placebo ({DOI}).</p>", Level.SCOPED),
    ],
)
def test_the_nearest_accepted_link_counts(html: str, level: Level) -> None:
    assert of(html).level == level


@pytest.mark.parametrize(
    ("marker", "entries", "level"),
    [
        ("[1]", f"<ol><li>{DOI}</li></ol>", Level.NEAR),
        ("<sup>1</sup>", "<ol><li>Ito. PMID: 1234567</li></ol>", Level.NEAR),
        ("(Ito 2019)", "<p>Ito K, 2019. Heat. doi:10.1000/182</p>", Level.NEAR),
        ('<a href="#r">*</a>', f'<p id="r">{DOI}</p>', Level.NEAR),
        ("[1]", "<ol><li>Ito K, 2019. Heat for backs. A journal.</li></ol>", Level.NAMED),
        ("[2]", f"<ol><li>{DOI}</li></ol>", Level.NONE),
    ],
)
def test_a_marker_counts_where_it_resolves(marker: str, entries: str, level: Level) -> None:
    assert of(f"<html><body><p>{CLAIM} {marker}.</p><h2>References</h2>{entries}</body></html>").level == level


@pytest.mark.parametrize("href", ["#", "", "tel:+1", "/book", "https://www.facebook.com/c", "https://calendly.com/c"])
def test_other_links_are_no_support(href: str) -> None:
    assert of(f'<p>{CLAIM}. <a href="{href}">Book now</a></p>').level == Level.NONE


def test_the_nearest_link_that_is_no_source_is_told() -> None:
    found = of(f'<p>{CLAIM}. <a href="https://www.facebook.com/c">us</a></p>')
    assert (found.url, found.kind) == ("https://www.facebook.com/c", "social")


def test_an_encyclopaedia_is_secondary() -> None:
    found = of(f'<p>{CLAIM} (<a href="https://en.wikipedia.org/wiki/Heat">article</a>).</p>')
    assert (found.level, found.kind) == (Level.SECTION, "secondary")


def test_a_link_that_a_template_writes_may_be_a_source() -> None:
    found = of(f'<p>{CLAIM} (<a href="{{{{ url }}}}">the study</a>).</p>')
    assert (found.level, found.kind) == (Level.SECTION, "unknown")


def test_a_button_that_a_template_writes_is_none() -> None:
    assert of(f'<p>{CLAIM}. <a href="{{{{ url }}}}">Book now</a></p>').level == Level.NONE


def test_output_at_the_end_of_a_sentence_may_be_a_marker() -> None:
    assert of(f"<p>{CLAIM} {{{{ ref(3) }}}}.</p>").kind == "unknown"


def test_a_link_in_the_footer_is_out_of_range() -> None:
    assert of(f"<p>{CLAIM}.</p><footer><p>{DOI}</p></footer>").level == Level.NONE


def test_the_lead_in_of_a_list_is_in_range() -> None:
    page = page_of(f"<p>Heat is tried for ({DOI}):</p><ul><li>back pain</li></ul>")
    lead, item = page.content
    assert support(page, item.sentences[0], lead).level == Level.NEAR


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A 2019 trial found it.", True),
        ("Ito et al. found it.", True),
        ("It was in the New England Journal of Medicine.", True),
        ("Researchers from Leeds found it.", True),
        ("It improves circulation.", False),
        ("Open since 2019.", False),
        ("She keeps a lancet at home.", False),
    ],
)
def test_a_named_study_is_known_by_its_words(text: str, named: bool) -> None:
    assert names_study(text) is named


def test_links_of_menus_and_hidden_parts_are_left_out() -> None:
    page = page_of(f'<nav>{DOI}</nav><div hidden>{DOI}</div><p>{DOI}</p><a name="x">y</a>')
    assert len(links(page)) == 1


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>There is research. The studies are linked below.</p>", ["are linked"]),
        (f"<p>There is research. The studies are linked below.</p><p>{DOI}</p>", []),
        ("<p>There is research: see references.</p><h2>References</h2><p>Ito, 2019</p>", []),
        ("<p>The forms are linked below.</p>", []),
        ("<html><body><p>It helps.[4]</p></body></html>", ["[4]"]),
        ("{% include 'refs.html' %}<p>The studies are linked below.</p>", []),
    ],
)
def test_a_promise_is_kept_by_a_source_on_the_page(html: str, found: list[str]) -> None:
    assert [at.text for at, _ in broken_promises(page_of(html))] == found
