import pytest

from contentlint.language import primary_subtag


@pytest.mark.parametrize("tag", ["en", "EN", "en-US", "en_us", " en-GB-oxendict ", "en_US.UTF-8"])
def test_only_the_language_of_a_tag_is_kept(tag: str) -> None:
    assert primary_subtag(tag) == "en"


def test_an_empty_tag_has_no_language() -> None:
    assert primary_subtag(" ") == ""
