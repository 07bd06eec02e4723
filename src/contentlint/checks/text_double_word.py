from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.lexicon import is_english
from contentlint.facts.wording import vocabulary as shared_words
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.prose import Slice
from contentlint.rules import Hit, rule

_TWICE = lazy(r"(?<![\w'.&/])([^\W\d_]{1,24}+) \1(?![\w'/&]|\.\w)")
_JOINED = lazy(r"[-‐‑–/&@]")
# Said twice on purpose, or by grammar.
_MEANT = frozenset(
    "had that is so very really much many more long far no yes well now there go knock bye ha he night tut hush chop blah yo boo choo win "
    "please again fifty never pom cha hip yum aye chin bora walla bling yada".split()
)
# Nobody says these twice on purpose, so they are told even where markup stands between them, or with two capitals.
_FUNCTION = frozenset(
    "the a an and or of to in on at for from with by as is are was were be been it its this these those we you your our they their "
    "if but not will would should can may when who which what how also than then into about after before".split()
)


@rule("text-double-word", tags={"style"})
def text_double_word(page: Page, *, vocabulary: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """No word stands twice in a row.

    Readers skip it, screen readers say it, and it looks careless. Found across inline markup and line breaks; words that
    are doubled on purpose ("had had", "very very") and names pass. English only.

    Options:
        vocabulary: words that may stand twice, in lower case.

    Bad:
        <html lang="en"><p>Call [[the
        <b>the]]</b> desk. Rest [[and and]] drink.</p></html>

    Good:
        <html lang="en"><p>She had had a fall. I think that that helps. So so good. Rest helps. Helps you, too.</p>
        <p>Meet Duran Duran in Walla Walla. <a><span>Book</span> <span>Book</span></a></p></html>
    """
    words = shared_words(page)
    if words.doubled <= _MEANT | vocabulary:
        return
    for match in _TWICE.finditer(words.text):
        word = match[1]
        at = words.slice(*match.span())
        if word not in _MEANT and word not in vocabulary and _counts(page, at) and not _is_meant(page, at, word):
            yield Hit(at, f'"{at.text}" says the same word twice; delete one', suggestion=at.text.split(" ")[0])


def _counts(page: Page, at: Slice) -> bool:
    block = at.block
    return (
        block.index >= 0
        and block.is_content
        and is_english(page, block)
        and " " in at.text
        and not _JOINED.search(block.text[max(0, at.start - 1) : at.start] + block.text[at.end : at.end + 1])
    )


def _is_meant(page: Page, at: Slice, word: str) -> bool:
    first, second = at.text.split(" ")
    if word in _FUNCTION:
        return len(word) == 1 and first != second  # vitamin A a day
    between = page.text[at.span.start + len(first) : at.span.end - len(second)]
    return len(word) == 1 or second[:1].isupper() or "<" in between or "{" in between
