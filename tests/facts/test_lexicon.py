import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.lexicon import Term, index, inflected, instead_of, lexicon, terms, uses
from contentlint.packs import packs_folder, references
from contentlint.page import Page
from contentlint.source import Source

TABLES = tomllib.loads((packs_folder() / "plain-words.toml").read_text(encoding="utf-8"))
LISTED = list(terms(TABLES))


def page(body: str) -> Page:
    return Page(Source.from_text(f'<html lang="en"><body>{body}</body></html>'))


def found(body: str, lines: str) -> list[tuple[str, str | None]]:
    entries = index(terms({"kind": {"source": lines}}))
    return [(use.at.text, instead_of(use.form)) for use in uses(page(body), entries)]


def test_there_are_400_entries_each_with_a_source_and_a_plainer_word() -> None:
    entries = sum(len(lines.strip().splitlines()) for sources in TABLES.values() for lines in sources.values())
    assert entries >= 400
    assert {term.source for term in LISTED} <= references().keys()
    assert all(term.instead and term.name.lower() not in term.instead for term in LISTED)


def test_no_term_is_listed_twice() -> None:
    names = [term.name.lower() for term in LISTED]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("text", "verb", "forms"),
    [
        ("ailment", False, {"ailment", "ailments"}),
        ("biopsy", False, {"biopsy", "biopsies"}),
        ("heart attack", False, {"heart attack", "heart attacks"}),
        ("renal", False, {"renal"}),
        ("utilize", True, {"utilize", "utilizes", "utilized", "utilizing"}),
        ("carry out", True, {"carry out", "carries out", "carried out", "carrying out"}),
    ],
)
def test_forms(text: str, verb: bool, forms: set[str]) -> None:
    assert set(inflected(text, verb=verb).values()) == forms


def test_words_are_found_whole_in_any_form_with_what_fits_instead() -> None:
    lines = "edema, oedema: swelling\nto ambulate: walk\nto cease: stop | end\nrenal: kidney !renal artery"
    body = "<p>Edemas, <b>oede</b>ma &amp; non-renal pain. Renal care, a renal artery. She ambulates; it ceased.</p>"
    assert found(body, lines) == [
        ("Edemas", "swellings"),
        ("oedema", "swelling"),
        ("Renal", "kidney"),
        ("ambulates", "walks"),
        ("ceased", "stopped"),
    ]


def test_the_longest_term_counts() -> None:
    assert found("<p>A post-operative visit.</p>", "operative: surgical\npost-operative: after surgery") == [
        ("post-operative", "after surgery")
    ]


def test_only_the_own_english_content_is_looked_at() -> None:
    body = "<nav>edema</nav><p lang=de>edema</p><p hidden>edema</p><p>edema</p><footer>edema</footer>"
    assert len(found(body, "edema: swelling")) == 1


@given(st.text(alphabet="edma -é\u0130'", max_size=60))
def test_a_use_is_what_stands_there(text: str) -> None:
    document = page(f"<p>{text}</p>")
    for use in uses(document, index([Term("edema", ("swelling",), (), False, "k", "s")])):
        start, end = document.locate(use.at)
        assert document.text[start:end].lower() in ("edema", "edemas")


def test_the_list_is_read_once() -> None:
    assert lexicon("plain-words.toml") is lexicon("plain-words.toml")
