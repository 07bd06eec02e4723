"""What the model looks at: named features of a sentence, its scope and its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from contentlint.claims import lists
from contentlint.claims.lexicon import Match, named
from contentlint.claims.reading import Reading, abstract, covered, may_hold, read
from contentlint.claims.unit import Unit
from contentlint.lazy import lazy

EFFECTS = ("verb-cure", "verb-reduce", "verb-improve", "verb-treat", "verb-prevent", "verb-mechanism", "verb-help")
_EFFECTS = frozenset(EFFECTS)
OBJECTS = ("condition", "goal", "mechanism-noun", "effect-noun")
_REACHED = 7  # words behind an effect within which its object begins
_DENIED = 4  # words behind a negation that it still denies
_ACRONYMS = ("WHO", "NICE", "ADA", "AMA", "FDA", "NIH", "NHS", "CDC")
_ACRONYM = lazy(rf"\b(?:{'|'.join(_ACRONYMS)})\b")
_ACRONYM_CUES = frozenset(name.lower() for name in _ACRONYMS)
_MODAL = {
    "will": "will",
    "can": "can",
    "may": "may",
    "might": "may",
    "could": "may",
    "should": "should",
    "would": "would",
    "must": "should",
    "to": "to",
}
_SUBJECTS = (("treatment", "T"), ("generic-treatment", "t"), ("provider", "P"), ("first-person", "I"))
_CLEARING = frozenset(("evidence-absent", "reg-negative"))
_HEADINGS = (
    ("T", "treatment"), ("C", "condition"), ("B", "lead-list"), ("N", "lead-neutral"), ("S", "testimonial-heading"),
)  # fmt: skip
_TOLD_ABOVE = frozenset(("testimonial-heading", "lead-list", "lead-neutral", "treatment", "condition"))
_TOLD_BY_LEAD = frozenset(
    "lead-list lead-neutral condition treatment describe-condition testimonial-heading credential consent-risk effective"
    " effect-noun admin comparison mechanism-noun promise".split()
)


def _bucket(n: int) -> str:
    return (
        "1"
        if n < 2
        else "2-3"
        if n < 4
        else "4-6"
        if n < 7
        else "7-12"
        if n < 13
        else "13-20"
        if n < 21
        else "21-35"
        if n < 36
        else "36+"
    )


class _Labelled(dict[str, str]):
    """Names of lexicon classes, of which there are few, with a label before them: each is put together once."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def __missing__(self, name: str) -> str:
        found = self[name] = self._label + name
        return found


@cache
def _labels(label: str) -> _Labelled:
    return _Labelled(label)


def _labelled(label: str, names: Iterable[str]) -> Iterable[str]:
    return map(_labels(label).__getitem__, names)


def _ngrams(reading: Reading) -> list[str]:
    texts = reading.plain
    found = ["w:" + text for text in texts]
    found += [f"b:{one} {two}" for one, two in zip(["^", *texts], texts, strict=False)]
    return found


def _row(row: list[str]) -> list[str]:
    small = named("small")
    kept = ["^", *[w for w in row if w not in small], "$"]
    tags = [w for w in kept if w[0].isupper() or w in ("t", "^", "$")]
    found = [f"a2:{one} {two}" for one, two in pairwise(kept)]
    found += [f"a3:{one} {two} {three}" for one, two, three in zip(kept, kept[1:], kept[2:], strict=False)]
    found += [f"s2:{one} {two}" for one, two in pairwise(tags)]
    found += [f"s3:{one} {two} {three}" for one, two, three in zip(tags, tags[1:], tags[2:], strict=False)]
    return found


class _Ended:
    """Which of the matches of a sentence have ended at a place that only moves on: the names of them, the first, the last."""

    def __init__(self, found: Iterable[Match]) -> None:
        self._coming = sorted(enumerate(found), key=lambda each: -each[1].last)
        self._first, self._last = (len(self._coming), ""), (-1, "")
        self.names: set[str] = set()

    def at(self, place: int) -> tuple[str, str]:
        """The names of the first and the last match, by their beginnings, that end at word `place` or before it."""
        while self._coming and self._coming[-1][1].last <= place:
            i, m = self._coming.pop()
            self.names.add(m.name)
            self._first = min(self._first, (i, m.name))
            self._last = max(self._last, (i, m.name))
        return self._first[1], self._last[1]


def _relations(reading: Reading) -> Iterator[str]:
    """An effect with its modal, negation, subject and object, as far as word order tells."""
    texts, found = reading.texts, reading.found
    ended = _Ended(found)
    denied = {f.last + i for f in found if f.name == "negation" for i in range(_DENIED)}
    after = [f for f in found if f.name in OBJECTS]
    starts = [f.first for f in after]
    for m in found:
        if m.name not in _EFFECTS:
            continue
        ended.at(m.first)
        near = texts[max(0, m.first - 4) : m.first]
        modal = next((_MODAL[text] for text in reversed(near) if text in _MODAL), "")
        subject = next((tag for name, tag in _SUBJECTS if name in ended.names), "^" if m.first == 0 else "")
        reached = after[bisect_left(starts, m.last) : bisect_left(starts, m.last + _REACHED)]
        objects = sorted({f.name for f in reached})
        mark = ("not " if m.first in denied else "") + (modal + " " if modal else "")
        yield f"r:{mark}{m.name}/{m.form}"
        for name in objects or ["-"]:
            yield f"r2:{subject} {m.name} {name}"
            yield f"r3:{mark}{m.name}/{m.form} {name}"
            yield f"r4:{subject} {mark}E {name}"


