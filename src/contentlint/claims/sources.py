"""What a link is as a source of evidence: accepted, secondary or not, by its form and domain.

The tables stand in ``rules/sources.toml``. A source is told apart by where it points to and never opened: that it says
what the page says of it is for a person to check.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from contentlint.claims.lexicon import words_of
from contentlint.lazy import lazy
from contentlint.packs import packs_folder, read_pack
from contentlint.templates import CONTROL, OUTPUT

ACCEPTED, SECONDARY, UNACCEPTED, UNLISTED, OWN, ANCHOR, UNKNOWN, NONE = (
    "accepted", "secondary", "unaccepted", "unlisted", "own", "anchor", "unknown", "none",
)  # fmt: skip
"""How a link stands as a source: published evidence or guidance; tells of it; none of both; a domain nobody listed; the
clinic's own page; a place on the same page; written by template code; no source at all (empty, ``tel:``, ``mailto:``)."""

DOI = lazy(r"\b10\.[0-9]{4,9}/[^\s\"<>]+")
"""A DOI in running text (https://www.crossref.org/blog/dois-and-matching-regular-expressions/)."""

_IDENTIFIER = lazy(r"\b(?:PMID:?\s*[0-9]{4,9}|PMC[0-9]{5,9}|NCT[0-9]{8}|ISRCTN[0-9]{8}|ACTRN[0-9]{14})\b", re.I)
_URL = lazy(r"\bhttps?://[^\s\"<>)\]]+", re.I)
_DEAD = lazy(r"\s*(?:#?|(?:tel|mailto|sms|javascript|data|blob|about|callto|fax):.*)\s*\Z", re.I | re.S)
_FILLED = lazy(f"[{OUTPUT}{CONTROL}]")


class Rating(NamedTuple):
    """How a link stands as a source (``ACCEPTED`` …), and of what kind it is (``journal``, ``social`` …)."""

    standing: str
    kind: str = ""


class Words(NamedTuple):
    """The words by which a page speaks of its sources (``[words]`` of ``rules/sources.toml``).

    ``promise_cues`` and ``journal_cues`` are words of which each of ``promises`` and ``journals`` holds one.
    """

    headings: frozenset[str]
    containers: frozenset[str]
    labels: re.Pattern[str]
    promises: re.Pattern[str]
    promise_cues: frozenset[str]
    subjects: re.Pattern[str]
    journals: re.Pattern[str]
    journal_cues: frozenset[str]


@lru_cache(maxsize=1024)
def rate(url: str, own_host: str = "", extra: tuple[str, ...] = ()) -> Rating:
    """What the target of a link is as a source. ``own_host`` is the page's own, ``extra`` are more accepted domains."""
    if _DEAD.match(url):
        return Rating(NONE)
    url = url.strip()
    if url.startswith("#"):
        return Rating(ANCHOR)
    parts = _split(url)
    if parts is None or _FILLED.search(url[: len(parts[0]) + 9] if parts[0] else url[:1]):
        return Rating(UNKNOWN)
    host, path = parts
    if not host or host == own_host:
        return Rating(OWN)
    found = _of_host(host, extra)
    if found is None and DOI.search(path):
        return Rating(ACCEPTED, "identifier")
    return found or Rating(UNLISTED)


def rate_text(text: str) -> tuple[Rating, str]:
    """The best source that an entry of a reference list names in plain text, and the identifier or address itself."""
    for pattern in (DOI, _IDENTIFIER):
        if found := pattern.search(text):
            return Rating(ACCEPTED, "identifier"), found[0].rstrip(".,;)")
    if found := _URL.search(text):
        return rate(found[0]), found[0].rstrip(".,;)")
    return Rating(NONE), ""


def host_of(url: str) -> str:
    """The host of an absolute address, without ``www.``; "" where there is none."""
    parts = _split(url)
    return parts[0] if parts else ""


def _split(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "") if parts.scheme in ("http", "https", "") else ""
    except ValueError:
        return None
    return host.lower().removeprefix("www."), parts.path


def _of_host(host: str, extra: tuple[str, ...]) -> Rating | None:
    known, labels = _domains(), host.split(".")
    for start in range(len(labels)):
        domain = ".".join(labels[start:])
        if domain in extra:
            return Rating(ACCEPTED, "listed by you")
        if domain in known:
            return known[domain]
    government = len(labels) > 1 and labels[-2] in ("gov", "govt", "gouv", "gob")
    return Rating(ACCEPTED, "public-body") if government else None


@cache
def table(name: str) -> dict[str, Any]:
    """A table of ``rules/sources.toml``."""
    found: dict[str, Any] = read_pack(packs_folder() / "sources.toml")[name]
    return found


@cache
def _domains() -> dict[str, Rating]:
    return {
        domain: Rating(standing, kind)
        for standing in (UNACCEPTED, SECONDARY, ACCEPTED)
        for kind, group in table(standing).items()
        for domain in group["domains"].split()
    }


@cache
def words() -> Words:
    """The words of ``rules/sources.toml``, read once."""
    told = table("words")
    labels = "|".join(map(re.escape, _listed(told["labels"])))
    return Words(
        headings=frozenset(_listed(told["headings"])),
        containers=frozenset(told["containers"].split()),
        labels=lazy(rf"(?:{labels})\s*:", re.I),
        promises=any_of(told["promises"], re.I),
        promise_cues=cues(told["promises"]),
        subjects=any_of(told["subjects"], re.I),
        journals=any_of(told["journals"]),
        journal_cues=cues(told["journals"]),
    )


def _listed(text: str) -> list[str]:
    return [word for word in (" ".join(word.split()) for word in text.split(",")) if word]


def any_of(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern of whole words and phrases listed with commas; the longest wins."""
    names = sorted(_listed(text), key=len, reverse=True)
    return lazy(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", flags)


def cues(text: str) -> frozenset[str]:
    """The longest word of each of the phrases listed with commas: where none of them stands, no phrase does."""
    return frozenset(max(reversed(words_of(phrase)), key=len) for phrase in _listed(text))
