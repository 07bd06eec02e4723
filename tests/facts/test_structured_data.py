import json

import pytest

from contentlint.facts.structured_data import (
    ancestors,
    is_a,
    lacking,
    number,
    plain_text,
    scripts,
    tables,
    things,
    vocabulary,
)
from contentlint.page import Page
from contentlint.source import Source


def page(*blocks: object) -> Page:
    made = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}</script>'
        for block in blocks
    )
    return Page(Source.from_text(f"<p>Hill</p>{made}"))


def test_things_are_found_in_arrays_graphs_and_inside_others() -> None:
    found = things(
        page(
            [{"@type": "WebSite"}],
            {
                "@graph": [
                    {"@type": ["Dentist", "https://schema.org/Organization"], "address": {"@type": "PostalAddress"}}
                ]
            },
        )
    )
    assert [(thing.types, thing.role) for thing in found] == [
        (("WebSite",), ""),
        (("Dentist", "Organization"), ""),
        (("PostalAddress",), "address"),
    ]
    assert found[2].owner is found[1].node


def test_every_type_name_stands_where_it_says() -> None:
    made = page({"@type": ["Dentist", "Person"], "name": "Ann"})
    (thing,) = things(made)
    assert [made.text[slice(*at)] for at in thing.type_at] == ['"Dentist"', '"Person"']
    name = thing.text("name")
    assert name is not None
    assert made.text[slice(*name.at)] == '"Ann"'


@pytest.mark.parametrize(
    "text",
    [
        '<!--{"@type": "Person"}-->',
        '//<![CDATA[\n{"@type": "Person"}\n//]]>',
        ' {"@type": "Person"} ',
        '/*<![CDATA[*/{"@type": "Person"}/*]]>*/',
    ],
)
def test_old_wrappers_around_a_script_are_left_aside(text: str) -> None:
    assert [thing.types for thing in things(page(text))] == [("Person",)]


def test_a_script_that_a_template_writes_is_unknown() -> None:
    (script,) = scripts(page('{"@type": "Person", "name": {{ name | tojson }}}'))
    assert (script.root, script.error) == (None, None)


def test_other_scripts_are_left_alone() -> None:
    assert scripts(Page(Source.from_text('<script>{"a":}</script><script type="text/template">{</script>'))) == ()


def test_types_have_ancestors() -> None:
    (thing,) = things(page({"@type": "IndividualPhysician"}))
    assert is_a(thing, "LocalBusiness")
    assert not is_a(thing, "Article")
    assert ancestors("NoSuchType") == {"NoSuchType"}


def test_a_thing_told_in_pieces_is_judged_as_a_whole() -> None:
    made = page(
        {
            "@graph": [
                {"@type": "Article", "@id": "#a", "headline": "Knee"},
                {"@type": "Article", "@id": "#a", "image": "k.jpg"},
            ]
        }
    )
    assert [missing for _, missing in lacking(made, "required")] == []


def test_the_table_of_types_holds_together() -> None:
    for name, entry in tables()["type"].items():
        assert name in vocabulary()
        assert entry["source"] and all(url.startswith("https://") for url in entry["source"])
        assert all(parent in vocabulary() for parent in entry.get("is_a", ()))
        for wanted in (*entry.get("required", ()), *entry.get("recommended", ())):
            assert set(wanted.split("|")) <= vocabulary(), wanted


@pytest.mark.parametrize(
    ("value", "expected"), [(4.9, 4.9), ("4,9", 4.9), (" 12 ", 12.0), ("many", None), (True, None), (None, None)]
)
def test_numbers_are_read_however_they_are_spelt(value: object, expected: float | None) -> None:
    (thing,) = things(page({"@type": "Rating", "ratingValue": value}))
    assert number(thing.get("ratingValue")) == expected


def test_html_in_a_text_is_taken_out() -> None:
    assert plain_text("<p>A little,&nbsp;for <b>2 days</b>: 1 < 2</p>") == "A little, for 2 days : 1 < 2"
