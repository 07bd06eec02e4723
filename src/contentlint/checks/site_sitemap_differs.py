from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.health import about
from contentlint.facts.links import split
from contentlint.facts.site_files import (
    common_folder,
    look_up_from_root,
    page_key,
    sitemap_entries,
)
from contentlint.facts.sitewide import (
    canonical_key,
    is_listed,
    keys,
    names,
    sitemap,
)
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark]) -> Iterator[Hit]:
    pages = [mark for mark in marks if len(mark.value) == 3]
    root = common_folder([mark.path for mark in marks])
    path, entries = sitemap(marks, any(mark.value[2] for mark in pages))
    known = {key for mark in pages for key in keys(mark, root)}
    found = {entry for entry in entries if set(names(entry.value)) & known}
    if not found:
        # Where no address at all means a file here, the site is built from something else.
        return
    for entry in entries:
        if entry not in found and not _is_other(entry.value, path):
            yield Hit(Mark(path, *entry.at, None), "there is no file for this address; take it out, or add the page")
    listed = {name for entry in entries for name in names(entry.value)}
    for mark in pages:
        if mark.value[0] and not set(keys(mark, root)) & listed:
            yield Hit(mark, "sitemap.xml doesn't list this page; add it, or keep the page out of search with noindex")


def _is_other(address: str, path: str) -> bool:
    """True for what is no page of this folder: an address with a query, or a file such as a PDF that is there."""
    parts = split(address)
    name = parts.path.rpartition("/")[2]
    is_file = "." in name and page_key(name) == name
    return bool(parts.query) or (is_file and look_up_from_root(parts.path, path, page=False).found is not None)


@rule(
    "site-sitemap-differs",
    tags={"seo", "site"},
    references=["google-sitemaps", "sitemaps-protocol"],
    confidence=Confidence.MEDIUM,
    severity=Severity.INFO,
    across=_across,
)
def site_sitemap_differs(page: Page) -> Iterator[Note]:
    """sitemap.xml lists the pages that are there, and no others.

    An address that leads nowhere wastes a search engine's visit; a page that isn't listed is found late. The sitemap is read
    from the site's folder; where none of its addresses means a file there, the rule is silent.

    Bad:
        --- sitemap.xml
        <urlset><url><loc>https://clinic.example/knee</loc></url><url><loc>[[https://clinic.example/hip]]</loc></url></urlset>
        --- knee.html
        <html><body><h1>Knee</h1></body></html>
        --- foot.html
        <html><body><h1>[[Foot]]</h1></body></html>

    Good:
        --- sitemap.xml
        <urlset><url><loc>https://clinic.example/knee</loc></url><url><loc>https://clinic.example/</loc></url></urlset>
        --- knee.html
        <html><body><h1>Knee</h1></body></html>
        --- index.html
        <html><body><h1>Home</h1></body></html>
    """
    if page.name.endswith("sitemap.xml"):
        yield from (Note(entry.at, (entry.value,)) for entry in sitemap_entries(page.text))
    elif not page.is_fragment:
        wanted = is_listed(page) and not page.markup.templated and "404" not in page.name.rpartition("/")[2]
        yield Note(about(page), (wanted, canonical_key(page), page.source.path is not None))
