"""The way back from HTML to its source."""

import pytest

from contentlint.markdown import OffsetMap, Rendered
from contentlint.markdown.offsets import HtmlWriter

#                    0123456789012345678
RENDERED = Rendered("<em>a &lt;</em> bcd", ((0, 4, 0, 1), (4, 6, 1, 3), (6, 10, 3, 4), (10, 15, 4, 5), (16, 19, 6, 9)))


@pytest.mark.parametrize(
    ("span", "source"),
    [
        ((4, 5), (1, 2)),
        ((5, 6), (2, 3)),
        ((7, 8), (3, 4)),
        ((4, 10), (1, 4)),
        ((0, 15), (0, 5)),
        ((17, 18), (7, 8)),
        ((16, 19), (6, 9)),
        ((14, 17), (4, 7)),
        ((15, 16), (5, 6)),
        ((15, 17), (6, 7)),
        ((17, 17), (7, 7)),
        ((19, 19), (9, 9)),
    ],
)
def test_spans_map_to_the_smallest_source_around_them(span: tuple[int, int], source: tuple[int, int]) -> None:
    assert OffsetMap(RENDERED).to_source(*span) == source


def test_without_places_everything_is_at_the_start() -> None:
    assert OffsetMap(Rendered("<p>", ())).to_source(0, 3) == (0, 0)


def test_verbatim_neighbours_are_one_place() -> None:
    writer = HtmlWriter("abc")
    writer.add("a", (0, 1))
    writer.add("bc", (1, 3))
    assert writer.rendered() == Rendered("abc", ((0, 3, 0, 3),))


def test_equal_lengths_that_are_not_verbatim_never_map_character_by_character() -> None:
    writer = HtmlWriter("## a")
    writer.add("<h2>", (0, 4))
    back = OffsetMap(writer.rendered())
    assert {back.to_source(at, at + 1) for at in range(4)} == {(0, 4)}


def test_what_has_no_source_has_no_place() -> None:
    writer = HtmlWriter("a")
    writer.add("\n")
    writer.add("", (0, 1))
    writer.add("x", (1, 1))
    assert writer.rendered() == Rendered("\nx", ())
