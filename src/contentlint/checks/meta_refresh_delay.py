from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_HOURS_20 = 72_000
# The shared declarative refresh steps of the HTML standard, as far as the time goes.
_TIME = lazy(r"[\t\n\f\r ]*+(?:(?P<time>[0-9]++)[0-9.]*+|\.[0-9.]*+)(?:\Z|[;,\t\n\f\r ])")


@rule(
    "meta-refresh-delay",
    severity=Severity.ERROR,
    tags={"a11y"},
    references=["act-bc659a", "wcag-2.2.1", "html-refresh"],
)
def meta_refresh_delay(page: Page) -> Iterator[Hit]:
    """The page doesn't reload or move on by itself after a while.

    Who reads slowly, or listens, is thrown back to the start. A redirect without delay (0 seconds) is fine.

    Bad:
        <head><meta http-equiv="refresh" [[content="30; url=/home"]]></head>

    Good:
        <head><meta http-equiv="refresh" content="0; url=/home"></head>
    """
    for meta in page.select("meta"):
        if "efresh" not in meta.raw.lower() or meta.closest("noscript", "template"):
            continue
        if (meta.get("http-equiv") or "").strip().lower() != "refresh" or meta.unknown("content"):
            continue
        match = _TIME.match(meta.get("content") or "")
        if match is None:
            continue
        seconds = int((match["time"] or "0")[:9])
        if 0 < seconds <= _HOURS_20:
            message = f"the page leaves after {seconds} seconds whether it was read or not; use a link, or a redirect of the server"
            yield Hit(meta.attributes["content"].at, message)
        return
