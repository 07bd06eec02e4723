"""Offers and titles, told by pattern."""

import pytest

from contentlint.claims.goods import names_goods
from contentlint.claims.plain import plain
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


def test_goods_are_known_by_name() -> None:
    assert names_goods("Our herbal tincture calms.") and names_goods("The Laser helps.")
    assert not names_goods("Adjustments calm the spine.")
