import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.claims.lexicon import (
    Lexicon,
    compiled,
    lexicon,
    patterns,
    plural,
    rules,
    tokens,
    trie,
    verb_forms,
    words_of,
)
from tests.hang import no_hang

TABLES = {
    "pain": {"inflect": "noun", "words": "ache, back pain, pain"},
    "ease": {"inflect": "verb", "words": "relieve, stop, get rid of", "forms": "gone"},
    "cold": {"inflect": "none", "words": "ice-cold, parkinson's"},
}


def found(text: str) -> list[tuple[str, str, str]]:
    words = tokens(text)
    matches = Lexicon(trie(TABLES)).match([w.text for w in words])
    return [(m.name, text[words[m.first].start : words[m.last - 1].end], m.form) for m in matches]


def test_words_are_found_in_their_forms() -> None:
    assert found("It relieved aches") == [("ease", "relieved", "ed"), ("pain", "aches", "")]
    assert found("stopping, gone") == [("ease", "stopping", "ing"), ("ease", "gone", "form")]
    assert found("Gets rid of pains") == [("ease", "Gets rid of", "s"), ("pain", "pains", "")]


def test_the_longest_entry_wins() -> None:
    assert found("back pain") == [("pain", "back pain", "")]


NAMED = {
    "verb-reduce": {"inflect": "verb", "words": "lower, ease"},
    "condition": {"inflect": "noun", "words": "pain, lower back pain"},
    "serious": {"inflect": "none", "words": "pain"},
    "superlative": {"inflect": "none", "words": "best, best practice of"},
    "idiom": {"inflect": "none", "words": "best practice"},
}


def classes(text: str) -> list[str]:
    known, words = Lexicon(trie(NAMED)), words_of(text)
    found = [match.name for match in known.match(words)]
    assert known.names(words, frozenset(words)) == frozenset(found)
    return found


def test_nothing_is_found_inside_an_idiom() -> None:
    assert classes("our best practice") == ["idiom"]
    assert classes("the best practice of all") == ["superlative", "idiom"]
    assert classes("our best, in practice") == ["superlative"]


def test_only_names_are_found_inside_a_name_of_several_words() -> None:
    assert classes("eases lower back pain") == ["verb-reduce", "condition", "serious"]
    assert classes("lower pain") == ["verb-reduce", "condition", "serious"]


def test_hyphens_apostrophes_and_possessives() -> None:
    assert found("Ice–cold")[0][0] == "cold"
    assert found("ICE-COLD")[0][0] == "cold"
    assert found("Parkinson’s") == [("cold", "Parkinson’s", "")]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("reduce", {"reduce", "reduces", "reducing", "reduced"}),
        ("fix", {"fix", "fixes", "fixing", "fixed"}),
        ("remedy", {"remedy", "remedies", "remedying", "remedied"}),
        ("free", {"free", "frees", "freeing", "freed"}),
        ("stop", {"stop", "stops", "stopping", "stopped"}),
        ("wipe out", {"wipe out", "wipes out", "wiping out", "wiped out"}),
    ],
)
def test_verbs_inflect(verb: str, forms: set[str]) -> None:
    assert {form for form, _ in verb_forms(verb)} == forms


def test_nouns_have_plurals() -> None:
    assert [plural(w) for w in ("tooth ache", "injury", "abscess", "day")] == [
        "tooth aches",
        "injuries",
        "abscesses",
        "days",
    ]


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        last = token.end


@given(st.text(alphabet="back pin'relv-. ", max_size=120))
def test_matches_lie_inside_the_sentence(text: str) -> None:
    words = words_of(text)
    for match in Lexicon(trie(TABLES)).match(words):
        assert 0 <= match.first < match.last <= len(words)


def test_a_long_sentence_has_as_many_matches_as_its_parts() -> None:
    part = "back pain relief for chronic low back pain "
    with no_hang():
        many = lexicon().match(words_of(part * 3000))
    assert len(many) >= 3000 * len(lexicon().match(words_of(part)))


@pytest.mark.parametrize("table", ["clears", "described", "lists"])
def test_no_pattern_runs_away(table: str) -> None:
    for text in ("claims that claims that " * 4000, "no evidence " * 8000, "a" * 90_000, "treat the " * 9000):
        with no_hang():
            found = [pattern.search(text) for pattern in patterns(table).values()]
        assert len(found) == len(patterns(table))


def test_what_is_kept_ready_is_what_the_rules_say() -> None:
    assert rules() == compiled()


def test_no_entry_is_empty_and_every_class_is_known() -> None:
    data = compiled()
    assert "" not in data["root"]
    assert None not in data["root"].values()
    classes = {name for end in data["ends"] for name, _ in end}
    groups = {group: set(names.split()) for group, names in data["classes"].items()}
    assert data["phrasings"].keys().isdisjoint(data["signals"])
    assert groups.pop("small").isdisjoint(classes)
    assert set().union(*groups.values()) | data["tags"].keys() <= classes


@given(st.text(alphabet="baI'sS’-. ,É_ſ", max_size=60))
def test_words_are_the_texts_of_the_tokens(text: str) -> None:
    assert words_of(text) == [token.text for token in tokens(text)]


@given(st.text(alphabet="back pin'relv-. ", max_size=120))
def test_the_classes_are_those_of_the_matches(text: str) -> None:
    words, entries = words_of(text), Lexicon(trie(TABLES))
    assert entries.names(words, frozenset(words)) == {match.name for match in entries.match(words)}


def test_the_number_of_a_heading_is_not_read() -> None:
    assert [(t.text, t.start) for t in tokens("2. Eases aches")] == [("eases", 3), ("aches", 9)]
    assert words_of("(3) Eases aches") == ["eases", "aches"]
    assert words_of("2.5 miles") == ["2", ".", "5", "miles"]
