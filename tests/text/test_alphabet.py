import importlib
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.alphabet import _LAST_CASED, Alphabet, folded

CHARACTERS = st.one_of(st.characters(), st.sampled_from("aAkK\u212aſsSßẞıiİéÉ龥₀Ωω\u2126µμ"))
SETS = st.one_of(
    CHARACTERS.map(re.escape),
    CHARACTERS.map(lambda char: f"[^{re.escape(char)}]"),
    st.tuples(CHARACTERS, CHARACTERS).map(lambda two: f"[{re.escape(min(two))}-{re.escape(max(two))}]"),
    st.tuples(CHARACTERS, CHARACTERS).map(lambda two: f"[^{re.escape(min(two))}-{re.escape(max(two))}]"),
    st.sampled_from([r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"[\w-]", r"[^\w']", r"[\d.]"]),
)


@given(SETS, SETS, CHARACTERS, st.booleans())
def test_what_two_places_share_is_known(one: str, other: str, char: str, fold: bool) -> None:
    flags = re.IGNORECASE if fold else 0
    if re.fullmatch(one, char, flags) and re.fullmatch(other, char, flags):
        tree = importlib.import_module("re._parser").parse(one + other)
        alphabet = Alphabet(tree, fold=fold)
        first, second = (alphabet.of(str(operator), argument) for operator, argument in tree)
        assert first & second


@pytest.mark.parametrize(("one", "other"), ["aA", "kK", "k\u212a", "sſ", "ßẞ", "iI", "iı", "Ωω", "Ω\u2126", "µμ", "åÅ"])
def test_one_form_for_all_that_case_joins(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_no_character_has_case_beyond_the_last_one_tried() -> None:
    late = map(chr, range(_LAST_CASED, sys.maxunicode + 1))
    assert [char for char in late if char.lower() != char or char.upper() != char] == []
