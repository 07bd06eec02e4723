from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.links import place
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule(
    "url-file-name",
    severity=Severity.INFO,
    tags={"seo"},
    references=["google-url-structure"],
    recommended=False,
    whole_page=True,
)
def url_file_name(page: Page, *, pattern: str, remedy: str) -> Iterator[Hit]:
    """A page's file name has no part that matches a pattern.

    The template of the `url-` rules on file names. The names of folders are left alone.

    Options:
        pattern: the regular expression that no file name may match, its ending left out.
        remedy: what is wrong and what to do, for the message.
    """
    name = place(page).rpartition("/")[2].partition(".")[0]
    if found := re.search(pattern, name):
        yield Hit(Span(0, 0), remedy.replace("%s", found[0] if len(found[0]) < 40 else name))
