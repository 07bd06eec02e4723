import pytest

from contentlint.places import Places
from contentlint.templates import CONTROL, OUTPUT


def made(*pieces: tuple[str, int, int]) -> tuple[list[int], list[int]]:
    places = Places()
    for piece in pieces:
        places.add(*piece)
    numbers = range(places.length)
    return [*map(places.start, numbers)], [*map(places.end, numbers)]


def test_words_map_character_by_character_and_blanks_to_the_first_of_them() -> None:
    assert made(("  ab  c ", 10, 18)) == ([12, 13, 14, 16], [13, 14, 15, 17])


def test_all_of_a_decoded_reference_stands_at_the_whole_of_it() -> None:
    assert made(("a", 0, 1), ("fj", 1, 8), ("b", 8, 9)) == ([0, 1, 1, 8], [1, 8, 8, 9])


def test_template_output_is_one_character_and_statements_are_blanks() -> None:
    assert made((f"a{CONTROL}{CONTROL}b{OUTPUT * 3}", 5, 12)) == ([5, 6, 8, 9], [6, 7, 9, 12])


@pytest.mark.parametrize("length", [1, 4])
def test_behind_the_last_character_the_text_ends(length: int) -> None:
    places = Places()
    places.add("x" * length, 3, 3 + length)
    assert places.start(length) == places.start(length + 5) == 3 + length
