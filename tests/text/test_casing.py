import pytest

from contentlint.text.casing import sentence_case, title_case


def preferred(words: object) -> str:
    return " ".join(word.forms[0] for word in words)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "ap", "chicago"),
    [
        ("care of the knee", "Care of the Knee", "Care of the Knee"),
        ("walking with a stick", "Walking With a Stick", "Walking with a Stick"),
        ("what it is for", "What It Is For", "What It Is For"),
        ("pain: the facts", "Pain The Facts", "Pain The Facts"),
    ],
)
def test_titles_keep_small_words_small(text: str, ap: str, chicago: str) -> None:
    assert preferred(title_case(text)) == ap
    assert preferred(title_case(text, chicago=True)) == chicago


def test_to_may_be_part_of_an_infinitive() -> None:
    assert list(title_case("How to walk"))[1].forms == ("to", "To")


def test_sentences_begin_with_a_capital() -> None:
    assert preferred(sentence_case("Care Of The Knee")) == "Care of the knee"
    assert preferred(sentence_case("Pain: The facts", [":"])) == "Pain: The facts"
    assert preferred(sentence_case("2. Rest Well")) == "2. Rest well"


def test_words_stand_where_they_are_said_to() -> None:
    text = "“Walk” — a start!"
    assert [text[word.start : word.end] for word in title_case(text)] == ["Walk", "a", "start"]
