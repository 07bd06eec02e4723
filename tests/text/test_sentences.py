import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.templates import OUTPUT
from contentlint.text.abbreviations import Kind, language_data
from contentlint.text.sentences import split_sentences
from tests.hang import no_hang

GROUPS = tomllib.loads((Path(__file__).parents[1] / "data" / "sentences.toml").read_text("utf-8"))["group"]
CASES = [(group["language"], case) for group in GROUPS for case in group["cases"]]
LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "ru", "hi", "ar", "zh", "xx"]

# Words, marks and blanks that meet in every way: what breaks a splitter is seldom a whole random character.
MARKS = "aZ5. .!?…。।؟\"'“”‘’«»()[]{}¿¡,;:–-•*+€😊\u200b\u00a0\t\n" + OUTPUT
WORDS = [
    "Dr.",
    "a.m.",
    "z. B.",
    "The",
    "we",
    "1.5",
    "No.",
    "3.",
    "U.S.",
    "J.",
    "foo.com",
    "...",
    ".[1]",
    ".2 ",
    "痛",
    "т. е.",
]
PIECES = st.sampled_from([*MARKS, *WORDS])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)
PLAIN = st.lists(
    st.lists(st.sampled_from(["rest", "walking", "helps", "every", "knee", "slowly"]), min_size=2, max_size=6),
    min_size=1,
    max_size=6,
)


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case for _, case in CASES])
def test_golden_set(language: str, case: str) -> None:
    expected = [sentence.strip() for sentence in case.split("|")]
    assert sentences(case.replace(" | ", " ").replace("|", ""), language) == expected


def test_golden_set_is_large_and_without_repeats() -> None:
    assert sum(case.count("|") for _, case in CASES) >= 220
    assert len(set(CASES)) == len(CASES) >= 220


def test_nothing_gives_nothing() -> None:
    assert split_sentences("") == split_sentences(" \u00a0\n") == []


def test_offsets_are_those_of_the_text() -> None:
    assert split_sentences("  Rest 😊. We call.  ") == [(2, 9), (10, 18)]


def test_language_tags() -> None:
    text = "Am 3. Mai."
    assert sentences(text, "de-AT") == sentences(text, "DE_at") == [text]
    assert len(sentences("Heute um 3. Patienten warten.", "en")) == 2


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_spans_are_ordered_trimmed_and_cover_everything_but_blanks(text: str, language: str) -> None:
    at = 0
    for start, end in split_sentences(text, language):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_piece_without_a_letter_or_digit_is_no_sentence(text: str, language: str) -> None:
    found = sentences(text, language)
    assert len(found) < 2 or all(any(c.isalnum() or c == OUTPUT for c in sentence) for sentence in found)


@given(PLAIN, st.sampled_from([". ", "? ", "! ", "?! ", ".” ", ".) "]), st.sampled_from(LANGUAGES))
def test_plain_sentences_come_back_and_are_stable(words: list[list[str]], stop: str, language: str) -> None:
    built = [" ".join(sentence).capitalize() + stop.strip() for sentence in words]
    assert sentences(" ".join(built), language) == built
    assert all(sentences(one, language) == [one] for one in built)


HOSTILE = [*'."1?…', "a.", "A.", "a. ", "A. ", ". ", ".)", '."', "1.", "1. ", "? ", "! a", ".[1", " ((", ". (", "。」"]
HOSTILE += ["Dr. ", "z. B. ", "x.Y", "word.2,3", ". -", "\ufdd0. ", "’ ", " »", "a:", "é.É", ".\u200b", ". \u200b"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_is_split_without_hanging(piece: str) -> None:
    length = 200_000 if piece in {".", "a."} else 40_000
    with no_hang():
        assert split_sentences("Word " + piece * (length // len(piece)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_hold_no_stray_stop_blank_or_capital(language: str) -> None:
    data = language_data(language)
    assert [entry for entry in data.kinds if entry != entry.strip() or entry.endswith(".")] == []
    assert data.streets <= data.kinds.keys()
    for words in (data.suffixes, data.starters, data.times, data.lettered, data.ordinal_heads):
        assert [word for word in words if word != word.lower() or " " in word] == []


def test_languages_know_their_own_abbreviations() -> None:
    assert language_data("de").kinds["z. B"] is Kind.BINDS
    assert language_data("en").kinds["etc"] is Kind.ENDS
    assert "z. B" not in language_data("en").kinds