def _signals(unit: Unit, reading: Reading) -> Iterator[str]:
    cleared = not reading.names.isdisjoint(_CLEARING) or unit.text.rstrip('"”’) ').endswith("?")
    categories = set()
    for signal, _, _, negated in reading.signals:
        state = "/not" if negated else "/clear" if cleared else ""
        yield f"sig:{signal.name}{state}"
        if not state and signal.category != "none":
            categories.add(signal.category)
    for category in categories:
        yield "sc:" + category
    yield f"sn:{min(4, len(categories))}"


def _agents(unit: Unit, reading: Reading) -> Iterator[str]:
    """Who acts: the nearest noun class before each effect, a pronoun standing for what was spoken of before."""
    spoken = ""
    actors = _actors()
    ended = _Ended(f for f in reading.found if f.name in actors)
    for m in reading.found:
        if m.name not in _EFFECTS or m.form == "ed":
            continue
        first, last = ended.at(m.first)
        first, last = first or ("^" if m.first < 2 else "-"), last or "-"
        if first == "pronoun":
            spoken = spoken or _subject(unit.before) or _subject(unit.heading)
            first = "pronoun>" + spoken
        yield f"ag:{first}/{m.name}/{m.form}"
        yield f"ag:{first}"
        yield f"al:{last}/{m.name}"


@cache
def _actors() -> frozenset[str]:
    return named("agents") - {"mechanism-noun", "goal"}


def _subject(text: str) -> str:
    if read(text).names.isdisjoint(named("agents")):
        return ""
    return next((m.name for m in read(text).found if m.name in named("agents")), "")


def _shape(unit: Unit, reading: Reading) -> Iterator[str]:
    text = unit.text
    yield "role:" + unit.role
    yield "len:" + _bucket(len(reading.texts))
    yield "role+len:" + unit.role + _bucket(len(reading.texts))
    if text.endswith("?") or text.rstrip('"”’').endswith("?"):
        yield "x:question"
    if "!" in text:
        yield "x:!"
    if text.endswith(":"):
        yield "x:colon"
    if text[:1] in "\"“'‘" or text[-1:] in '"”':
        yield "x:quote"
    if not text.rstrip('"”’ ').endswith((".", "!", "?", ":", "…")):
        yield "x:nostop"
    if "%" in text:
        yield "x:%"
    if may_hold(text, _ACRONYM_CUES) and _ACRONYM.search(text):
        yield "x:acronym"
    if text.isupper():
        yield "x:upper"
    if ":" in text[:40] and not text.endswith(":"):
        yield "x:label"


def _context(unit: Unit, reading: Reading) -> Iterator[str]:
    yield from _above(unit.heading, unit.lead_in, unit.trail)
    yield from around("p", unit.before)
    yield from around("n", unit.after)
    if unit.role in ("item", "cell", "paragraph") and len(reading.texts) < 25:
        yield from _listed(unit, reading)
    heading = read(unit.heading).names
    for label, name in _HEADINGS:
        if name in heading:
            yield from _labelled(f"hx:{label}/", reading.names)


@lru_cache(maxsize=1024)
def _above(heading: str, lead_in: str, trail: tuple[str, ...]) -> frozenset[str]:
    """What stands above all sentences of a block."""
    told = [read(text).names & _TOLD_ABOVE for text in trail[:-1]]
    return frozenset((*around("h", heading), *around("l", lead_in), *_labelled("u:", frozenset().union(*told))))


@lru_cache(maxsize=4096)
def around(label: str, text: str) -> tuple[str, ...]:
    """What a text beside (``p``, ``n``) or above (``h``, ``l``) the sentence tells of it."""
    if label in "pn" and not text:
        return (label + ":-",)
    found = [*_labelled(label + ":", read(text).names)]
    if label in "hl" and text.endswith("?"):
        found.append(label + ":question")
    if label in "hl" and text.endswith(":"):
        found.append(label + ":colon")
    return tuple(found)


def _listed(unit: Unit, reading: Reading) -> Iterator[str]:
    own = reading.names
    kind = (
        "C"
        if covered(reading, ("condition",)) > 0.5
        else "E"
        if not own.isdisjoint(EFFECTS[:6]) or "effect-noun" in own
        else "G"
        if "goal" in own
        else "-"
    )
    yield f"list:{unit.role}{kind}"
    yield f"list:{kind}={lists.lead(unit)}"
    for name in read(unit.lead_in or unit.heading).names & _TOLD_BY_LEAD:
        yield f"list:{kind}/{name}"


def features(unit: Unit) -> set[str]:
    """Every feature of `unit`, by name."""
    reading = read(unit.text)
    found = set(_labelled("c:", reading.names))
    found.update(_labelled(f"c:{unit.role}/", reading.names))
    found.update(_ngrams(reading))
    found.update(_row(abstract(reading)))
    found.update(_relations(reading))
    found.update(_signals(unit, reading))
    found.update(_agents(unit, reading))
    found.update(_shape(unit, reading))
    found.update(_context(unit, reading))
    return found
