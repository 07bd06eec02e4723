from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_PAIR = lazy(r"(?P<key>[^\s,;=]++)\s*+=\s*+(?P<value>[^\s,;=]++)")
_NUMBER = lazy(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)")
_SIZES = ("device-width", "device-height")


@rule(
    "meta-viewport-zoom",
    severity=Severity.ERROR,
    tags={"a11y"},
    references=["act-b4f0c3", "wcag-1.4.4", "css-viewport"],
)
def meta_viewport_zoom(page: Page) -> Iterator[Hit]:
    """Visitors can zoom in.

    Many patients enlarge the text with two fingers; `user-scalable=no` and a `maximum-scale` below 2 take that away.

    Bad:
        <head><meta name="viewport" [[content="width=device-width, user-scalable=no"]]></head>

    Good:
        <head><meta name="viewport" content="width=device-width, initial-scale=1"></head>
    """
    for meta in page.select("meta"):
        if "iewport" not in meta.raw.lower() or (meta.get("name") or "").strip().lower() != "viewport":
            continue
        if meta.unknown("content"):
            continue
        pairs = {m["key"].lower(): m["value"].lower() for m in _PAIR.finditer(meta.get("content") or "")}
        barring = [f"{key}={pairs[key]}" for key, bars in _BARS.items() if key in pairs and bars(pairs[key])]
        if barring:
            yield Hit(
                meta.attributes["content"].at, f"{' and '.join(barring)} keeps people from zooming in; take it out"
            )


def _is_fixed(value: str) -> bool:
    if value in ("yes", *_SIZES):
        return False
    number = _NUMBER.match(value)
    return number is None or -1 < float(number[0]) < 1


def _is_small(value: str) -> bool:
    if value in _SIZES:
        return False
    number = _NUMBER.match(value)
    return number is None or 0 <= float(number[0]) < 2


_BARS = {"user-scalable": _is_fixed, "maximum-scale": _is_small}
