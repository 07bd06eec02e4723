import re
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.hyphenation import Hyphenator, hyphenator

PROSE = Path(__file__).parents[1] / "data" / "prose"


@pytest.mark.parametrize("language", ["es", "fr", "it", "nl", "pt", "ru"])
def test_as_many_places_as_pyphen_finds(language: str) -> None:
    ours, theirs = hyphenator(language), pyphen.Pyphen(lang=language)
    words = set(re.findall(r"\w+", (PROSE / f"{language}.txt").read_text(encoding="utf-8").lower()))
    assert {word: ours.count(word) for word in words} == {word: len(theirs.positions(word)) for word in words}


@given(st.text(alphabet="aàeéiìoòuùbcdfglmnprstvz'", max_size=20))
def test_as_many_places_as_pyphen_finds_in_any_letters(word: str) -> None:
    assert hyphenator("it").count(word) == len(pyphen.Pyphen(lang="it").positions(word))


def test_a_file_with_every_feature(tmp_path: Path) -> None:
    dictionary = tmp_path / "hyph_xx.dic"
    dictionary.write_bytes("ISO8859-1\nLEFTHYPHENMIN 2\nn1n\na2nn3a\n^^e91t\né1s/=x,1,1\n".encode("latin-1"))
    ours, theirs = Hyphenator(dictionary), pyphen.Pyphen(filename=dictionary)
    for word in ("inni", "anna", "panna", "pété", "pésé", "", "n"):
        assert ours.count(word) == len(theirs.positions(word))


def test_a_language_without_patterns() -> None:
    with pytest.raises(LookupError, match="'ja'"):
        hyphenator("ja")
