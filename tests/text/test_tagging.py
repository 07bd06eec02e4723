"""Words and parts of speech."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.tagging import tags_of, words_in

OFFLINE = """
import sys

def guard(event, arguments):
    if event.startswith("socket.") or event == "open" and "nltk_data" in str(arguments[0]):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(guard)
from contentlint.facts.sequences import Steps, sequences
from contentlint.text.tagging import tags_of, words_in

found = list(sequences(Steps.parse([{"pattern": "rest"}]), words_in("Please rest now.")))
assert [word.text for (word,) in found] == ["rest"]
assert "textblob" not in sys.modules, "only a tag needs the tagger"
print(*tags_of(("The", "knee", "hurts")))
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rest, then walk.", "Rest|,|then|walk|."),
        ("She can't and DON’T.", "She|ca|n't|and|DO|N’T|."),
        ("The knee's well-known, they’re 3.5 of 3,000.", "The|knee|'s|well-known|,|they|’re|3.5|of|3,000|."),
        ("O'Brien (see ****)", "O'Brien|(|see|****|)"),
        ("", ""),
    ],
)
def test_words_are_parted_as_in_the_penn_treebank(text: str, words: str) -> None:
    assert "|".join(word.text for word in words_in(text)) == words


@given(st.text(alphabet="abnt's’.-, *3é\ufdd0", max_size=60))
def test_words_stand_where_they_say_and_leave_only_blanks_out(text: str) -> None:
    words = words_in(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert "".join(word.text for word in words) == "".join(text.split())


def test_tags() -> None:
    assert tags_of(("The", "knee", "is", "here")) == ("DT", "NN", "VBZ", "RB")
    assert tags_of(("They", "’re", "here"))[1] == tags_of(("They", "'re", "here"))[1] == "VBP"
    assert tags_of(()) == ()


def test_the_tagger_asks_neither_the_network_nor_data_of_nltk_and_is_imported_last() -> None:
    done = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["DT", "NN", "VBZ"]
