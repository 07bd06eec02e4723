from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contentlint.digest import digest
from contentlint.facts.health import about
from contentlint.facts.links import Reference, local_path, place, references
from contentlint.facts.site_files import (
    Folders,
    Lookup,
    common_folder,
    look_up,
    look_up_from_root,
    page_key,
)
from contentlint.facts.sitewide import (
    part_names,
)
from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule

FEW = 8
"""Different dead addresses in a folder up to which each is told, however few pages there are. Our own choice."""


class _Pages:
    """The pages given, by path; what they are called is worked out once, not for each of thousands of addresses."""

    def __init__(self, paths: set[str]) -> None:
        self.paths = paths
        self._keys = {page_key(path) for path in paths}
        self._root = common_folder(sorted(paths))

    def has(self, target: str) -> bool:
        """True where one of them is what an address means, for pages that are no files."""
        if target.startswith("/") and self._root:
            target = f"{self._root}{target}".lstrip("/")
        else:
            target = target.lstrip("/").removeprefix("./").rstrip(".")
        key = page_key(target)
        return target in self.paths or key in self._keys or key.rstrip("/") in self._keys


def _across(marks: list[Mark], *, most: int = 20) -> Iterator[Hit]:
    pages = _Pages({mark.path for mark in marks if mark.value == ""})
    by_lower = {path.lower(): path for path in pages.paths}
    partial = _partial_folders(marks, pages)
    told: set[str] = set()
    for mark in marks:
        kind, _, target = mark.value.partition(" ")
        folder = mark.path.rpartition("/")[0]
        if kind in ("page", "file") and folder in partial:
            if folder not in told and not pages.has(target):
                told.add(folder)
                message = (
                    f"{partial[folder]} addresses lead to files that aren't in this folder, so it isn't the whole site"
                )
                yield Hit(mark, f"{message}; name the folder of the built site with --site", confidence=Confidence.LOW)
        elif kind == "near":
            yield Hit(
                mark,
                f"the file is called {target}; most servers tell capital letters from small ones: write it so",
                suggestion=target,
            )
        elif kind == "part":
            yield Hit(mark, f"that page has no part called `{target}`; mend the name, or add the id there")
        elif kind in ("page", "file") and not pages.has(target):
            nearly = by_lower.get(target.lower())
            what = "page" if kind == "page" else "file"
            yield Hit(
                mark,
                f"there is no such {what}"
                + (f"; did you mean {nearly}?" if nearly else " in the site's folder; mend the address, or add it"),
            )


def _partial_folders(marks: list[Mark], pages: _Pages) -> dict[str, int]:
    """Folders that hold only a part of a site, with the number of addresses that lead to nothing there.

    A site with dead links has a few of them on many pages; where there are at least as many different dead addresses as
    pages, the files are elsewhere: a folder of sources, or some pages of a site.
    """
    counts = Counter(path.rpartition("/")[0] for path in pages.paths)
    missing: dict[str, set[str]] = {}
    for mark in marks:
        kind, _, target = mark.value.partition(" ")
        if kind in ("page", "file") and not pages.has(target):
            missing.setdefault(mark.path.rpartition("/")[0], set()).add(target)
    return {folder: len(found) for folder, found in missing.items() if len(found) >= max(FEW, counts[folder])}


@rule(
    "site-link-broken",
    severity=Severity.ERROR,
    tags={"seo", "links", "site"},
    references=["google-crawlable-links"],
    across=_across,
)
def site_link_broken(page: Page, *, most: int = 20) -> Iterator[Note]:
    """Every link within the site, every picture and every file leads to something that is there.

    A patient who follows a dead link leaves. Addresses are looked up among the files: no server is asked. Folders mean
    their index file, endings may be left out, and letters must agree in case. A folder in which more addresses lead to
    nothing than it has pages is taken for a part of a site, and that is told once. Addresses that template code writes, and on
    templates addresses without an ending, are left alone.

    Options:
        most: how many dead links of a page are told.

    Bad:
        --- index.html
        <a href="[[kneee.html]]">Knee pain</a> <a href="/hip">Hip pain</a> <img src="[[images/knee.jpg]]" alt="">
        --- hip.html
        <a href="./">Home</a>

    Good:
        --- index.html
        <a href="knee.html?from=home">Knee pain</a> <a href="https://other.example/x">Other</a> <a href="mailto:a@b.example">Mail</a>
        --- knee.html
        <a href="index.html">Home</a>
    """
    yield Note(about(page), "")
    told = 0
    known: dict[tuple[str, str], str | None] = {}
    folders: Folders = {}
    for reference in references(page):
        key = (reference.kind, reference.url)
        if key not in known:
            known[key] = _missing(page, reference, folders)
        found = known[key]
        if found is not None and told < most:
            told += 1
            yield Note(reference.at, found)


def _missing(page: Page, reference: Reference, folders: Folders) -> str | None:
    """What is wrong with where an address leads, for a note; None where nothing is, as far as anybody can tell."""
    local = local_path(page, reference)
    if local is None or reference.kind == "action" or any(mark in local.path for mark in "{$<"):
        return None
    path = local.path
    name = path.rstrip("/").rpartition("/")[2]
    is_page = reference.kind in ("page", "frame") and ("." not in name or page_key(name) != name)
    if page.markup.templated and (is_page or page.source.path is None):
        return None
    kind = "page" if is_page else "file"
    if page.source.path is None:
        return f"{kind} {path[-100:]}"
    if local.rooted:
        found = look_up_from_root(path, place(page), page=is_page, folders=folders)
    else:
        found = look_up(path, page=is_page, folders=folders)
    if found.found is None:
        # No file is there, whatever pages are given: which address it was only matters for how many different ones there are.
        return f"near {found.nearly.rpartition('/')[2]}" if found.nearly else f"{kind} {digest(path, 6).hex()}"
    return _part(reference, found)


def _part(reference: Reference, found: Lookup) -> str | None:
    fragment = reference.parts.fragment
    if (
        not fragment
        or fragment[:1] in "!/"
        or ":~:" in fragment
        or "=" in fragment
        or found.found is None
        or reference.kind != "page"
    ):
        return None
    names = part_names(found.found)
    return (
        f"part {fragment[:100]}" if names is not None and fragment not in names and fragment.lower() != "top" else None
    )
