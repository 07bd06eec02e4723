"""What the model looks at: named features of a sentence, its scope and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.claims import lists
from contentlint.claims.lexicon import named
from contentlint.claims.reading import Reading, abstract, covered, read
from contentlint.claims.signals import signals
from contentlint.claims.unit import Unit

EFFECTS = ("verb-cure", "verb-reduce", "verb-improve", "verb-treat", "verb-prevent", "verb-mechanism", "verb-help")
OBJECTS = ("condition", "goal", "mechanism-noun", "effect-noun")
_DIGIT = re.compile(r"\d")
_ACRONYM = re.compile(r"\b(?:WHO|NICE|ADA|AMA|FDA|NIH|NHS|CDC)\b")
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


def _ngrams(reading: Reading) -> Iterator[str]:
    previous = "^"
    for word in reading.words:
        text = _DIGIT.sub("0", word.text)
        yield "w:" + text
        yield "b:" + previous + " " + text
        previous = text


def _row(row: list[str]) -> Iterator[str]:
    small = named("small")
    kept = ["^", *(w for w in row if w not in small), "$"]
    for i, tag in enumerate(kept[:-1]):
        yield "a2:" + tag + " " + kept[i + 1]
        if i + 2 < len(kept):
            yield "a3:" + tag + " " + kept[i + 1] + " " + kept[i + 2]
    tags = [w for w in kept if w[0].isupper() or w in ("t", "^", "$")]
    for i, tag in enumerate(tags[:-1]):
        yield "s2:" + tag + " " + tags[i + 1]
        if i + 2 < len(tags):
            yield "s3:" + tag + " " + tags[i + 1] + " " + tags[i + 2]


def _relations(reading: Reading) -> Iterator[str]:
    """An effect with its modal, negation, subject and object, as far as word order tells."""
    words, found = reading.words, reading.found
    for m in found:
        if m.name not in EFFECTS:
            continue
        before = [f for f in found if f.last <= m.first]
        near = words[max(0, m.first - 4) : m.first]
        modal = next((_MODAL[w.text] for w in reversed(near) if w.text in _MODAL), "")
        negated = any(f.name == "negation" and m.first - f.last < 4 for f in before)
        subject = (
            "T"
            if any(f.name == "treatment" for f in before)
            else "t"
            if any(f.name == "generic-treatment" for f in before)
            else "P"
            if any(f.name == "provider" for f in before)
            else "I"
            if any(f.name == "first-person" for f in before)
            else "^"
            if m.first == 0
            else ""
        )
        objects = sorted({f.name for f in found if f.name in OBJECTS and 0 <= f.first - m.last < 7})
        mark = ("not " if negated else "") + (modal + " " if modal else "")
        yield f"r:{mark}{m.name}/{m.form}"
        for name in objects or ["-"]:
            yield f"r2:{subject} {m.name} {name}"
            yield f"r3:{mark}{m.name}/{m.form} {name}"
            yield f"r4:{subject} {mark}E {name}"


def _signals(unit: Unit, reading: Reading) -> Iterator[str]:
    cleared = bool(reading.names & {"evidence-absent", "reg-negative"}) or unit.text.rstrip('"”’) ').endswith("?")
    categories = set()
    for seen in signals().seen(reading.words, reading.found):
        state = "/not" if seen.negated else "/clear" if cleared else ""
        yield f"sig:{seen.signal.name}{state}"
        if not state and seen.signal.category != "none":
            categories.add(seen.signal.category)
    for category in categories:
        yield "sc:" + category
    yield f"sn:{min(4, len(categories))}"


def _agents(unit: Unit, reading: Reading) -> Iterator[str]:
    """Who acts: the nearest noun class before each effect, a pronoun standing for what was spoken of before."""
    spoken = ""
    for m in reading.found:
        if m.name not in EFFECTS or m.form == "ed":
            continue
        near = [
            f
            for f in reading.found
            if f.last <= m.first and f.name in named("agents") and f.name not in ("mechanism-noun", "goal")
        ]
        first = near[0].name if near else "^" if m.first < 2 else "-"
        last = near[-1].name if near else "-"
        if first == "pronoun":
            spoken = spoken or _subject(unit.before) or _subject(unit.heading)
            first = "pronoun>" + spoken
        yield f"ag:{first}/{m.name}/{m.form}"
        yield f"ag:{first}"
        yield f"al:{last}/{m.name}"


def _subject(text: str) -> str:
    return next((m.name for m in read(text).found if m.name in named("agents")), "")


def _shape(unit: Unit, reading: Reading) -> Iterator[str]:
    text = unit.text
    yield "role:" + unit.role
    yield "len:" + _bucket(len(reading.words))
    yield "role+len:" + unit.role + _bucket(len(reading.words))
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
    if _ACRONYM.search(text):
        yield "x:acronym"
    if text.isupper():
        yield "x:upper"
    if ":" in text[:40] and not text.endswith(":"):
        yield "x:label"


def _context(unit: Unit, reading: Reading) -> Iterator[str]:
    own = reading.names
    for label, text in (("h", unit.heading), ("l", unit.lead_in)):
        other = read(text)
        for name in other.names:
            yield f"{label}:{name}"
        if text.endswith("?"):
            yield label + ":question"
        if text.endswith(":"):
            yield label + ":colon"
    for label, text in (("p", unit.before), ("n", unit.after)):
        if text:
            for name in read(text).names:
                yield f"{label}:{name}"
        else:
            yield label + ":-"
    for text in unit.trail[:-1]:
        for name in read(text).names & {"testimonial-heading", "lead-list", "lead-neutral", "treatment", "condition"}:
            yield f"u:{name}"
    if unit.role in ("item", "cell", "paragraph") and len(reading.words) < 25:
        kind = (
            "C"
            if covered(reading, ("condition",)) > 0.5
            else "E"
            if own & set(EFFECTS[:6]) or "effect-noun" in own
            else "G"
            if "goal" in own
            else "-"
        )
        lead = read(unit.lead_in or unit.heading).names
        said = lists.lead(unit)
        yield f"list:{unit.role}{kind}"
        yield f"list:{kind}={said}"
        for name in (
            "lead-list",
            "lead-neutral",
            "condition",
            "treatment",
            "describe-condition",
            "testimonial-heading",
            "credential",
            "consent-risk",
            "effective",
            "effect-noun",
            "admin",
            "comparison",
            "mechanism-noun",
            "promise",
        ):
            if name in lead:
                yield f"list:{kind}/{name}"
    heading = read(unit.heading).names
    for label, names in (
        ("T", ("treatment",)),
        ("C", ("condition",)),
        ("B", ("lead-list",)),
        ("N", ("lead-neutral",)),
        ("S", ("testimonial-heading",)),
    ):
        if heading & set(names):
            for name in own:
                yield f"hx:{label}/{name}"


def features(unit: Unit) -> Iterator[str]:
    """Every feature of `unit`, by name (some more than once)."""
    reading = read(unit.text)
    for name in reading.names:
        yield "c:" + name
        yield f"c:{unit.role}/{name}"
    pairs = sorted(reading.names)
    for i, one in enumerate(pairs):
        for two in pairs[i + 1 :]:
            yield f"cc:{one}+{two}"
    yield from _ngrams(reading)
    yield from _row(abstract(reading))
    yield from _relations(reading)
    yield from _signals(unit, reading)
    yield from _agents(unit, reading)
    yield from _shape(unit, reading)
    yield from _context(unit, reading)
