"""Where the sentences of a block of text begin and end.

One regular expression finds every run of marks that could end a sentence, with the quotes, brackets and footnote
marks that close it; what stands before and behind the run then decides. The frame is that of Unicode Standard
Annex #29, "Unicode Text Segmentation", section 5, https://www.unicode.org/reports/tr29/#Sentence_Boundaries (its
rules SB6 to SB8a), tailored by the abbreviations of each language (`contentlint.text.abbreviations`). Departures from the
annex: a missing blank ("pain.Our") is forgiven, a lower-case letter may open a sentence after `?` and `!`, and
neither list labels, initials nor German ordinals end one.
"""

import re
from typing import NamedTuple

from contentlint.lazy import lazy
from contentlint.templates import OUTPUT
from contentlint.text.abbreviations import Kind, Language, language_data

_WIDE = "。！？｡．।॥"  # these end a sentence with or without a blank behind them
_STRONG = frozenset("!?؟۔‼⁇⁈⁉")  # these never belong to an abbreviation
_STOPS = f".…{''.join(sorted(_STRONG))}{_WIDE}"
_CLOSE = (
    r"(?:[”’)\]}）」』】〕〉》*†‡]|[\"'“‘»›«‹](?!\w)|\s[»›](?!\w)|\s?[:;]-?[)(D](?!\w)|\[\d{1,3}(?:[,–-]\d{1,3}){0,4}\]"
    r"|[¹²³⁰⁴-⁹\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d])*+"
)
# Every part is possessive and a match never fails once begun, so that finditer() is linear on any input.
_STOP = lazy(rf"(?P<run>[{_STOPS}]++(?:\s[{_STOPS}]++)*+)(?P<close>{_CLOSE})")
_SOLID = lazy(rf"[^\W_]|{OUTPUT}")
_TO_NEXT_WORD = lazy(rf"[^\w{OUTPUT}{_STOPS}]*+")
_LETTERS = lazy(r"(?:[^\W\d_]{1,24}+)?")
_BLANKS = lazy(r"\s*+")
_BEFORE_WORD = lazy(r"[-–—/(\[{\"“„«‹¿¡]['‘]?|\A['‘]")
_ROMAN = lazy(r"[ivx]{1,5}\Z|[IVX]{1,5}\Z")
_REFERENCE = lazy(r"\d{1,3}(?:[,–-]\d{1,3}){0,4}(?![\w.,%])")
_CARRIES_ON = frozenset(",;:&=/%)]}-–—")  # SB8a, and what no sentence opens with
_OPENING_BRACKETS = frozenset("([{")
_QUOTES = frozenset('"“„«')
_OPENERS = frozenset("([{\"'“‘„«‹¿¡")
_ADDRESS = frozenset("/@=:\\_#&")
_FILE_OR_DOMAIN = frozenset({
    *("com", "org", "net", "edu", "gov", "info", "biz", "html", "htm", "php", "asp", "aspx", "js", "ts", "css", "xml"),
    *("json", "csv", "txt", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "png", "jpg", "jpeg", "gif", "svg", "webp"),
    *("mp3", "mp4", "zip"),
})  # fmt: skip
_REACH = 48  # code points to look back for the two words before a stop; no abbreviation is longer
_LABEL_ROOM = 8  # code points of bullets and brackets that may stand before the label of a list


class _Before(NamedTuple):
    """What stands before a stop: the word, the token that ends with it, the token before, whether it opens all."""

    word: str
    token: str
    previous: str
    opens: bool


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of one block of `text` as half-open code point offsets, in order and without outer blanks.

    Everything but blanks belongs to exactly one sentence; a piece without a letter or a digit joins its neighbour.
    `language` is a BCP 47 tag; English abbreviations serve where the language has no list. Takes time linear in
    the length of `text`.
    """
    data = language_data(language)
    length = len(text.rstrip())
    start = solid = _after_blanks(text, 0)
    spans: list[tuple[int, int]] = []
    for stop in _STOP.finditer(text, start, length):
        end = _boundary(text, start, stop, data) if stop.end() < length else None
        if end is None:
            continue
        if _SOLID.search(text, solid, end):
            spans.append((start, end))
            start = _after_blanks(text, end)
        solid = end
    return _with_rest(text, spans, start, length)


def _with_rest(text: str, spans: list[tuple[int, int]], start: int, length: int) -> list[tuple[int, int]]:
    if start >= length:
        return spans
    if spans and not _SOLID.search(text, start, length):
        start = spans.pop()[0]
    return [*spans, (start, length)]


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where a match of `pattern`, which matches the empty string too, ends when it begins at `at`."""
    match = pattern.match(text, at)
    return match.end() if match else at


