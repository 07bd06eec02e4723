from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.facts.health import about
from contentlint.facts.site_files import (
    common_folder,
    sitemap_entries,
)
from contentlint.facts.sitewide import (
    canonical_key,
    keys,
    names,
    sitemap,
)
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark]) -> Iterator[Hit]:
    pages = [mark for mark in marks if len(mark.value) == 3]
    root = common_folder([mark.path for mark in marks])
    path, entries = sitemap(marks, any(mark.value[2] for mark in pages))
    listed = {name: entry for entry in entries for name in names(entry.value)[:1]}
    for mark in pages:
        entry = next((listed[key] for key in keys(mark, root) if key in listed), None)
        if entry is not None and mark.value[0]:
            message = "sitemap.xml asks search engines to list this page, and noindex not to; drop one of them"
            yield Hit(mark, message, (("listed here", Mark(path, *entry.at, None)),))


@rule(
    "site-sitemap-noindex", tags={"seo", "site"}, references=["google-sitemaps", "google-robots-meta"], across=_across
)
def site_sitemap_noindex(page: Page) -> Iterator[Note]:
    """No page in sitemap.xml is kept out of search by `noindex`.

    The sitemap says "list this", the page says "don't". One of the two is a slip.

    Bad:
        --- sitemap.xml
        <urlset><url><loc>https://clinic.example/knee</loc></url></urlset>
        --- knee.html
        <html><head><meta name="robots" content="[[noindex]]"></head></html>

    Good:
        --- sitemap.xml
        <urlset><url><loc>https://clinic.example/knee</loc></url></urlset>
        --- thanks.html
        <html><head><meta name="robots" content="noindex"></head></html>
    """
    if page.name.endswith("sitemap.xml"):
        yield from (Note(entry.at, (entry.value,)) for entry in sitemap_entries(page.text))
    elif not page.is_fragment:
        word = head.noindex(page)
        at = word.at if word is not None else about(page)
        yield Note(at, (word is not None, canonical_key(page), page.source.path is not None))
