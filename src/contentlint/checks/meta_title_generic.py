from __future__ import annotations

from collections.abc import Iterator

from contentlint.page import Page
from contentlint.rules import Hit, rule

_GENERIC = frozenset(
    "home|homepage|home page|index|untitled|untitled document|untitled page|document|new page|page title|title|my site|"
    "my website|website|welcome|react app|vite app|next app|create next app|vite + react|vite + react + ts|page|test|"
    "your title here|title here|site title|start|startseite|willkommen|inicio|accueil|página principal".split("|")
)


@rule("meta-title-generic", tags={"seo"}, references=["google-title-link"])
def meta_title_generic(page: Page, *, titles: frozenset[str] = _GENERIC) -> Iterator[Hit]:
    """The title says what the page is about.

    "Home", "Untitled" and the like are what a program wrote; in a search result they tell a patient nothing.

    Options:
        titles: the titles, in lower case, that say nothing.

    Bad:
        <title>[[Untitled Document]]</title>

    Good:
        <title>Home | Hill Street Dental Clinic</title>
    """
    if page.title is not None and page.title.text.strip(" .!-–|").lower() in titles:
        yield Hit(page.title, "this title says nothing about the page; name its subject and the clinic")