def _after_blanks(text: str, at: int) -> int:
    if text[at : at + 1] == " " and not text[at + 1 : at + 2].isspace():
        return at + 1  # as nearly everywhere in folded text
    return _end(_BLANKS, text, at)


def _word_at(text: str, at: int) -> str:
    return text[at : _end(_LETTERS, text, at)]


def _boundary(text: str, start: int, stop: re.Match[str], data: Language) -> int | None:
    """Where the sentence from `start` ends at this `stop`, or None if it goes on."""
    run, end = stop["run"], stop.end()
    if run[-1] in _WIDE:
        return _after_wide(text, stop)
    if stop.start() > start and text[stop.start() - 1] in _OPENING_BRACKETS:
        return None  # "(!)", "[…]"
    if not text[end].isspace():
        return _without_blank(text, start, stop, data)
    if text[end] == " " and text[end + 1].isalnum():  # nearly everywhere; what follows would say the same
        return end if _ends(text, start, stop, end + 1, data) else None
    at = _end(_TO_NEXT_WORD, text, end)
    if at == len(text) or text[at] in _STOPS or text[_after_blanks(text, end)] in _CARRIES_ON:
        return None
    return end if _ends(text, start, stop, at, data) else None


def _after_wide(text: str, stop: re.Match[str]) -> int | None:
    """Behind a full-width stop or a danda: a quotation may go on with its particle, a full-width point be decimal."""
    follow = text[stop.end()]
    if stop["close"] and follow in "とっ":
        return None
    return None if stop["run"][-1] == "．" and follow.isalnum() else stop.end()


def _ends(text: str, start: int, stop: re.Match[str], at: int, data: Language) -> bool:
    """Whether the sentence ends at this `stop` with a blank behind it, when the next word begins at `at`."""
    run, close = stop["run"], stop["close"]
    small = text[at].islower() and _word_at(text, at).islower()  # "iPads" may open a sentence
    if small and close:
        return False
    if not _STRONG.isdisjoint(run):
        return True
    if run != ".":
        return not small and not text[at].isdigit()
    before = _before(text, start, stop.start())
    if small:
        return _ends_before_small(before, text, at, data)
    if _is_initial(before.word) and text[at - 1] in _QUOTES and not before.opens:
        return True  # the author of one testimonial, then the next: "Jane D. “Lovely.”"
    following = _word_at(text, at)
    if _is_initial(following) and text[at + 1 : at + 2] == ".":
        following += "."  # not the article in "J. A. Smith"
    return _ends_before_capital(before, following, bool(close) or text[at - 1] == "(", data)


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _before(text: str, start: int, at: int) -> _Before:
    if at == start or text[at - 1].isspace():
        return _Before("", "", "", opens=at == start)
    tokens = text[max(start, at - _REACH) : at].split()
    token = tokens[-1]
    previous = tokens[-2] if len(tokens) > 1 else ""
    word = token if token.isalpha() else _BEFORE_WORD.split(token)[-1]
    opens = at - len(word) - start < _LABEL_ROOM and not _SOLID.search(text, start, at - len(word))
    return _Before(word, token, previous, opens or (word == token and previous.endswith((":", ";"))))


def _kind(before: _Before, following: str, data: Language) -> Kind | None:
    pair = f"{_BEFORE_WORD.split(before.previous)[-1]} {before.word}" if before.previous.endswith(".") else ""
    shouted = len(following) > 1 and following.isupper()
    return data.kinds.get(before.token) or data.kind(before.word, pair=pair, shouted=shouted)


def _ends_before_small(before: _Before, text: str, at: int, data: Language) -> bool:
    """Whether a stop ends the sentence though a lower-case letter follows: between everyday words, before a label."""
    word, following = before.word, _word_at(text, at)
    if len(word) < 4 or not word.isalpha() or not word.islower() or _kind(before, following, data):
        return False
    behind = text[at + len(following) : at + len(following) + 2]
    label = behind in (". ", ") ") and (len(following) == 1 or bool(_ROMAN.match(following)))
    return label or following in data.starters


