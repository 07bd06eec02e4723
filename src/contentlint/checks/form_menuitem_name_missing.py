from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import by_role
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("form-menuitem-name-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-m6b1q3", "wcag-4.1.2"])
def form_menuitem_name_missing(page: Page) -> Iterator[Hit]:
    """Every item of a menu has a name.

    An item with `role="menuitem"` that holds only an icon says nothing to who can't see it.

    Bad:
        <div role="menu">[[<button role="menuitem">]]<img src="print.svg" alt=""></button></div>

    Good:
        <div role="menu"><button role="menuitem"><img src="print.svg" alt="Print"></button></div>
    """
    for element in by_role(page).get("menuitem", ()):
        if name_of(page, element).missing:
            yield Hit(element, "this menu item has no name; say what it does, in text or an aria-label")
