from pathlib import Path

import pytest

from contentlint.text.hunspell import Dictionary, DictionaryError, read_dictionary

AFFIXES = """SET UTF-8
FLAG short
FORBIDDENWORD !
NEEDAFFIX ~
PFX U Y 1
PFX U 0 un .
SFX S Y 3
SFX S y ies [^aeiou]y
SFX S 0 s [aeiou]y
SFX S 0 s [^sy]
SFX D Y 2
SFX D e ed e
SFX D 0 ed/S [^e]
SFX N N 1
SFX N 0 ness .
"""
WORDS = "8\nheal/DSU\ntherapy/S\nday/S\ntreated/U\nkind/N\nDr\nachy/!\nmobil/~S\n"


@pytest.fixture
def dictionary(tmp_path: Path) -> Dictionary:
    (tmp_path / "x.aff").write_text(AFFIXES, encoding="utf-8")
    (tmp_path / "x.dic").write_text(WORDS, encoding="utf-8")
    return read_dictionary(tmp_path / "x.dic")


@pytest.mark.parametrize(
    "word",
    ["heal", "heals", "healed", "unheal", "unhealed", "therapies", "days", "untreated", "kindness", "Heal", "HEALED", "Dr", "mobils"],
)  # fmt: skip
def test_words_with_their_affixes_are_known(dictionary: Dictionary, word: str) -> None:
    assert dictionary.knows(word)


@pytest.mark.parametrize(
    "word", ["haels", "therapys", "daies", "unkindness", "unday", "achy", "dr", "mobil", "eds", ""]
)
def test_what_no_rule_makes_is_not_known(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.knows(word)


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ("FLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\n", "cat/AaBb"),
        ("FLAG num\nSFX 17 Y 1\nSFX 17 0 s .\n", "cat/17,4"),
        ("AF 1\nAF XS\nSFX S Y 1\nSFX S 0 s .\n", "cat/1"),
    ],
)
def test_the_forms_of_flags(tmp_path: Path, flags: str, words: str) -> None:
    (tmp_path / "x.aff").write_text(f"SET UTF-8\n{flags}", encoding="utf-8")
    (tmp_path / "x.dic").write_text(f"1\n{words}\n", encoding="utf-8")
    assert read_dictionary(tmp_path / "x.dic").knows("cats")


def test_a_list_of_words_needs_no_affixes_and_apostrophes_are_one(tmp_path: Path) -> None:
    (tmp_path / "x.dic").write_text("2\ndon't\nnaïve\n", encoding="utf-8")
    dictionary = read_dictionary(tmp_path / "x.dic")
    assert dictionary.knows("don’t") and dictionary.knows("Naïve") and not dictionary.knows("dont")


def test_what_cant_be_read_is_told_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match=r"gone\.dic: can't be read"):
        read_dictionary(tmp_path / "gone.dic")
    (tmp_path / "x.dic").write_bytes(b"1\ncaf\xe9\n")
    with pytest.raises(DictionaryError, match="isn't utf-8"):
        read_dictionary(tmp_path / "x.dic")
