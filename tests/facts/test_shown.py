import pytest

from contentlint.facts.shown import day_numbers, digits, fold, hours, phones, same_number
from contentlint.page import Page
from contentlint.source import Source


def page(text: str) -> Page:
    return Page(Source.from_text(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call (555) 010-0200 now", ["5550100200"]),
        ("+44 20 7946 0018", ["442079460018"]),
        ("030/901 820 or 030-901 821", ["030901820", "030901821"]),
        ("From 2019 to 2024, 1,200 patients", []),
        ("10.1000/182 and 3.14159265", []),
        ("ISBN 123", []),
    ],
)
def test_telephone_numbers_are_told_from_other_numbers(text: str, found: list[str]) -> None:
    assert [phone.digits for phone in phones(page(f"<p>{text}</p>"))] == found


def test_links_come_first() -> None:
    made = phones(page('<p>0800 111 222</p><a href="tel:+15550100200">Call</a>'))
    assert [phone.digits for phone in made] == ["15550100200", "0800111222"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("15550100200", "5550100200", True),
        ("442079460018", "02079460018", True),
        ("5550100200", "5550100300", False),
        ("12", "12", False),
    ],
)
def test_numbers_are_the_same_with_and_without_prefix(a: str, b: str, same: bool) -> None:
    assert same_number(a, b) is same


def test_an_extension_is_no_part_of_a_number() -> None:
    assert (
        digits("+1 555 010 0200 ext. 12")
        == digits("+1-555-010-0200,12")
        == digits("+1 555 010 0200 x12")
        == "15550100200"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon–Fri: 9am–5pm", [({0, 1, 2, 3, 4}, 540, 1020)]),
        ("Monday - Thursday 9-5", [({0, 1, 2, 3}, 540, 1020)]),
        ("Tue 1:30–5:30pm", [({1}, 810, 1050)]),
        ("Saturday: 08:00 to 12:30", [({5}, 480, 750)]),
        ("Mon 8 AM – 1 PM & 2 PM – 6 PM", [({0}, 480, 780), ({0}, 840, 1080)]),
        ("Fri–Mon 10:00–16:00", [({4, 5, 6, 0}, 600, 960)]),
        ("Sunday closed", []),
        ("Call 24-7 on Friday", []),
    ],
)
def test_opening_hours_are_read(text: str, expected: list[tuple[set[int], int, int]]) -> None:
    assert [(set(found.days), found.opens, found.closes) for found in hours(page(f"<p>{text}</p>"))] == expected


def test_days_have_numbers() -> None:
    assert day_numbers(["Monday", "https://schema.org/Sunday", "We"]) == {0, 2, 6}


def test_phrases_are_found_whole() -> None:
    assert fold("Side effects!") in fold("What side-effects are there?")
    assert fold("risk") not in fold("asterisk")
