import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.wording import (
    Phrases,
    fill,
    find_phrases,
    fold,
    instead_of,
    is_mentioned,
    passages,
    pieces,
    vocabulary,
)
from contentlint.page import Page
from contentlint.source import Source


def page(html: str) -> Page:
    return Page(Source.from_text(html))


def found(phrases: list[str], html: str) -> list[str]:
    """The source text at the places of the phrases."""
    it = page(html)
    return [it.text[slice(*part.span)] for part, _ in find_phrases(Phrases.parse(phrases), it)]


def test_whole_words_only() -> None:
    assert found(["cure"], "<p>Cures, a cure, procure, cure's, cure2, cure_x.</p>") == ["cure", "cure"]


def test_blanks_hyphens_quotes_and_case_are_folded() -> None:
    text = "<p>Wheelchair-bound, WHEELCHAIR  bound, wheelchair\u2011<b>bound</b>; don&rsquo;t</p>"
    assert found(["wheelchair bound", "don't"], text) == [
        "Wheelchair-bound",
        "WHEELCHAIR  bound",
        "wheelchair\u2011<b>bound",
        "don&rsquo;t",
    ]


def test_a_capital_in_the_phrase_counts() -> None:
    assert found(["Polish", "us"], "<p>A Polish polish for US and us.</p>") == ["Polish", "US", "us"]


def test_of_overlapping_phrases_the_longest_that_begins_first_counts() -> None:
    assert found(["addict", "drug addict", "drug"], "<p>drug addict, drug, addict</p>") == [
        "drug addict",
        "drug",
        "addict",
    ]


def test_a_phrase_doesnt_cross_blocks_or_template_output() -> None:
    assert found(["no pain"], "<p>no</p><p>pain</p>") == []
    assert found(["cure"], "<p>cure{{ s }} and {{ x }} cure</p>") == ["cure"]


def test_capitals_that_grow_when_made_small_keep_places() -> None:
    assert found(["cure"], "<p>İİİ cure</p>") == ["cure"]
    assert len(fold("İstanbul")) == len("İstanbul")


def test_passages_are_what_people_meet() -> None:
    blocks = passages(
        page(
            "<title>T</title><meta name=description content='About us'><p hidden>no</p><script>no</script>"
            "<svg><title>no</title></svg><p>yes <code>x</code></p><img src=a alt='A map'><pre>no</pre><select><option>no</select>"
        )
    )
    assert [(block.role, block.text) for block in blocks] == [
        ("title", "T"),
        ("paragraph", "yes x"),
        ("alt", "A map"),
        ("description", "About us"),
    ]


@pytest.mark.parametrize("value", [[], {}, [""], ["…"], "word", [1], [["a"]], {"a": 1}])
def test_phrases_are_a_list_or_a_table_of_words(value: object) -> None:
    with pytest.raises(ValueError, match=r"phrases|holds no word"):
        Phrases.parse(value)


def test_long_blocks_go_by_sentence() -> None:
    (block,) = page("<p>" + "Rest well and walk each day. " * 50 + "</p>").blocks
    assert len(list(pieces(block))) == 50
    (wide,) = page("<p>" + "a" * 2_500 + "</p>").blocks
    assert [(piece.start, piece.end) for piece in pieces(wide)] == [(0, 1000), (1000, 2000), (2000, 2500)]


def test_messages_are_filled_and_never_formatted() -> None:
    assert fill("{found}: {0.__class__} {instead}", found="a", instead="b") == "a: {0.__class__} b"
    assert [instead_of(*pair) for pair in (("Addict", "person"), ("addict", "person"), ("ADDICT", "person"))] == [
        "Person",
        "person",
        "person",
    ]


WORDS = st.lists(st.sampled_from(["cure", "Cure", "pain", "no", "İ", "’", "-", "&amp;", "procure"]), max_size=12)


@given(WORDS)
def test_what_is_found_stands_where_it_is_said(words: list[str]) -> None:
    it = page(f"<p>{' '.join(words)}</p>")
    for part, phrase in find_phrases(Phrases.parse(["cure", "no pain"]), it):
        assert fold(it.text[slice(*part.span)]) == phrase == fold(part.text)
    assert vocabulary(it).words <= {"cure", "pain", "no", "procure", "i", "i̇", "İ"}


@pytest.mark.parametrize(("text", "mentioned"), [
    ('We write "has asthma".', True), ("We write “has asthma.”", True), ("We write ‘has asthma’.", True),
    ("She has asthma.", False), ('"She has asthma", says Jo.', False), ('She "has" asthma.', False), ("has asthma", False),
])  # fmt: skip
def test_words_alone_in_quotation_marks_are_spoken_of(text: str, mentioned: bool) -> None:
    block = Page(Source.from_text(f"<p>{text}</p>")).blocks[0]
    start = block.text.index("has")
    assert is_mentioned(block.slice(start, block.text.index("asthma") + len("asthma"))) is mentioned
