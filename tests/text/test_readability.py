"""Whole measurements, and agreement with textstat 0.7.8 but for its faults, each of which has an example here."""

import random
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from textstat.backend import counts as their_counts
from textstat.backend import metrics

from contentlint.text.counting import Counts
from contentlint.text.formulas import FORMULAS
from contentlint.text.readability import (
    LANGUAGES,
    WORDS_PER_MINUTE,
    GradeRange,
    NotMeasured,
    Reading,
    assess,
    count,
    grade,
    measure,
    minutes,
    scores,
)

HERE = Path(__file__).parents[1]
TEXTS_A_LANGUAGE = 60
textstat_score: Callable[[str, str, str], float] = runpy.run_path(str(HERE.parent / "scripts/compare_textstat.py"))[
    "textstat_score"
]


def prose(language: str) -> list[str]:
    return (HERE / "data" / "prose" / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def sample(language: str, seed: int) -> list[str]:
    """From 3 to 90 sentences: some alone, some joined to longer ones."""
    choose = random.Random(seed)
    sentences = prose(language)
    text = []
    for _ in range(choose.randint(3, 90)):
        first, second = choose.choice(sentences), choose.choice(sentences)
        text.append(f"{first.rstrip('.!? ')}; {second}" if choose.random() < 0.2 else first)
    return text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_scores_agree_with_textstat(language: str) -> None:
    for seed in range(TEXTS_A_LANGUAGE):
        text = sample(language, seed)
        joined = "\n".join(text)
        for name, score in scores(count(text, language), language).items():
            assert score == pytest.approx(textstat_score(name, joined, language), abs=0.05), (seed, name)


def their_words(text: str) -> int:
    return int(their_counts.count_words(text))


def their_syllables(text: str) -> int:
    return int(their_counts.count_syllables(text, "en_US"))


def their_difficult(text: str) -> int:
    return int(their_counts.count_difficult_words(text, "en", syllable_threshold=0))


# What textstat counts otherwise, and by design we don't follow. Numbers are those of docs on its limits (T…).
@pytest.mark.parametrize(
    ("text", "words", "theirs"),
    [
        pytest.param("Her L4-L5 disc", 4, 3, id="T10: a range of codes is joined"),
        pytest.param("Back—pain eased", 3, 2, id="T10: a dash joins words"),
        pytest.param("Heat and/or ice", 4, 3, id="T10: a slash joins words"),
        pytest.param("Open 24/7 here", 4, 3, id="T10: a slash joins numbers"),
        pytest.param("Go to https://example.org/a now", 3, 4, id="an address is a word"),
    ],
)
def test_textstat_sees_other_words(text: str, words: int, theirs: int) -> None:
    assert count([text], "en").words == words
    assert their_words(text) == theirs


@pytest.mark.parametrize(
    ("text", "sentences", "theirs"),
    [
        pytest.param(["Call us.", "Book now.", "You heal."], 3, 1, id="T5: short sentences are dropped"),
        pytest.param(["It takes approx. 3.5 hours for Dr. Lee to do this."], 1, 3, id="T5: full stops within"),
        pytest.param(["Pain in the hip", "Pain in the knee"], 2, 1, id="T6: a line's end is no end"),
        pytest.param(["We will see…", "Then we will act"], 2, 1, id="T7: an ellipsis is no end"),
    ],
)
def test_textstat_sees_other_sentences(text: list[str], sentences: int, theirs: int) -> None:
    assert count(text, "en").sentences == sentences
    assert their_counts.count_sentences("\n".join(text)) == theirs


@pytest.mark.parametrize(
    ("text", "syllables", "theirs"),
    [
        pytest.param("laminectomy", 5, 3, id="T13: medical words are hyphenated, not pronounced"),
        pytest.param("physiatrist", 4, 3, id="T13: physiatrist"),
        pytest.param("radiofrequency", 6, 4, id="T13: radiofrequency"),
        pytest.param("CT", 2, 1, id="T12: an acronym is a word"),
        pytest.param("COVID-19", 3, 1, id="T12: with a number"),
        pytest.param("L4-L5", 4, 1, id="T10: codes are joined"),
        pytest.param("hmm", 1, 0, id="a word without a vowel has no syllable"),
    ],
)
def test_textstat_hears_other_syllables(text: str, syllables: int, theirs: int) -> None:
    assert count([text], "en").syllables == syllables
    assert their_syllables(text) == theirs


@pytest.mark.parametrize(
    ("text", "difficult", "theirs"),
    [
        pytest.param("we don’t know", 0, 1, id="T9: a curly apostrophe is deleted"),
        pytest.param("I'm at home", 0, 1, id="T9: so is a straight one, but before t, s, d, ve, ll, re"),
        pytest.param("the 'team' room", 0, 1, id="T9: and a quotation mark stays before those"),
        pytest.param("a well-known man", 0, 1, id="T10: a compound is joined"),
        pytest.param("take 5 now", 0, 1, id="T11: a number is difficult"),
    ],
)
def test_textstat_finds_other_words_difficult(text: str, difficult: int, theirs: int) -> None:
    assert count([text], "en").difficult_words == difficult
    assert their_difficult(text) == theirs


def test_textstat_counts_a_dash_that_stands_alone_as_a_word_in_characters_per_word() -> None:  # T24
    text = "We rest – then we walk."
    counts = count([text], "en")
    assert counts.characters / counts.words == 18 / 5
    assert metrics.chars_per_word(text) == 18 / 6


def test_textstat_takes_other_constants_for_other_forms_of_the_tag() -> None:  # T14
    text = sample("es", 1)
    assert measure(text, "es-ES") == measure(text, "es")
    right, wrong = (metrics.flesch_reading_ease("\n".join(text), tag) for tag in ("es_ES", "es-ES"))
    assert right - wrong > 30


def test_textstat_scores_portuguese_by_english_constants() -> None:  # T15
    text = sample("pt", 1)
    ours = scores(count(text, "pt"), "pt")["flesch_reading_ease"]
    assert ours - metrics.flesch_reading_ease("\n".join(text), "pt") == pytest.approx(248.835 - 206.835)


def test_textstat_fails_on_languages_it_does_not_know() -> None:  # T16
    with pytest.raises(KeyError):
        metrics.flesch_reading_ease("これは文です。", "ja")
    assert isinstance(measure(["これは文です。"], "ja"), NotMeasured)


def test_textstat_takes_a_sentence_without_spaces_for_a_word() -> None:  # T7, T8
    text = ["患者可以当天回家。"] * 200
    assert their_words(text[0]) == 1
    assert measure(text, "zh") == NotMeasured("zh", count(text, "zh"), "no formula for language 'zh'")
    mislabelled = measure(text, "en")
    assert isinstance(mislabelled, NotMeasured) and "letters" in mislabelled.reason


def test_textstat_scores_nothing_and_next_to_nothing() -> None:  # T19
    assert metrics.flesch_reading_ease("", "en") == 0.0
    assert metrics.flesch_reading_ease("Hi", "en") > 120
    assert scores(Counts(), "en") == {}
    assert isinstance(measure(["Hi"], "en"), NotMeasured)


def test_smog_of_a_short_text_is_marked() -> None:  # T20
    short, long = measure(prose("en")[:15], "en"), measure(prose("en") * 2, "en")
    assert isinstance(short, Reading) and short.extrapolated == {"smog_index"}
    assert isinstance(long, Reading) and long.extrapolated == set()


def test_a_text_is_measured() -> None:
    reading = measure(prose("en"), "en-GB")
    assert isinstance(reading, Reading)
    assert reading.language == "en"
    assert reading.counts == count(prose("en"), "en")
    assert reading.scores.keys() == FORMULAS["en"].keys()
    assert reading.minutes == reading.counts.words / 228


@pytest.mark.parametrize("tag", ["en", "en-US", "en_us", "EN"])
def test_the_form_of_the_tag_does_not_matter(tag: str) -> None:
    assert measure(prose("en"), tag) == measure(prose("en"), "en")


@pytest.mark.parametrize(
    ("language", "words", "sentences", "reason"),
    [
        ("", 500, 50, "the language isn't known"),
        ("sv", 500, 50, "no formula for language 'sv'"),
        ("en", 99, 50, "99 words; 100 are needed"),
        ("en", 100, 4, "4 sentences; 5 are needed"),
    ],
)
def test_why_a_text_is_not_measured(language: str, words: int, sentences: int, reason: str) -> None:
    counts = Counts(words=words, sentences=sentences)
    assert assess(counts, language) == NotMeasured(language, counts, reason)


def test_the_least_sample_by_setting() -> None:
    assert isinstance(measure(["Rest your knee."], "en", minimum_words=3, minimum_sentences=1), Reading)
    assert isinstance(measure([], "en", minimum_words=0, minimum_sentences=0), NotMeasured)


def test_a_page_is_the_sum_of_its_sections() -> None:
    text = prose("en")
    sections = [count(text[:7], "en"), count(text[7:], "en")]
    assert assess(sum(sections, Counts()), "en") == measure(text, "en")


def test_grade_is_median_and_range_of_the_grades() -> None:
    found = {"flesch_kincaid_grade": 6.0, "smog_index": 9.0, "gunning_fog": 8.0, "flesch_reading_ease": 70.0}
    assert grade(found, "en-US") == GradeRange(median=8.0, low=6.0, high=9.0)
    assert grade({"flesch_reading_ease": 70.0}, "fr") is None


def test_each_language_has_a_reading_speed() -> None:
    assert WORDS_PER_MINUTE.keys() == LANGUAGES == FORMULAS.keys()
    assert minutes(Counts(words=456), "en") == 2
    with pytest.raises(KeyError):
        minutes(Counts(words=456), "ja")
