from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.links import references
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("link-insecure", severity=Severity.INFO, tags={"links"}, references=["lighthouse-https"], recommended=False)
def link_insecure(page: Page) -> Iterator[Hit]:
    """Links lead to https addresses.

    Most sites answer over https today; a link to http sends visitors over an open line first.

    Bad:
        <a href="[[http://clinic.example/]]">Our other clinic</a>

    Good:
        <a href="https://clinic.example/">Our other clinic</a>
    """
    for reference in references(page):
        if reference.kind in ("page", "action") and reference.url[:7].lower() == "http://":
            yield Hit(reference.at, "this leads over http; write https:// where the site answers there")
