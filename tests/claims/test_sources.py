"""What a link is as a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.claims.sources import (
    ACCEPTED,
    ANCHOR,
    NONE,
    OWN,
    SECONDARY,
    UNACCEPTED,
    UNKNOWN,
    UNLISTED,
    host_of,
    rate,
    rate_text,
)


@pytest.mark.parametrize(
    ("url", "standing"),
    [
        ("https://doi.org/10.1000/182", ACCEPTED),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", ACCEPTED),
        ("//www.cochranelibrary.com/x", ACCEPTED),
        ("https://www.nice.org.uk/guidance/ng59", ACCEPTED),
        ("https://health.gov.nowhere.example/", UNLISTED),
        ("https://www.health.gov.fj/advice", ACCEPTED),
        ("https://some-press.example/doi/10.1234/abcd.5", ACCEPTED),
        ("https://en.wikipedia.org/wiki/Acupuncture", SECONDARY),
        ("https://www.facebook.com/clinic", UNACCEPTED),
        ("https://notdoi.org/10", UNLISTED),
        ("https://someone.example/paper.pdf", UNLISTED),
        ("/research", OWN),
        ("about.html#team", OWN),
        ("#", NONE),
        ("", NONE),
        (" ", NONE),
        ("tel:+441234", NONE),
        ("MAILTO:a@b.example", NONE),
        ("javascript:void(0)", NONE),
        ("#fn1", ANCHOR),
        ("\ufdd0", UNKNOWN),
        ("https://\ufdd0/x", UNKNOWN),
        ("https://doi.org/\ufdd0", ACCEPTED),
        ("http://[bad", UNKNOWN),
    ],
)
def test_a_link_is_rated_by_form_and_domain(url: str, standing: str) -> None:
    assert rate(url).standing == standing


def test_the_page_of_the_clinic_itself_is_no_source() -> None:
    assert rate("https://www.clinic.example/research", "clinic.example").standing == OWN


def test_the_longest_domain_decides() -> None:
    assert rate("https://www.health.harvard.edu/pain").standing == SECONDARY
    assert rate("https://journals.sagepub.com/doi/full/x").kind == "journal"


def test_more_domains_may_be_accepted() -> None:
    assert rate("https://guides.society.example/1", extra=("society.example",)).standing == ACCEPTED


@pytest.mark.parametrize(
    ("text", "standing", "named"),
    [
        ("Vickers A. Pain 2018. doi:10.1016/j.jpain.2017.11.005.", ACCEPTED, "10.1016/j.jpain.2017.11.005"),
        ("Marinho V. PMID: 23846772", ACCEPTED, "PMID: 23846772"),
        ("Trial NCT01234567", ACCEPTED, "NCT01234567"),
        ("See https://www.who.int/x.", ACCEPTED, "https://www.who.int/x"),
        ("A book, 1999", NONE, ""),
    ],
)
def test_an_entry_in_words_is_rated_by_its_identifier(text: str, standing: str, named: str) -> None:
    rating, found = rate_text(text)
    assert (rating.standing, found) == (standing, named)


def test_the_host_of_an_address() -> None:
    assert host_of("https://www.Clinic.example/a") == "clinic.example"
    assert host_of("about.html") == ""


@given(st.text(max_size=60))
def test_any_text_is_rated(url: str) -> None:
    assert rate(url).standing
    rate_text(url)
