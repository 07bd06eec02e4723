"""Markers of sources and the entries they lead to."""

import pytest

from contentlint.claims.markers import by_anchor, dangling, entries, markers, resolve
from contentlint.page import Page
from contentlint.source import Source

LIST = """<h2>References</h2><ol start="3"><li>Ito K, 2019. Heat for backs.</li><li>Ode B, 2020. Cold for knees.</li></ol>
<h2>Contact</h2><ul><li>By phone</li></ul>"""


def page_of(html: str, name: str = "page.html") -> Page:
    return Page(Source.from_text(html, name))


@pytest.mark.parametrize(
    ("html", "keys"),
    [
        ("<p>It helps.[3]</p>", ["3"]),
        ("<p>It helps [1, 2].</p>", ["1", "2"]),
        ("<p>It helps.<sup>4</sup></p>", ["4"]),
        ("<p>It helps.<sup><a href='#x'>5</a></sup></p>", ["5"]),
        ("<p>It helps.²</p>", ["2"]),
        ("<p>It helps (Ito 2019).</p>", ["Ito 2019"]),
        ("<p>It helps (Ito et al., 2019).</p>", ["Ito 2019"]),
        ("<p>Ito and Ode (2019) say so.</p>", ["Ito 2019"]),
        ("<p>Open since 1999 (weekdays).</p>", []),
        ("<p>The 1<sup>st</sup> visit.</p>", []),
    ],
)
def test_markers_of_a_sentence(html: str, keys: list[str]) -> None:
    page = page_of(html)
    assert markers(page, page.content[0].sentences[0]) == keys


def test_a_marker_behind_the_full_stop_belongs_to_the_sentence_before() -> None:
    page = page_of("<p>Heat helps. [2] Cold does too.</p>")
    first, second = page.content[0].sentences
    assert markers(page, first) == ["2"]
    assert markers(page, second) == []


def test_entries_stand_under_a_heading_of_references_until_the_next_heading() -> None:
    found = entries(page_of(LIST))
    assert [entry.number for entry in found] == [3, 4]
    assert [entry.text[:3] for entry in found] == ["Ito", "Ode"]


def test_entries_stand_in_an_element_named_so() -> None:
    page = page_of('<p>x</p><section class="footnotes"><p>[7] Ito K, 2019.</p></section>')
    assert [entry.number for entry in entries(page)] == [7]


def test_a_key_resolves_by_number_or_by_author_and_year() -> None:
    page = page_of(LIST)
    four, ito = resolve(page, "4"), resolve(page, "Ito 2019")
    assert four is not None and four.text.startswith("Ode")
    assert ito is not None and ito.number == 3
    assert resolve(page, "9") is None
    assert resolve(page, "Ito 2021") is None


def test_a_link_to_a_place_on_the_page_leads_to_the_item_there() -> None:
    page = page_of('<p><a href="#r1">1</a></p><ul><li id="r1">Ito, 2019</li><li>Ode</li></ul>')
    entry = by_anchor(page, "#r1")
    assert entry is not None and entry.text == "Ito, 2019"
    assert by_anchor(page, "#none") is None


def test_a_number_without_an_entry_dangles() -> None:
    page = page_of(f"<p>Heat helps.[3] Cold helps.[9]</p>{LIST}")
    assert [at.text for at in dangling(page)] == ["[9]"]
