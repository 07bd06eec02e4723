from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.facts.page_type import word_table
from contentlint.finding import Confidence, Severity
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_PERSONAL = lazy(r"name|mail|phone|tel|message|birth|dob|symptom|address|insurance", re.I)


@rule(
    "trust-privacy-missing",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    tags={"trust"},
    references=["google-sqrg"],
    whole_page=True,
)
def trust_privacy_missing(page: Page) -> Iterator[Hit]:
    """A form that asks for personal data has a privacy notice in reach.

    Patients hand over names and complaints; they must be able to read what becomes of them. Most laws ask for it, too.

    Bad:
        <body>[[<form action="/send">]]<input type="text" name="name"><input type="email" name="email"></form></body>

    Good:
        <body><form><input type="email" name="email"></form><footer><a href="/privacy">Privacy</a></footer></body>
    """
    forms = page.select("form")
    if not forms or page.masked.has_includes:
        return
    text = shown.lowered(page).replace("trust-privacy-missing", "")  # a comment that settles this rule is no notice
    if any(word in text for word in word_table("trust.toml")["privacy"]):
        return
    for form in forms:
        if len(_asked(form)) > 1 and not page.is_hidden(form):
            yield Hit(form, "this form asks for personal data, but no privacy notice is linked; link one beside it")
            return


def _asked(form: Element) -> list[Element]:
    """The fields of a form that ask for something about a person."""
    fields = [
        f
        for f in form.descendants("input", "textarea")
        if f.get("type") not in ("hidden", "submit", "search", "button")
    ]
    return [
        field
        for field in fields
        if field.get("type") in ("email", "tel")
        or _PERSONAL.search(f"{field.get('name') or ''} {field.get('id') or ''}")
    ]
