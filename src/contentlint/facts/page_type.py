"""What kind of page this is: article, condition, treatment, location, profile, legal, contact, home, listing or other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from contentlint.facts import head, links
from contentlint.facts.site_files import INDEX_NAMES, page_key
from contentlint.facts.structured_data import is_a, things
from contentlint.lazy import lazy
from contentlint.page import Page, fact
from contentlint.tables import read_toml

TYPES = ("home", "legal", "contact", "location", "profile", "listing", "article", "condition", "treatment", "other")
"""The kinds of page."""

_WORD = lazy(r"[^\W_]+")


@fact
def page_type(page: Page) -> str:
    """One of ``TYPES``, from the page's address, its structured data and its headings; "other" where none of them tells.

    A guess by fixed rules, not a fact about the page: rules that build on it speak with less confidence.
    """
    path = _path(page)
    if not path or (path.rpartition("/")[2] in INDEX_NAMES and "/" not in path.strip("/")):
        return "home"
    names = page_key(path).strip("/").split("/")
    return _of_name(names) or _of_data(page) or _of_headings(page) or "other"


def _path(page: Page) -> str:
    """The path of the page below its site: that of its canonical address, else its file name and the folder around it."""
    parts = links.place(page).split("/")
    # A canonical address that names the site's front page is a common slip on other pages: the file's name counts then.
    if (own := links.split(head.address(page)).path.strip("/")) or (head.address(page) and parts[-1] in INDEX_NAMES):
        return own
    return "/".join(parts[-2:]) if parts[-1] not in INDEX_NAMES and len(parts) > 1 else parts[-1]


def _of_name(names: list[str]) -> str:
    words = _words()
    last = {word.lower() for word in _WORD.findall(names[-1])}
    for kind in ("legal", "contact", "profile"):
        if last & words[kind] and len(last) <= 5:
            return kind
    if names[-1].lower() in words["listing"]:
        return "listing"
    above = {word.lower() for name in names[:-1] for word in _WORD.findall(name)}
    # Some generators write folders into the file name: blog__knee-pain.html.
    first = names[-1].lower().partition("__")[0].partition("-")[0]
    for kind in ("article", "location", "profile", "condition", "treatment"):
        if above & words[kind] or first in words[kind]:
            return kind
    return "location" if last & words["location"] else ""


def _of_data(page: Page) -> str:
    for thing in things(page):
        if thing.role not in ("", "mainEntity", "about"):
            continue
        if is_a(thing, "Article"):
            return "article"
        if is_a(thing, "MedicalCondition"):
            return "condition"
        if is_a(thing, "MedicalProcedure"):
            return "treatment"
    kind = head.meta(page, "og:type")
    return "article" if kind is not None and head.content(kind).lower() == "article" else ""


def _of_headings(page: Page) -> str:
    words = _words()
    told = {word.lower() for heading in page.headings if heading.level > 1 for word in _WORD.findall(heading.text)}
    condition, treatment = len(told & words["condition_headings"]), len(told & words["treatment_headings"])
    if max(condition, treatment) < 2:
        return ""
    return "condition" if condition > treatment else "treatment"


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in word_table("page-types.toml").items()}


@cache
def word_table(name: str) -> dict[str, Any]:
    """A table of words in the folder ``data``."""
    return read_toml(Path(__file__).parents[1] / "data" / name)
