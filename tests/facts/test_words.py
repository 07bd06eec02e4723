import pytest

from contentlint.facts.words import _read, bare, plain, unnumbered, words


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_list_has_words(language: str) -> None:
    assert all(len(entries) >= 9 for entries in words(language))


@pytest.mark.parametrize("language", list(_read()))
def test_entries_are_written_as_they_are_compared(language: str) -> None:
    found = words(language)
    assert all(entry == plain(entry) for entries in found for entry in entries)
    assert all(unnumbered(entry) == entry for entry in found.alt_generic if "-" not in entry)


def test_the_language_of_the_text_chooses_the_words() -> None:
    assert "start" not in words("nl").link_generic  # Dutch and German call the home page so
    assert words("de-AT") == words("DE") != words("fr")
    assert words("") == words("en")
    assert words("ja") == words("x-klingon")
    assert not words("ja").link_generic


def test_comparing_keeps_words_and_accents_apart() -> None:
    assert plain("E\u0301cole") == plain("\u00e9cole") != plain("ecole")
    assert plain(" A  b\u00a0C ") == "a b c"
    assert plain("d\u2019infos") == "d'infos"
    assert bare("» Read more … «") == "read more"
    assert bare("Care 👍") == "care"
    assert unnumbered("Slide-02_") == "slide"
