import html
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.counting import LANGUAGES, OPENING, SHARED, Counts, count, easy_words, words_of
from tests.hang import no_hang

PROSE = st.text(alphabet="abcdeilnoéü'.,-/()– 1L", max_size=60)
TEXT = st.lists(PROSE, max_size=6)
LANGUAGE = st.sampled_from(["en", "fr", "es"])


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Don't bend, don’t lift.", ["Don't", "bend", "don’t", "lift"]),
        ("back—pain, back–pain and/or 24/7", ["back", "pain", "back", "pain", "and", "or", "24", "7"]),
        ("a well-known 12-week C‑section", ["a", "well-known", "12-week", "C‑section"]),
        ("L4-L5, C5–C6 and 5-10 but COVID-19", ["L4", "L5", "C5", "C6", "and", "5", "10", "but", "COVID-19"]),
        ("1,000 of 2.5 at 10:30 (b.i.d.)", ["1,000", "of", "2.5", "at", "10:30", "b.i.d"]),
        ("Dr. Lee, M.D., of the U.S.", ["Dr", "Lee", "M.D", "of", "the", "U.S"]),
        ("the patients' 'own' rock 'n' roll", ["the", "patients", "own", "rock", "n", "roll"]),
        ("Write to help@example.org or see https://example.org/a-b!", ["Write", "to", "or", "see"]),
        ("see www.example.org/x today", ["see", "today"]),
        ("care\u00adgiver\u00a0and zero\u200bwidth", ["caregiver", "and", "zerowidth"]),
        ("e\u0301tude ____ *** — …", ["étude"]),
    ],
)
def test_what_a_word_is(sentence: str, words: list[str]) -> None:
    assert words_of(sentence) == words


def test_hyphens_and_numbers_by_setting() -> None:
    sentence = "A well-known 12-week plan of 20 days."
    assert words_of(sentence, split_hyphens=True) == ["A", "well", "known", "12", "week", "plan", "of", "20", "days"]
    assert words_of(sentence, numbers=False) == ["A", "well-known", "12-week", "plan", "of", "days"]
    assert count([sentence], "en", split_hyphens=True).words == 9
    assert count([sentence], "en", numbers=False).words == 6


def test_counts_by_hand() -> None:
    #   The(1) doctor(2) can't(1) see(1) you(1) | Physiotherapy(6) helps(1)
    counts = count(["The doctor can't see you.", "Physiotherapy helps!"], "en")
    assert counts == Counts(
        sentences=2,
        words=7,
        letters=3 + 6 + 4 + 3 + 3 + 13 + 5,
        characters=3 + 6 + 5 + 3 + 4 + 13 + 6,
        syllables=1 + 2 + 1 + 1 + 1 + 6 + 1,
        monosyllables=5,
        polysyllables=1,
        miniwords=3,
        long_words=1,
        difficult_words=2,  # physiotherapy and, inflected, helps
        difficult_two=1,
        difficult_three=1,
        opening=bytes([129, 2, 1, 1, 1, 134, 1]),
    )


def test_sentences_without_a_word_do_not_count() -> None:
    assert count(["* * *", "", "—"], "en") == Counts()


def test_numbers_are_familiar_words_of_one_syllable() -> None:
    counts = count(["1,234.5"], "en")
    assert (counts.words, counts.syllables, counts.difficult_words, counts.long_words) == (1, 1, 0, 0)


def test_a_compound_is_as_familiar_as_its_parts() -> None:
    assert count(["A well-known boy."], "en").difficult_words == 0
    assert count(["A well-vascularized bone."], "en").difficult_words == 1


def test_foreign_letters_are_counted() -> None:
    assert count(["Боль в спине hurts."], "en").foreign_words == 3
    assert count(["Боль в спине hurts 5."], "ru").foreign_words == 1


def test_a_language_we_do_not_know_has_words_but_no_syllables() -> None:
    counts = count(["Läkaren tar emot er nu."], "sv")
    assert (counts.words, counts.syllables, counts.difficult_words, counts.foreign_words) == (5, 0, 0, 0)


def test_easy_words_exist_for_english_and_spanish() -> None:
    english, spanish = easy_words("en"), easy_words("es")
    assert english is not None and {"doctor", "don't"} <= english and "physiotherapy" not in english
    assert spanish is not None and "casa" in spanish
    assert easy_words("de") is None


def test_the_opening_stops_at_a_hundred_words() -> None:
    whole = count(["go " * 60] * 3, "en")
    assert len(whole.opening) == OPENING
    assert [i for i, n in enumerate(whole.opening) if n & 128] == [0, 60]


@given(TEXT, LANGUAGE)
def test_straight_and_curly_quotes_count_alike(text: list[str], language: str) -> None:
    for curly in "’‘":
        assert count([line.replace("'", curly) for line in text], language) == count(text, language)


@given(TEXT, st.sampled_from(["en-US", "en_us", "EN", " en ", "en-Latn-GB"]))
def test_forms_of_the_language_tag_count_alike(text: list[str], tag: str) -> None:
    assert count(text, tag) == count(text, "en")


@given(TEXT, LANGUAGE)
def test_decoded_entities_count_like_what_they_stand_for(text: list[str], language: str) -> None:
    entities = {"'": "&rsquo;", " ": "&nbsp;", "–": "&#8211;", "é": "e&#x301;", "l": "&shy;l&zwnj;", "ü": "&uuml;"}
    encoded = ["".join(entities.get(letter, letter) for letter in line) for line in text]
    assert count(map(html.unescape, encoded), language) == count(text, language)


@given(TEXT, LANGUAGE, st.randoms(use_true_random=False))
def test_the_order_of_sentences_does_not_change_the_sums(text: list[str], language: str, random: object) -> None:
    shuffled = list(text)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert replace(count(shuffled, language), opening=b"") == replace(count(text, language), opening=b"")


@given(TEXT, TEXT, LANGUAGE)
def test_adding_counts_is_counting_one_text_after_the_other(first: list[str], then: list[str], language: str) -> None:
    assert count(first, language) + count(then, language) == count(first + then, language)


@given(TEXT, TEXT, TEXT)
def test_sections_add_up_to_the_page_however_they_are_grouped(
    intro: list[str], middle: list[str], end: list[str]
) -> None:
    a, b, c = (count(section, "en") for section in (intro, middle, end))
    assert sum([a, b, c], Counts()) == a + (b + c) == (a + b) + c


@given(st.lists(st.text(), max_size=3), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_has_consistent_counts(text: list[str], language: str) -> None:
    counts = count(text, language)
    assert counts.sentences <= counts.words <= counts.syllables
    assert counts.words <= counts.letters <= counts.characters
    assert counts.difficult_three <= counts.difficult_two <= counts.difficult_words <= counts.words
    assert counts.monosyllables + counts.polysyllables <= counts.words
    assert all(getattr(counts, name) >= 0 for name in SHARED)


@given(st.text(alphabet="a1-.,'’@/:w·", max_size=300))
def test_every_word_has_a_letter_or_digit(text: str) -> None:
    assert all(any(letter.isalnum() for letter in word) for word in words_of(text))


@pytest.mark.parametrize("text", ["x{}!@", "1-{}", "a-{}", "w{}.@", "www.{}", "'{}'", "{}\u00ad"])
@pytest.mark.parametrize("filling", ["x", "1", "-", "1-", "a-", ".", "a.", "'", "@", "_", "://"])
def test_a_long_run_without_spaces_is_counted(text: str, filling: str) -> None:
    with no_hang():
        assert count([text.format(filling * 20_000)], "en").sentences <= 1
