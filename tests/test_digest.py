from contentlint.digest import digest


def test_a_digest_is_that_of_the_standard() -> None:
    # RFC 7693, appendix A: BLAKE2b-512 of "abc".
    assert digest("abc", 64).hex().startswith("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1")


def test_what_utf_8_can_not_write_counts_as_a_question_mark() -> None:
    assert digest("knee \ud800") == digest("knee ?")
    assert len(digest("knee")) == 8 and len(digest("knee", 6)) == 6
