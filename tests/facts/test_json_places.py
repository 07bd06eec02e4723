import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.json_places import MAX_DEPTH, JsonError, Node, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 0, 2]))
def test_valid_json_reads_as_json_does(value: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert read_json(text).plain == json.loads(text)


@given(VALUES)
def test_every_value_stands_where_its_span_says(value: object) -> None:
    text = f"  {json.dumps(value)} "

    def check(node: Node) -> None:
        assert json.loads(text[slice(*node.at)]) == node.plain
        for name, inner in node.members:
            check(name)
            check(inner)
        for inner in node.items:
            check(inner)

    check(read_json(text))


@given(st.text(alphabet=st.sampled_from('{}[]:,"\\ua0e1-.+ \n\tntrufalse/'), max_size=16))
def test_errors_stand_where_json_sees_them(text: str) -> None:
    expected = outcome(json.loads, text)
    found = outcome(lambda raw: read_json(raw).plain, text)
    # A comma before a closing bracket is told at the comma, by json at the bracket (up to Python 3.12).
    if isinstance(found, JsonError) and "comma stands" in found.message:
        assert isinstance(expected, json.JSONDecodeError)
        assert text[found.offset] == ","
    elif isinstance(found, JsonError):
        assert isinstance(expected, json.JSONDecodeError)
        assert found.offset == expected.pos
    else:
        assert found == expected


def outcome(read: Callable[[str], object], text: str) -> object:
    """What reading gives, or the error it raises."""
    try:
        return read(text)
    except ValueError as error:
        return error


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ('{"a": 1,}', 7, "comma stands before"),
        ("[1, 2, ]", 5, "comma stands before"),
        ("{'a': 1}", 1, "straight double quotes"),
        ("{“a”: 1}", 1, "straight double quotes"),
        ('{"a": 1 "b": 2}', 8, "comma or }"),
        ('{"a" 1}', 5, "colon"),
        ('{"a": "x\ny"}', 8, "line break"),
        ('{"a": "x', 6, "no closing quotation mark"),
        ('{"a": NaN}', 6, "no JSON value"),
        ('{"a": 1} // note', 9, "something follows"),
        ('{// note\n"a": 1}', 1, "no comments"),
        ('["\\q"]', 2, "backslash"),
        ("", 0, "end comes"),
        ('{"a": }', 6, "value is missing"),
        ("[1}", 2, "stands where ]"),
    ],
)
def test_an_error_says_where_and_what_to_mend(text: str, offset: int, words: str) -> None:
    with pytest.raises(JsonError, match=r".") as error:
        read_json(text)
    assert (error.value.offset, words in error.value.message) == (offset, True), error.value.message


def test_a_part_of_a_text_is_read_with_offsets_of_the_whole() -> None:
    text = '<script>{"name": "Hill"}</script>'
    node = read_json(text, 8, text.index("</script"))
    name = node.get("name")
    assert name is not None
    assert text[slice(*name.at)] == '"Hill"'


def test_the_last_of_two_equal_names_counts() -> None:
    text = '{"a": 1, "a": 2}'
    found = read_json(text).get("a")
    assert found is not None
    assert found.value == json.loads(text)["a"]


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    with pytest.raises(JsonError, match="deeper"):
        read_json("[" * (MAX_DEPTH * 100))


def test_a_number_of_many_digits_is_read() -> None:
    assert read_json("9" * 6000).kind == "number"