def _ends_before_capital(before: _Before, following: str, bracket: bool, data: Language) -> bool:
    """Whether a single stop ends the sentence before the word `following`, which is empty before a digit."""
    word = before.word
    if word.isdigit() or (before.opens and _ROMAN.match(word)):
        return _number_ends(before, following, data)
    kind = _kind(before, following, data)
    lettered = before.previous.lower() in data.lettered
    if len(word) == 1 and word.isalpha() and (kind is None or lettered):
        return not before.opens and (lettered or _letter_ends(before, following, data))
    return kind is None or _abbreviation_ends(before, kind, following, bracket, data)


def _abbreviation_ends(before: _Before, kind: Kind, following: str, bracket: bool, data: Language) -> bool:
    starts = following.lower() in data.starters
    if bracket:  # "(Acme Inc.) Trust", "etc. (see below)"
        return False
    if kind is Kind.BINDS:
        name = before.previous[:1].isupper() and before.previous.lower() not in data.starters
        return starts and name and before.word in data.streets
    if kind is Kind.NUMBER:
        label = len(following.rstrip(".")) == 1 or _ROMAN.match(following)
        return bool(following) and not (label and before.word.lower() in data.lettered)
    return following.lower() not in data.times if kind is Kind.ENDS else starts


def _number_ends(before: _Before, following: str, data: Language) -> bool:
    """A number with a stop: the label of a list, an ordinal (`am 3. Mai`) or the end of a sentence."""
    if before.opens:
        return len(before.word) > 3 and before.word.isdigit()
    if not data.ordinal_heads or len(before.word) > 2 or following.lower() in data.starters:
        return True
    return following.lower() not in data.times and before.previous.lower() not in data.ordinal_heads


def _letter_ends(before: _Before, following: str, data: Language) -> bool:
    """A single letter with a stop is an initial, unless a starter follows, it is "I", or the end of "ACD-A"."""
    compound = before.token != before.word and "." not in before.token
    pronoun = before.word == "I" and before.previous.islower() and not following.endswith(".")
    return compound or pronoun or following.lower() in data.starters


def _without_blank(text: str, start: int, stop: re.Match[str], data: Language) -> int | None:
    """A letter, digit or bracket touches the stop: a domain, a decimal, or a sentence whose blank was forgotten."""
    run, at, end = stop["run"], stop.start(), stop.end()
    before = _before(text, start, at)
    if at == start or text[at - 1] == OUTPUT or not _ADDRESS.isdisjoint(before.token):
        return None
    if text[end].isdigit():
        return _after_reference(text, end, before, data) if run == "." else None
    opener = text[end] in _OPENERS and end + 1 < len(text)
    following = _unspaced_word(text, end + opener, run)
    if not following or (not before.token and following.isupper()):  # " .NET"
        return None
    return end if run != "." or _ends_unspaced(before, following, data) else None


def _unspaced_word(text: str, at: int, run: str) -> str:
    """The word that touches a stop, if it looks like the first of a sentence and not like part of a name."""
    word = _word_at(text, at)
    if not word[:1].isupper():
        return word if run != "." and not word[:1].islower() else ""
    behind = text[at + len(word) : at + len(word) + 2] + "  "
    if len(word) == 1:
        return word if behind[0].isspace() or behind[0] in "'’" else ""
    touches = behind[0] in _ADDRESS or behind[0] == "(" or (behind[0] == "." and behind[1].isalnum())
    return "" if touches or word.lower() in _FILE_OR_DOMAIN else word


def _ends_unspaced(before: _Before, following: str, data: Language) -> bool:
    """Whether the word before a stop that lacks its blank can be the last of a sentence."""
    word = before.word
    if not word or word[-1] in ")]}”’»":
        return True
    if word[-1].isdigit():
        return following[1:].islower() and (len(word) > 2 if word.isdigit() else word.isalnum())
    if "." in word or len(word) == 1 or _ROMAN.match(word) or _kind(before, following, data):
        return False
    if word.isupper():
        return len(word) > 2 and following[1:].islower()
    return word[-1].islower() and (word.islower() or len(word) > 4 or len(following) > 4)  # "Dip.Ac"


def _after_reference(text: str, end: int, before: _Before, data: Language) -> int | None:
    """The end of footnote numbers that touch the stop of a sentence ("small.3,4 The"), else None."""
    marks = _REFERENCE.match(text, end)
    if not marks or len(before.word) < 4 or not before.word.isalpha() or _kind(before, "", data):
        return None
    at = _end(_TO_NEXT_WORD, text, marks.end())
    return marks.end() if marks.end() < at < len(text) and text[at].isupper() else None
