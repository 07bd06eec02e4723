from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.finding import Confidence, Severity
from contentlint.page import Page
from contentlint.page_type import word_table
from contentlint.rules import Hit, rule

_PERSONAL = re.compile(r"name|mail|phone|tel|message|birth|dob|symptom|address|insurance", re.I)


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
    if page.masked.has_includes:
        return
    for form in page.select("form"):
        fields = [
            field
            for field in form.descendants("input", "textarea")
            if field.get("type") not in ("hidden", "submit", "search", "button")
        ]
        asked = [
            f
            for f in fields
            if f.get("type") in ("email", "tel") or _PERSONAL.search(f"{f.get('name') or ''} {f.get('id') or ''}")
        ]
        if len(asked) > 1 and not page.is_hidden(form):
            if not _tells_of_privacy(page.text):
                yield Hit(form, "this form asks for personal data, but no privacy notice is linked; link one beside it")
            return


def _tells_of_privacy(text: str) -> bool:
    text = text.lower()
    return any(word in text for word in word_table("trust.toml")["privacy"])
