import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.text_width import text_width

# Advance widths of Arial in units of 1/1000 em, as Adobe's font metrics file for Helvetica lists them (same metrics):
# digits 556, blank 278, K 667, n 556, e 556, p 556, a 556, i 222, W 944, M 833, comma 278.
HELVETICA = {
    "K": 667,
    "n": 556,
    "e": 556,
    " ": 278,
    "p": 556,
    "a": 556,
    "i": 222,
    "W": 944,
    "M": 833,
    ",": 278,
    "0": 556,
}


@pytest.mark.parametrize("text", ["Knee pain", "W", "iiii", "Mainie, Wien", "00 00", ""])
def test_a_line_is_as_wide_as_its_letters_in_the_published_metrics(text: str) -> None:
    expected = sum(HELVETICA[char] for char in text) * 20 / 1000
    assert text_width(text) == pytest.approx(expected, rel=0.002)


def test_the_width_grows_with_the_font() -> None:
    assert text_width("Knee", 40) == pytest.approx(2 * text_width("Knee", 20))


def test_letters_with_accents_are_as_wide_as_without() -> None:
    assert text_width("é") == text_width("e")
    assert text_width("Ü") == text_width("U")
    assert text_width("e\u0301") == text_width("e")


def test_east_asian_letters_take_an_em_and_joiners_nothing() -> None:
    assert text_width("痛", 20) == 20
    assert text_width("\u200b\u200d") == 0


@given(st.text(max_size=20), st.text(max_size=20))
def test_widths_add_up(a: str, b: str) -> None:
    assert text_width(a + b) == pytest.approx(text_width(a) + text_width(b))
    assert text_width(a) >= 0
