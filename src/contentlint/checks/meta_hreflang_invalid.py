from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contentlint.facts import head
from contentlint.facts.page_type import word_table
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_CODE = lazy(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?\Z", re.I)
_REMEDY = {"uk": "gb", "eu": "", "la": "419"}


@rule("meta-hreflang-invalid", tags={"seo"}, references=["google-hreflang"])
def meta_hreflang_invalid(page: Page) -> Iterator[Hit]:
    """`hreflang` names a language, or a language and a country, by their ISO codes.

    Search engines drop a link whose code they don't know. The code of the United Kingdom is GB, not UK.

    Bad:
        <link rel="alternate" hreflang="[[en-UK]]" href="https://clinic.example/uk/">

    Good:
        <link rel="alternate" hreflang="en-GB" href="https://clinic.example/uk/">
        <link rel="alternate" hreflang="zh-Hans" href="https://clinic.example/zh/">
        <link rel="alternate" hreflang="x-default" href="https://clinic.example/">
    """
    for element in head.alternates(page):
        value = (element.get("hreflang") or "").strip()
        if element.unknown("hreflang") or value.lower() == "x-default":
            continue
        match = _CODE.match(value)
        if match is None:
            yield Hit((element, "hreflang"), f"`{value}` is no language code; write one such as en, en-GB or x-default")
        elif match[1].lower() not in _codes("languages"):
            yield Hit(
                (element, "hreflang"),
                f"there is no language `{match[1]}` in ISO 639-1; name the language first, then the country",
            )
        elif match[3] and match[3].upper() not in _codes("countries") and match[3] != "419":
            better = _REMEDY.get(match[3].lower())
            remedy = (
                f"; write {match[1]}-{better.upper()}"
                if better
                else "; name a country of ISO 3166-1, or the language alone"
            )
            suggestion = f"{match[1]}-{better.upper()}" if better else None
            yield Hit((element, "hreflang"), f"there is no country `{match[3]}`{remedy}", suggestion=suggestion)


@cache
def _codes(kind: str) -> frozenset[str]:
    return frozenset(word_table("iso-codes.toml")[kind].split())
