from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from struct import iter_unpack, pack
from zlib import crc32

from contentlint.facts import head
from contentlint.facts.health import about
from contentlint.facts.links import local_path, place, references
from contentlint.facts.page_type import page_type
from contentlint.facts.site_files import (
    common_folder,
    page_key,
)
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark], *, share: float = 0.34) -> Iterator[Hit]:
    root = common_folder([mark.path for mark in marks])
    linked: Counter[int] = Counter()
    own: dict[int, set[int]] = {}
    for number, mark in enumerate(marks):
        path = page_key(mark.path)
        below = path[len(root) :].lstrip("/") if root else path.lstrip("/")
        own[number] = {crc32(name.encode("utf-8", "replace")) for name in (path, f"/{below}")}
        targets = {value for (value,) in iter_unpack("<I", mark.value[1])}
        linked.update(targets - own[number])
    orphans = [
        mark for number, mark in enumerate(marks) if mark.value[0] and not any(linked[key] for key in own[number])
    ]
    full = sum(len(mark.value[1]) >= 4 * MOST for mark in marks)
    # Where a script writes the menu, every page looks like an orphan, and nothing can be said.
    if len(marks) > 2 and len(orphans) <= len(marks) * share and full <= len(marks) / 2:
        for mark in orphans:
            yield Hit(
                mark, "no page of the site links to this one; link it where patients look for it, or take it down"
            )


MOST = 128


@rule(
    "site-page-orphan",
    severity=Severity.INFO,
    tags={"seo", "site"},
    references=["google-crawlable-links"],
    confidence=Confidence.MEDIUM,
    across=_across,
    whole_page=True,
)
def site_page_orphan(page: Page, *, share: float = 0.34) -> Iterator[Note]:
    """Another page of the site links to every page.

    A page that nothing links to is found by nobody. Front pages, error pages, thank-you pages and pages that are
    kept out of search are left out.

    Options:
        share: where a greater share of the pages looks like that, a script writes the links and the rule is silent.

    Bad:
        --- index.html
        <body><h1>Home</h1><a href="knee.html">Knee</a></body>
        --- knee.html
        <body><h1>Knee</h1><a href="/">Home</a></body>
        --- old-prices.html
        <body><h1>[[Prices]]</h1><a href="/">Home</a></body>

    Good:
        --- index.html
        <body><h1>Home</h1><a href="knee">Knee</a></body>
        --- knee/index.html
        <body><h1>Knee</h1><a href="../thanks">Send</a></body>
        --- 404.html
        <body><h1>Not found</h1><a href="/">Home</a></body>
    """
    name = page_key(place(page)).rpartition("/")[2].lower()
    counts = page_type(page) != "home" and not any(
        word in name for word in ("404", "500", "thank", "error", "google", "index", "landing")
    )
    in_content: list[int] = []
    in_chrome: list[int] = []
    for reference in references(page):
        path = local_path(page, reference) if reference.kind in ("page", "frame") else None
        if path is not None:
            (in_chrome if page.flags(reference.element) else in_content).append(
                crc32(page_key(path.path).encode("utf-8", "replace"))
            )
    targets = list(dict.fromkeys([*in_content, *in_chrome]))[:MOST]
    yield Note(
        about(page),
        (counts and head.noindex(page) is None and not page.markup.templated, pack(f"<{len(targets)}I", *targets)),
    )
