"""Expected values are worked out by hand from round counts: 200 words in 10 sentences, 300 syllables."""

from inspect import isfunction

import pytest

from contentlint.text import formulas
from contentlint.text.counting import Counts, count
from contentlint.text.formulas import FLESCH, FORMULAS, GRADES, Formula

ROUND = Counts(
    sentences=10,
    words=200,
    letters=900,
    characters=1000,
    syllables=300,
    monosyllables=120,
    polysyllables=27,
    miniwords=80,
    long_words=50,
    difficult_words=40,
    difficult_two=20,
    difficult_three=10,
)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (formulas.flesch_reading_ease, 206.835 - 20.3 - 126.9),
        (formulas.flesch_kincaid_grade, 7.8 + 17.7 - 15.59),
        (formulas.smog_index, 1.043 * 9 + 3.1291),
        (formulas.gunning_fog, 10.0),
        (formulas.coleman_liau_index, 26.1 - 1.48 - 15.8),
        (formulas.automated_readability_index, 23.55 + 10 - 21.43),
        (formulas.dale_chall_readability_score, 3.158 + 0.992 + 3.6365),
        (formulas.spache_readability, 2.82 + 0.86 + 0.839),
        (formulas.lix, 45.0),
        (formulas.rix, 5.0),
        (formulas.mcalpine_eflaw, 28.0),
        (formulas.fernandez_huerta, 206.84 - 90 - 20.4),
        (formulas.szigriszt_pazos, 206.835 - 93.45 - 20),
        (formulas.gutierrez_polini, 95.2 - 43.65 - 7),
        (formulas.crawford, -1.025 + 7.35 - 3.407),
        (formulas.gulpease_index, 54.0),
        (formulas.wiener_sachtextformel, 2.61225 + 3.344 + 3.2425 - 1.962 - 0.875),
        (FORMULAS["de"]["wiener_sachtextformel_2"], 2.70945 + 3.364 + 3.4325 - 2.779),
        (FORMULAS["de"]["wiener_sachtextformel_3"], 4.00005 + 3.81 - 1.1144),
        (FORMULAS["de"]["wiener_sachtextformel_4"], 3.7044 + 5.312 - 1.693),
    ],
)
def test_formulas_by_hand(formula: Formula, expected: float) -> None:
    assert formula(ROUND) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", 180 - 20 - 87.75),
        ("es", 206.84 - 20.4 - 90),
        ("fr", 207 - 20.3 - 110.4),
        ("it", 217 - 26 - 90),
        ("nl", 206.84 - 18.6 - 115.5),
        ("pt", 248.835 - 20.3 - 126.9),
        ("ru", 206.835 - 26 - 90.15),
    ],
)
def test_flesch_by_language(language: str, expected: float) -> None:
    assert FORMULAS[language]["flesch_reading_ease"](ROUND) == pytest.approx(expected)


def test_dale_chall_adds_its_constant_above_five_percent_only() -> None:
    at_five = Counts(sentences=10, words=200, difficult_words=10)
    assert formulas.dale_chall_readability_score(at_five) == pytest.approx(0.7895 + 0.992)


def opening(*sentences: list[int]) -> Counts:
    return Counts(opening=bytes(n | 128 if first == 0 else n for words in sentences for first, n in enumerate(words)))


def test_linsear_write_above_twenty_points_is_halved() -> None:
    counts = opening(*[[3] * 4 + [1] * 16] * 5)
    assert formulas.linsear_write_formula(counts) == (20 * 3 + 80) / 5 / 2


def test_linsear_write_up_to_twenty_points_loses_one_more() -> None:
    assert formulas.linsear_write_formula(opening(*[[2] * 10] * 10)) == 10 / 2 - 1


@pytest.mark.parametrize(("cut", "sentences"), [(1, 7), (2, 7), (3, 8)])
def test_linsear_write_leaves_out_a_sentence_cut_off_after_two_words(cut: int, sentences: int) -> None:
    whole = [[1] * 14] * 6
    counts = opening(*whole, [1] * (16 - cut), [1] * cut)
    assert formulas.linsear_write_formula(counts) == pytest.approx(100 / sentences / 2 - (100 / sentences <= 20))


def test_linsear_write_counts_a_short_last_sentence_that_is_whole() -> None:
    assert formulas.linsear_write_formula(opening([1] * 10, [1] * 2)) == 12 / 2 / 2 - 1


def test_eflaw_example_of_its_author() -> None:
    counts = count(["In relation to the selection of a firm of consultants, we are at liberty to make a choice."], "en")
    assert (counts.words, counts.miniwords) == (18, 11)
    assert formulas.mcalpine_eflaw(counts) == 29


def test_wiener_sachtextformel_has_four_variants() -> None:
    with pytest.raises(KeyError):
        formulas.wiener_sachtextformel(ROUND, variant=5)


def test_no_words_no_score() -> None:
    with pytest.raises(ZeroDivisionError):
        formulas.lix(Counts())


@pytest.mark.parametrize("language", FORMULAS)
def test_grades_are_among_the_formulas(language: str) -> None:
    assert set(GRADES.get(language, ())) <= FORMULAS[language].keys()
    assert {"flesch_reading_ease", "lix", "rix"} <= FORMULAS[language].keys()


def test_every_formula_names_where_it_was_published() -> None:
    public = {name: function for name, function in vars(formulas).items() if isfunction(function) and name[0] != "_"}
    ours = {name: function for name, function in public.items() if function.__module__ == formulas.__name__}
    assert len(ours) == 18
    assert not [name for name, function in ours.items() if "http" not in (function.__doc__ or "")]


def test_flesch_constants_cover_the_same_languages() -> None:
    assert FLESCH.keys() == FORMULAS.keys()
