import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.server.positions import UTF8, UTF16, UTF32, At, Positions

TEXT = "a\r\n😀é<b>\rx\n"


@pytest.mark.parametrize(("encoding", "character"), [(UTF8, 6), (UTF16, 3), (UTF32, 2)])
def test_columns_are_counted_in_the_units_agreed_on(encoding: str, character: int) -> None:
    positions = Positions(TEXT, encoding)
    assert positions.at(TEXT.index("<b>")) == At(1, character)
    assert positions.offset(At(1, character)) == TEXT.index("<b>")


def test_lines_end_where_the_protocol_says_and_nowhere_else() -> None:
    text = "a\x0cb\u2028c\x85d\r\ne\rf\ng"
    positions = Positions(text, UTF16)
    assert [positions.at(text.index(letter)).line for letter in "abcdefg"] == [0, 0, 0, 0, 1, 2, 3]


def test_a_position_within_a_character_is_where_it_begins() -> None:
    assert Positions("x😀y", UTF16).offset(At(0, 2)) == 1
    assert Positions("xéy", UTF8).offset(At(0, 2)) == 1


def test_positions_past_a_line_or_the_text_are_held_within() -> None:
    positions = Positions("ab\r\ncd", UTF16)
    assert positions.offset(At(0, 99)) == 2
    assert positions.offset(At(9, 0)) == 6
    assert Positions("", UTF16).offset(At(3, 3)) == 0


def test_a_byte_order_mark_is_no_part_of_the_page() -> None:
    positions = Positions("\ufeff<p>\n<b>", UTF16)
    assert positions.page_text == "<p>\n<b>"
    assert positions.at(0) == At(0, 1) and positions.at(4) == At(1, 0)
    assert positions.offset(At(0, 0)) == 0 and positions.offset(At(0, 1)) == 0 and positions.offset(At(1, 0)) == 4


@given(st.text(alphabet="ab\r\né😀\u2028\x0c\ud800"), st.sampled_from((UTF8, UTF16, UTF32)), st.data())
def test_there_and_back(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    positions = Positions(text, encoding)
    between = text[max(offset - 1, 0) : offset + 1] == "\r\n"  # no position stands between the two
    assert positions.offset(positions.at(offset)) == offset - between


@given(st.text(alphabet="aé😀", max_size=20))
def test_units_are_those_of_the_encodings_themselves(text: str) -> None:
    assert Positions(text, UTF8).at(len(text)).character == len(text.encode("utf-8"))
    assert Positions(text, UTF16).at(len(text)).character == len(text.encode("utf-16-le")) // 2
