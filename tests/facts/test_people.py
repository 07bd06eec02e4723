import pytest

from contentlint.facts.people import bylines, is_qualified
from contentlint.page import Page
from contentlint.source import Source


def found(text: str) -> list[tuple[str, str, bool, str]]:
    return [(b.kind, b.name, b.qualified, b.origin) for b in bylines(Page(Source.from_text(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>By Ann Lee</p>", [("author", "Ann Lee", False, "visible")]),
        ("<p>Written by Dr. Ann Lee, MD</p>", [("author", "Dr. Ann Lee", True, "visible")]),
        ("<p>March 2026 · By Ann Lee</p>", [("author", "Ann Lee", False, "visible")]),
        ("<p>Medically reviewed by Bea Hill, physiotherapist</p>", [("reviewer", "Bea Hill", True, "visible")]),
        ("<p>Verfasst von Anna Maria von Berg</p>", [("author", "Anna Maria von Berg", False, "visible")]),
        ("<p>We are guided by Ann Lee and others.</p>", []),
        ("<p>By Appointment Only</p>", []),
        ("<p>Swelling goes down by Monday Evening</p>", []),
        ("<footer><p>By Web Makers</p></footer>", []),
        ("<blockquote>By Ann Lee</blockquote>", []),
    ],
)
def test_a_byline_is_told_from_other_sentences(text: str, expected: list[tuple[str, str, bool, str]]) -> None:
    assert found(text) == expected


def test_structured_data_and_front_matter_name_people() -> None:
    text = (
        "---\nauthor: Ann Lee\n---\n"
        '<script type="application/ld+json">{"@type": "Article", "author": {"@type": "Person", "name": "Ann Lee", "jobTitle": "Nurse"},'
        ' "review": {"@type": "Review", "author": {"@type": "Person", "name": "Happy Patient"}}}</script>'
    )
    assert found(text) == [("author", "Ann Lee", True, "schema"), ("author", "Ann Lee", False, "front matter")]


@pytest.mark.parametrize(
    ("text", "qualified"),
    [
        ("Ann Lee, MD", True),
        ("Ann Lee, L.Ac.", True),
        ("Chartered Physiotherapist", True),
        ("MDMA", False),
        ("Ann Do", False),
    ],
)
def test_qualifications(text: str, qualified: bool) -> None:
    assert is_qualified(text) is qualified
