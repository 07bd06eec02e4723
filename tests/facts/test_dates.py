from datetime import date

import pytest

from contentlint.facts.dates import iso_date, page_dates
from contentlint.page import Page
from contentlint.source import Source


def dates(text: str) -> list[tuple[str, date, str]]:
    return [(found.kind, found.day, found.origin) for found in page_dates(Page(Source.from_text(text)))]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Last reviewed: 3 March 2026", "reviewed", date(2026, 3, 3)),
        ("Updated March 3rd, 2026", "modified", date(2026, 3, 3)),
        ("Published on 2026-03-03.", "published", date(2026, 3, 3)),
        ("Medically reviewed by Dr. Ann Lee, 3 Mar 2026", "reviewed", date(2026, 3, 3)),
        ("Zuletzt aktualisiert am 3. März 2026", "modified", date(2026, 3, 3)),
        ("Última actualización: 3 de marzo de 2026", "modified", date(2026, 3, 3)),
        ("Mis à jour le 1er mars 2026", "modified", date(2026, 3, 1)),
        ("Posted: Mar. 2026", "published", date(2026, 3, 1)),
    ],
)
def test_a_date_behind_a_word_is_read(text: str, kind: str, day: date) -> None:
    assert dates(f"<p>{text}</p>") == [(kind, day, "visible")]


@pytest.mark.parametrize(
    "text",
    [
        "Updated 03/04/2026",
        "Born on 3 March 1980",
        "We updated 30 rooms in 2024",
        "Published 31 February 2026",
        "Updated weekly",
    ],
)
def test_what_is_no_clear_date_is_left_alone(text: str) -> None:
    assert dates(f"<p>{text}</p>") == []


def test_dates_for_machines_are_read_where_they_stand() -> None:
    text = (
        '<meta property="article:modified_time" content="2026-02-01T10:00:00Z"><script type="application/ld+json">'
        '{"@type": "Article", "datePublished": "2026-01-01", "dateModified": "soon"}</script><footer><p>Updated 1 May 2020</p></footer>'
    )
    assert dates(text) == [("published", date(2026, 1, 1), "schema"), ("modified", date(2026, 2, 1), "meta")]


def test_front_matter_has_dates() -> None:
    text = "---\ntitle: Knee\ndate: 2026-01-02\nlastmod: 2026-02-03\n---\n<p>x</p>"
    page = Page(Source.from_text(text))
    found = page_dates(page)
    assert [(one.kind, one.day) for one in found] == [("published", date(2026, 1, 2)), ("modified", date(2026, 2, 3))]
    assert [text[slice(*page.locate(one.at))] for one in found] == ["2026-01-02", "2026-02-03"]


def test_a_month_without_a_day_is_told_apart() -> None:
    (found,) = page_dates(Page(Source.from_text("<p>Updated March 2026</p>")))
    assert found.whole_month


def test_iso_dates() -> None:
    assert iso_date("2026-02-29") is None
    assert iso_date("2024-02-29T08:00") == date(2024, 2, 29)
    assert iso_date("20260201") is None
