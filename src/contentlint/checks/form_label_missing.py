from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.names import name_of
from contentlint.page import Page
from contentlint.roles import FIELD, having_role, input_type
from contentlint.rules import Hit, rule

_WITHOUT_ROLE = frozenset("password date time datetime-local month week color file".split())


@rule(
    "form-label-missing",
    severity=Severity.ERROR,
    tags={"a11y"},
    references=["act-e086e5", "wcag-4.1.2", "wcag-1.3.1", "wcag-3.3.2"],
)
def form_label_missing(page: Page) -> Iterator[Hit]:
    """Every form field has a label.

    Text beside a field isn't its label: a screen reader says "edit, blank", and a click on the words does nothing.

    Bad:
        <p>Date of birth [[<input type="date" name="dob">]]</p>

    Good:
        <p><label for="dob">Date of birth</label> <input type="date" id="dob"></p>
        <label>Reason for your visit <textarea></textarea></label>
        <input type="search" aria-label="Search this site"> <input id="{{ id }}">
    """
    fields = having_role(page, FIELD | {""})
    for element in fields:
        if element.tag not in ("input", "select", "textarea") and "role" not in element.attributes:
            continue
        if element.tag == "input" and input_type(element) in ("hidden",):
            continue
        if name_of(page, element).missing:
            yield Hit(
                element, "this field has no label; write a <label> for it, or an aria-label where there is no room"
            )
