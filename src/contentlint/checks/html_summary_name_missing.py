from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import NONE, explicit_role, is_exposed, is_summary
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("html-summary-name-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-2t702h", "wcag-4.1.2"])
def html_summary_name_missing(page: Page) -> Iterator[Hit]:
    """Every fold-out says what it holds.

    The `<summary>` is the button that opens its `<details>`; an empty one shows a lone triangle.

    Bad:
        <details>[[<summary>]]</summary><p>Bring your insurance card.</p></details>

    Good:
        <details><summary>What to bring</summary><p>Bring your insurance card.</p></details>
    """
    for element in page.select("summary"):
        if not is_summary(element) or explicit_role(element) not in ("", *NONE):
            continue
        if is_exposed(page, element) and name_of(page, element).missing:
            yield Hit(element, "this summary is empty; write what opens when it is pressed")
