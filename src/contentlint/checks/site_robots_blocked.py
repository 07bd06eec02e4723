from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contentlint.facts.health import about
from contentlint.facts.site_files import (
    Entry,
    blocked_by,
    common_folder,
    robots_entries,
)
from contentlint.facts.sitewide import (
    canonical_key,
    is_listed,
    keys,
    related,
    robots,
)
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule
from contentlint.source import Span


def _across(marks: list[Mark]) -> Iterator[Hit]:
    root = common_folder([mark.path for mark in marks])
    given = [mark for mark in marks if mark.path.endswith("robots.txt")]
    path, entries = robots(marks, any(mark.value[2] for mark in marks if len(mark.value) == 3))
    if given:
        path, entries = (
            given[0].path,
            [Entry(mark.value[0], mark.value[1], Span(mark.start, mark.end)) for mark in given],
        )
    blocked: dict[Entry, list[Mark]] = defaultdict(list)
    for mark in marks:
        if len(mark.value) == 3 and mark.value[0]:
            rules = {blocked_by(entries, key or "/") for key in keys(mark, root)[-1:]}
            for entry in rules - {None}:
                blocked[entry].append(mark)  # type: ignore[index]
    for entry, pages in blocked.items():
        what = "every page" if entry.value == "/" else f"{len(pages)} pages" if len(pages) > 1 else "a page"
        message = f"this keeps search engines from {what} of the site; take it out, or give the pages noindex instead"
        yield Hit(Mark(path, *entry.at, None), message, related("kept out", pages))


@rule(
    "site-robots-blocked",
    tags={"seo", "site"},
    references=["rfc-9309"],
    confidence=Confidence.MEDIUM,
    across=_across,
)
def site_robots_blocked(page: Page) -> Iterator[Note]:
    """robots.txt keeps no page from search engines that is meant to be found.

    `Disallow: /` is right while a site is being built, and is then forgotten. The file is read from the site's folder.

    Bad:
        --- robots.txt
        User-agent: *
        Disallow: [[/]]
        --- knee.html
        <html><body><h1>Knee</h1></body></html>

    Good:
        --- robots.txt
        User-agent: *
        Disallow: /admin/
        --- knee.html
        <html><body><h1>Knee</h1></body></html>
    """
    if page.name.endswith("robots.txt"):
        yield from (Note(entry.at, (entry.name, entry.value)) for entry in robots_entries(page.text))
    elif is_listed(page):
        yield Note(about(page), (True, canonical_key(page), page.source.path is not None))
