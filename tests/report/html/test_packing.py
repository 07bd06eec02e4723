"""What the file holds of the pages: texts in reading order, findings at their words, and how small that is."""

import base64
import lzma
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.report.html.encoding import packed
from contentlint.report.html.packing import shortest
from contentlint.source import Source

from .reading import Group, meta_of, one, report

pytest.importorskip("jinja2")


def test_the_detail_holds_every_finding_at_its_words() -> None:
    text = report(one())
    meta, group = meta_of(text), Group(text)
    assert [column[:1] for column in meta["pages"]][:2] == [["knees.html"], ["Knees | Clinic"]]
    found = {finding.fingerprint[:4]: finding for finding in lint(one())}
    told = group.rows("f")
    (ids,) = group.table["ids"]
    names = [ids[at : at + 4] for at in range(0, len(ids), 4)]
    assert sorted(names) == sorted(found) and len(told) == len(found)
    words = {}
    for name, row, entry in zip(names, told, accumulate(group.table["f"][2]), strict=True):
        rule, message = meta["rules"][row[0]][0], meta["texts"][row[5]]
        words[rule] = group.marked(row, entry)
        assert message.replace("\x01", words[rule] or row[11] or "") == found[name].message
    assert words["claim-cure"] == "cures"
    assert words["heading-skips-level"] == "Where"
    assert words["image-alt-missing"] == "a/b.png"
    assert list(accumulate(group.table["f"][8])) == [found[name].place.line for name in names]


def test_text_comes_in_reading_order_with_images_and_headings_between() -> None:
    group = Group(report(one()))
    assert group.texts == [
        "Knees | Clinic", "Knees", "Our laser cures arthritis & worse 😀. Bring a friend.", "Where", "a/b.png", "Behind the library.",
    ]  # fmt: skip
    assert group.table["alts"] == [None]  # no alt at all, which is something else than an empty one
    decorated = Group(report(one('<p>A.</p><img src="a.png" alt="">')))
    assert decorated.table["alts"] == [""]


def test_hard_sentences_are_told_with_a_grade_above_the_target() -> None:
    hard = "Comprehensive musculoskeletal rehabilitation necessitates multidisciplinary collaboration beforehand."
    text = f'<html lang="en"><p>{hard} We will meet you at the door of the house.</p></html>'
    group = Group(report(one(text)))
    ((entry, start, length, grade),) = group.rows("s")
    assert group.texts[entry][start : start + length] == hard and grade > 8


def test_pages_are_packed_in_groups_that_the_file_lists() -> None:
    sources = [Source.from_text(f"<p>Door {number}.</p>", f"{number}.html") for number in range(120)]
    text = report(sources)
    first = meta_of(text)["first"]
    groups = [Group(text, number) for number in range(len(first))]
    assert len(groups) > 1 and [len(group.table["ids"]) for group in groups[:-1]] == [b - a for a, b in pairwise(first)]
    assert groups[1].texts[0] == f"Door {first[1]}."


@given(st.lists(st.text("0123456789abcdef", min_size=16, max_size=16), unique=True, max_size=60))
def test_fingerprints_are_cut_to_where_they_differ(fingerprints: list[str]) -> None:
    joined = shortest(fingerprints)
    width = len(joined) // max(len(fingerprints), 1)
    cut = [joined[at : at + width] for at in range(0, len(joined), width or 1)]
    assert len(set(cut)) == len(fingerprints) and (not cut or width >= 4)
    assert all(whole.startswith(short) for whole, short in zip(fingerprints, cut, strict=True))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_packed_text_comes_back_and_cant_end_its_element(text: str) -> None:
    shown = packed(text)
    assert "<" not in shown and lzma.decompress(base64.b85decode(shown.replace(",", "<"))).decode() == text


def test_a_page_of_ordinary_length_costs_at_most_2_600_bytes() -> None:
    # 1.5 MB for 500 pages, less 200 kB for what stands there once.
    # Each page has some 4,800 characters of its own, as clinic pages have; words drawn so that they don't repeat as a whole.
    vocabulary = [
        f"{a}{b}{c}"
        for a in ("re", "con", "dis", "pro", "in")
        for b in ("mo", "ta", "li", "se", "cu")
        for c in ("ble", "tion", "ing", "s", "ly")
    ]
    state, sources = 7, []
    for number in range(50):
        words = []
        for _ in range(640):
            state = (state * 1103515245 + 12345) % 2**31
            words.append(
                vocabulary[(state >> 8) % len(vocabulary)]
                if state & 64
                else ("the", "and", "of", "to")[(state >> 9) % 4]
            )
        paragraphs = "".join(f"<p>Our {' '.join(words[at : at + 16])}.</p>" for at in range(0, 640, 16))
        sources += one(
            f'<html lang="en"><title>{number}</title><h1>{number}</h1>{paragraphs}<img src="{number}.png"></html>',
            f"{number}.html",
        )
    config = Config(select=("image", "heading", "meta"))
    small, large = (len(report(sources[:count], config).encode()) for count in (10, 50))
    assert (large - small) / 40 < 2_600
