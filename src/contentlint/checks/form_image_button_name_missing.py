from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import input_type, is_exposed
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule(
    "form-image-button-name-missing",
    severity=Severity.ERROR,
    tags={"a11y"},
    references=["act-59796f", "wcag-1.1.1", "wcag-4.1.2"],
)
def form_image_button_name_missing(page: Page) -> Iterator[Hit]:
    """Every image button says what it does.

    Without an alt, `<input type="image">` is read as "Submit Query". An empty alt doesn't make a button decorative.

    Bad:
        <form>[[<input type="image" src="lens.svg">]]</form>

    Good:
        <form><input type="image" src="lens.svg" alt="Search"></form>
    """
    for element in page.select("input"):
        if input_type(element) == "image" and is_exposed(page, element):
            found = name_of(page, element)
            if found.missing or found.source == "default":
                yield Hit(element, "this image button has no name; say in its alt what it does")
