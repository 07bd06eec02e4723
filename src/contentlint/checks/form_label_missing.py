from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import FIELD, explicit_role, having_role
from contentlint.finding import Severity
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_NATIVE = ("input", "select", "textarea")


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
    for element in having_role(page, FIELD | {""}):
        if element.tag not in _NATIVE and explicit_role(element) not in FIELD:
            continue
        if name_of(page, element).missing:
            yield Hit(element, _told(element))


def _told(element: Element) -> str:
    if element.tag in _NATIVE:
        return "this field has no label; write a <label> for it, or an aria-label where there is no room"
    return f'role="{explicit_role(element)}" makes this a field, yet it has no name; give it one in an aria-label'
