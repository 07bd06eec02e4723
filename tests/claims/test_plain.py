"""Offers and titles, told by pattern."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.claims.goods import names_goods
from contentlint.claims.plain import OFFER, TITLE, plain
from contentlint.claims.unit import Unit


def told(text: str, paragraph: str = "") -> list[tuple[str, str, str | None]]:
    return [(c.category, text[c.start : c.end], c.clears) for c in plain(Unit(text, paragraph=paragraph))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Get 20% off your first peel.", "20% off"),
        ("Book a free 15-minute discovery call.", "free 15-minute discovery call"),
        ("A complimentary scan for new clients.", "complimentary scan"),
        ("Gift vouchers at the desk.", "Gift vouchers"),
        ("Refer a friend and both gain.", "Refer a friend"),
    ],
)
def test_an_offer_is_told(text: str, words: str) -> None:
    assert told(text) == [("inducement", words, None)]


@pytest.mark.parametrize(
    "text", ["Parking is free.", "Feel free to call.", "Fragrance-free creams.", "Our offer of help stands."]
)
def test_what_is_free_is_no_offer(text: str) -> None:
    assert told(text) == []


def test_an_offer_with_its_terms_is_settled() -> None:
    (found,) = told("Get 20% off.", "Get 20% off. Terms and conditions apply.")
    assert found[2] == "terms-stated"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We specialise in sports injuries.", "specialise in"),
        ("Specializing in fertility.", "Specializing in"),
        ("Anna is a hormone specialist.", "is a hormone specialist"),
    ],
)
def test_a_title_is_told(text: str, words: str) -> None:
    assert told(text) == [("protected-title", words, None)]


def test_a_title_beside_its_profession_is_settled() -> None:
    (found,) = told("Anna is a registered specialist in orthodontics.")
    assert found[2] == "profession-stated"
    assert told("Is she a specialist in skin?")[0][2] == "question"


@pytest.mark.parametrize(("category", "pattern"), [("inducement", OFFER), ("protected-title", TITLE)])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_a_pattern_finds_is_told_whatever_cues_are_looked_up_first(
    category: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    assert category in {found for found, _, _ in told(text)}


def test_two_for_one_is_an_offer_and_a_time_for_something_is_none() -> None:
    assert told("Peels: 2 for 1 in May.") == [("inducement", "2 for 1", None)]
    assert told("Come at 9 for breakfast.") == []


def test_goods_are_known_by_name() -> None:
    assert names_goods("Our herbal tincture calms.") and names_goods("The Laser helps.")
    assert not names_goods("Adjustments calm the spine.")
