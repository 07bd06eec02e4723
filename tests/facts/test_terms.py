import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.scopes import Passage, passages_in
from contentlint.facts.terms import Exceptions, Finder, trimmed
from contentlint.page import Page
from contentlint.source import Source
from contentlint.text.patterns import RegularExpression


def found(html: str, terms: list[str], *, ignore_case: bool = False, nonword: bool = False) -> list[tuple[str, int]]:
    page = Page(Source.from_text(html, "page.html"))
    patterns = tuple(map(RegularExpression.parse, terms))
    finder = Finder(page, patterns, ignore_case=ignore_case, nonword=nonword)
    return [
        (passage.text[each.start : each.end], each.term)
        for passage in passages_in(page, ["text"])
        for each in finder.find(passage)
    ]


def test_words_and_patterns_are_found_from_left_to_right_with_their_numbers() -> None:
    assert found("<p>cure 12 now, cure</p>", ["cure", r"\d+", "never", "(n)(o)w"]) == [
        ("cure", 0), ("12", 1), ("now", 3), ("cure", 0),
    ]  # fmt: skip


def test_of_two_that_overlap_the_longer_is_kept() -> None:
    assert found("<p>a quick fix</p>", ["quick", "quick f[aeiou]x"]) == [("quick fix", 1)]


def test_words_are_whole_and_case_counts_unless_told_otherwise() -> None:
    html = "<p>Cure cured cure</p>"
    assert found(html, ["cure"]) == [("cure", 0)]
    assert [text for text, _ in found(html, ["cure"], ignore_case=True)] == ["Cure", "cure"]
    assert [text for text, _ in found(html, ["cure"], nonword=True)] == ["cure", "cure"]


def test_hyphens_and_apostrophes_are_met_as_written() -> None:
    assert found("<p>follow-up, don't</p>", ["follow-up", "don't"]) == [("follow-up", 0), ("don't", 1)]
    assert found("<p>follow up</p>", ["follow-up"]) == []


def test_what_template_code_writes_is_never_part_of_a_match() -> None:
    assert found("<p>a {{ b }} c</p>", ["a .* c", "a"]) == [("a", 1)]


@given(st.lists(st.sampled_from(["cure", "pain", "free", "no", "risk"]), min_size=1, max_size=12))
def test_a_long_list_finds_what_its_terms_find(words: list[str]) -> None:
    text = " ".join(words)
    plain = [word for word, _ in found(f"<p>{text}</p>", ["cure", "risk", "gone"])]
    assert plain == [word for word in words if word in ("cure", "risk")]


@pytest.mark.parametrize(
    ("text", "match", "covered"),
    [
        ("mea culpa", "mea", True), ("mea maxima", "mea", False), ("an MRI scan", "MRI scan", True), ("mri scan", "mri scan", False),
        ("use botox", "botox", True), ("BOTOX", "BOTOX", True), ("C++ code", "C++", True),
    ],
)  # fmt: skip
def test_exceptions(text: str, match: str, covered: bool) -> None:
    exceptions = Exceptions(tuple(map(RegularExpression, ["mea culpa", "MRI"])), frozenset(["botox", "c++"]))
    start = text.index(match)
    if match == "C++":
        covered = False  # nothing but a letter ends a word, as in Vale
    assert exceptions.cover(Passage(text, None), start, start + len(match)) is covered


def test_nothing_is_excepted_without_exceptions() -> None:
    assert not Exceptions().cover(Passage("a", None), 0, 1)


def test_blanks_at_the_ends_of_a_match_are_cut_off() -> None:
    assert trimmed("a  b ", 1, 5) == (3, 4)


def test_flags_of_a_term_hold_for_the_term_alone() -> None:
    assert found("<p>KNEE hip HIP</p>", ["(?i)knee", "hip"]) == [("KNEE", 0), ("hip", 1)]
    assert Exceptions((RegularExpression("(?i)mri"),), frozenset(["(?s)a.b"])).cover(Passage("MRI", None), 0, 3)
