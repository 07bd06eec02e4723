from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import by_role, input_type
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("form-button-name-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-97a4e1", "wcag-4.1.2"])
def form_button_name_missing(page: Page) -> Iterator[Hit]:
    """Every button has a name.

    A screen reader says only "button" where icon or image have no words, and voice control can't press it.

    Bad:
        [[<button>]]<span class="bars"></span></button>

    Bad:
        [[<input type="button">]]

    Good:
        <button aria-label="Open the menu"><span class="bars"></span></button>
        <input type="submit"> <button><svg><title>Search</title></svg></button>
    """
    for element in by_role(page).get("button", ()):
        if element.tag == "input" and input_type(element) == "image":
            continue
        if name_of(page, element).missing:
            remedy = "give it a value" if element.tag == "input" else "say what it does, in text or an aria-label"
            yield Hit(element, f"this button has no name; {remedy}")
