import random

from hypothesis import given
from hypothesis import strategies as st

from contentlint.facts.similarity import BANDS, SLOTS, bands, likeness, near_pairs, shingle_hashes, sketch

WORDS = st.lists(st.sampled_from("knee hip back pain rest walk help see call the a of to in".split()), max_size=60)


def jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def text_of(seed: int, count: int) -> list[str]:
    return [f"w{random.Random(seed * 100_003 + index).randrange(5000)}" for index in range(count)]


def hashes(words: list[str]) -> set[int]:
    return set(shingle_hashes(" ".join(words)))


def test_the_estimate_is_near_the_true_likeness() -> None:
    errors = []
    for changed in range(0, 400, 20):
        one = text_of(1, 800)
        other = one[: 800 - changed] + text_of(changed + 2, changed)
        a, b = hashes(one), hashes(other)
        errors.append(abs(likeness(sketch(a), sketch(b)) - jaccard(a, b)))
    assert sum(errors) / len(errors) < 0.06
    assert max(errors) < 0.2


def test_equal_texts_are_alike_and_strangers_are_not() -> None:
    one, other = hashes(text_of(1, 300)), hashes(text_of(2, 300))
    assert likeness(sketch(one), sketch(one)) == 1
    assert likeness(sketch(one), sketch(other)) < 0.1


@given(WORDS)
def test_a_shingle_is_five_words_in_a_row(words: list[str]) -> None:
    assert shingle_hashes("  ".join(words)) == [
        shingle_hashes(" ".join(words[first : first + 5]))[0] for first in range(max(len(words) - 4, bool(words)))
    ]


def test_case_and_blanks_make_no_difference() -> None:
    assert shingle_hashes("Why does my KNEE, hurt now") == shingle_hashes("why does\nmy  knee hurt now")


def test_a_sketch_has_its_size_whatever_it_is_of() -> None:
    for amount in (0, 1, 5, 5000):
        made = sketch(range(0, amount * 7919, 7919))
        assert len(made) == 2 * SLOTS
        assert len(list(bands(made))) == BANDS
        assert b"".join(part for _, part in bands(made)) == made


def test_near_pairs_are_found_among_many() -> None:
    town = text_of(9, 400)
    pages = [hashes(text_of(seed, 400)) for seed in range(20, 60)]
    pages += [hashes([*town[:380], *text_of(seed, 20)]) for seed in (101, 102, 103)]
    found = near_pairs([sketch(page) for page in pages], 0.6)
    assert set(found) == {(40, 41), (40, 42), (41, 42)}


def test_a_thousand_equal_pages_cost_no_square() -> None:
    made = sketch(hashes(text_of(1, 200)))
    found = near_pairs([made] * 1000, 0.6)
    assert 999 <= len(found) < 5000
