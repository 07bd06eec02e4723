"""A page as sentences in their places, and the claims with theirs."""

from contentlint.claims.support import Level
from contentlint.claims.units import Stated, claims, units
from contentlint.page import Page
from contentlint.source import Source


def page_of(html: str, name: str = "page.html") -> Page:
    return Page(Source.from_text(html, name))


def texts(html: str) -> list[str]:
    return [placed.unit.text for placed in units(page_of(html))]


def stated(html: str, category: str) -> list[Stated]:
    return [each for each in claims(page_of(html)) if each.claim.category == category]


def test_menus_footers_banners_hidden_parts_and_other_languages_are_left_out() -> None:
    assert texts(
        "<html lang=en><title>T</title><nav>Menu</nav><header><p>Head.</p></header><aside><p>Side.</p></aside><p>Body.</p>"
        "<p hidden>Hidden.</p><p lang=de>Deutsch.</p><div class=cookie-banner>Cookies.</div><footer>Foot.</footer></html>"
    ) == ["Head.", "Side.", "Body."]


def test_a_page_in_another_language_has_no_units() -> None:
    assert texts("<html lang=fr><p>Bonjour.</p></html>") == []


def test_entries_of_a_reference_list_are_no_units() -> None:
    assert texts("<p>Text.</p><h2>References</h2><ol><li>Ito K. Heat relieves pain.</li></ol>") == [
        "Text.",
        "References",
    ]


def test_a_unit_knows_its_heading_trail_neighbours_and_title() -> None:
    page = page_of("<title>Clinic</title><h1>Care</h1><h2>Backs</h2><p>One. Two. Three.</p><h2>Knees</h2><p>Four.</p>")
    found = {placed.unit.text: placed.unit for placed in units(page)}
    two = found["Two."]
    assert (two.heading, two.trail, two.before, two.after) == ("Backs", ("Care", "Backs"), "One.", "Three.")
    assert (two.paragraph, two.title, two.role) == ("One. Two. Three.", "Care", "paragraph")
    assert found["Four."].trail == ("Care", "Knees")


def test_a_list_is_introduced_by_the_block_before_it() -> None:
    page = page_of(
        "<h2>Heat</h2><p>Hello. It helps with:</p><ul><li>backs</li><li>necks</li></ul><ul><li>knees</li></ul>"
    )
    found = {placed.unit.text: placed.unit for placed in units(page)}
    assert [found[name].lead_in for name in ("backs", "necks", "knees")] == ["It helps with:"] * 3
    assert found["backs"].role == "item"


def test_a_list_within_an_item_is_introduced_by_that_item() -> None:
    page = page_of("<p>We see:</p><ul><li>Pain of the<ul><li>back</li></ul></li><li>Colds</li></ul>")
    found = {placed.unit.text: placed.unit.lead_in for placed in units(page)}
    assert found == {"We see:": "", "Pain of the": "We see:", "back": "Pain of the", "Colds": "We see:"}


def test_a_list_within_a_cell_is_introduced_by_what_stands_there() -> None:
    page = page_of("<table><tr><td><h3>Colds</h3><p>We treat:</p><ul><li>coughs</li></ul></td></tr></table>")
    assert {placed.unit.text: placed.unit.lead_in for placed in units(page)}["coughs"] == "We treat:"


def test_a_table_is_introduced_too() -> None:
    page = page_of("<p>We treat:</p><table><tr><td>backs</td></tr></table>")
    assert [placed.unit.lead_in for placed in units(page)] == ["", "We treat:"]


def test_the_place_of_a_claim_is_exact_through_markup_and_references() -> None:
    html = "<p>Acupuncture&nbsp;re<b>liev</b>es chronic back pain &amp; more.</p>"
    page = page_of(html)
    (found,) = [each for each in claims(page) if each.claim.category == "efficacy"]
    start, end = page.locate(found.at)
    assert html[start:end] == "re<b>liev</b>es"
    assert found.sentence.text == "Acupuncture relieves chronic back pain & more."


def test_a_study_that_is_named_and_not_linked_is_told_once() -> None:
    html = "<p>A 2019 trial published in JAMA showed that acupuncture relieves chronic back pain.</p>"
    assert {each.claim.category for each in claims(page_of(html))} == {"unlinked-study"}
    assert stated(html, "unlinked-study")[0].support.level == Level.NAMED


def test_a_broken_promise_is_a_claim() -> None:
    (found,) = stated("<p>There is research on this. I've linked two studies below.</p>", "source-promise-broken")
    assert found.at.text == "I've linked"


def test_a_number_that_leads_nowhere_is_cleared_on_a_part_of_a_page() -> None:
    (found,) = stated("<p>Heat helps.[4]</p>", "source-promise-broken")
    assert found.claim.clears is not None
    (found,) = stated("<html><body><p>Heat helps.[4]</p></body></html>", "source-promise-broken")
    assert found.claim.clears is None


def test_the_title_of_a_page_without_an_h1_is_its_title_element() -> None:
    (unit,) = (placed.unit for placed in units(page_of("<title>Clinic</title><p>One.</p>")))
    assert unit.title == "Clinic"


def test_a_page_about_a_condition_claims_nothing_by_its_h1() -> None:
    assert [stated.claim.category for stated in claims(page_of("<h1>Knee pain</h1><p>Come in and ask.</p>"))] == []
