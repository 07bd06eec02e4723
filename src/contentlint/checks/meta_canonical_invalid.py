from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.links import split
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-canonical-invalid", tags={"seo"}, references=["google-canonical", "html-canonical"])
def meta_canonical_invalid(page: Page) -> Iterator[Hit]:
    """The canonical address is a whole address: scheme, host and path.

    A relative one means something else on every copy of the page, and an empty one or a `#fragment` means nothing.

    Bad:
        <link rel="canonical" href="[[knee.html]]">

    Bad:
        <link rel="canonical" [[href=""]]>

    Good:
        <link rel="canonical" href="https://clinic.example/knee">
    """
    for element in head.canonicals(page):
        if element.unknown("href"):
            continue
        value = (element.get("href") or "").strip()
        parts = split(value)
        if not value:
            yield Hit(
                (element, "href"), "the canonical address is empty; write the page's own address, or remove the tag"
            )
        elif parts.scheme not in ("http", "https") or not parts.host:
            yield Hit(
                (element, "href"), "the canonical address is not a whole one; begin it with https:// and the host"
            )
        elif parts.fragment:
            yield Hit((element, "href"), f"search engines drop #{parts.fragment} here; name the page without it")
