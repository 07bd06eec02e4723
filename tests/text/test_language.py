import pytest

from contentlint.text.language import is_known, primary_subtag


@pytest.mark.parametrize("tag", ["en", "EN", "en-US", "en_us", " en-GB-oxendict ", "en_US.UTF-8"])
def test_only_the_language_of_a_tag_is_kept(tag: str) -> None:
    assert primary_subtag(tag) == "en"


def test_an_empty_tag_has_no_language() -> None:
    assert primary_subtag(" ") == ""


@pytest.mark.parametrize("tag", ["en", "EN", " de ", "en-US-GB", "de-hello", "yue-Hant", "gsw", "qab", "es-419"])
def test_a_tag_is_known_by_its_first_part(tag: str) -> None:
    assert is_known(tag)


@pytest.mark.parametrize(
    "tag", ["", " ", "english", "eng", "deu", "us-en", "i-klingon", "x-private", "e", "en_US", "1n"]
)
def test_what_is_no_language_is_not_known(tag: str) -> None:
    assert not is_known(tag)
