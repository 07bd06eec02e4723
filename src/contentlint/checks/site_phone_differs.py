from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contentlint.facts import shown
from contentlint.finding import Confidence
from contentlint.page import Page
from contentlint.rules import Hit, Mark, Note, rule


def _across(marks: list[Mark], *, least: int = 3) -> Iterator[Hit]:
    pages: Counter[str] = Counter()
    for number, _ in {(mark.value, mark.path) for mark in marks}:
        pages[number] += 1
    for mark in marks:
        if pages[mark.value] > 1:
            continue
        usual = next(
            (other for other, count in pages.most_common(20) if count >= least and _is_slip(mark.value, other)), None
        )
        if usual is not None:
            example = next(other for other in marks if other.value == usual)
            message = f"{pages[usual]} pages of the site have {usual}, only this one {mark.value}; check the digits"
            yield Hit(mark, message, (("written so elsewhere", example),))


def _is_slip(a: str, b: str) -> bool:
    """True where one digit differs, or two neighbours changed places."""
    if len(a) != len(b):
        return False
    at = [index for index in range(len(a)) if a[index] != b[index]]
    return len(at) == 1 or (len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]])


@rule(
    "site-phone-differs",
    tags={"facts", "site"},
    references=["google-local-business"],
    confidence=Confidence.MEDIUM,
    across=_across,
    whole_page=True,
)
def site_phone_differs(page: Page, *, least: int = 3) -> Iterator[Note]:
    """A telephone number is written the same on every page.

    A number that differs by one digit from that of all other pages is mostly a slip, and its calls go astray. Numbers
    that differ by one digit and stand on two or more pages are taken for real ones.

    Options:
        least: on how many pages the usual number must stand.

    Bad:
        --- a.html
        <html><body><p>555 010 0200</p></body></html>
        --- b.html
        <html><body><p>555 010 0200</p></body></html>
        --- c.html
        <html><body><p>555 010 0200</p></body></html>
        --- d.html
        <html><body><p>Call [[555 010 0300]]</p></body></html>

    Good:
        --- a.html
        <html><body><p>555 010 0200</p></body></html>
        --- b.html
        <html><body><p>Fax: 555 017 0931</p></body></html>
    """
    told: set[str] = set()
    for phone in shown.phones(page):
        number = phone.digits[-10:]
        if number not in told and len(told) < 6:
            told.add(number)
            yield Note(phone.at, number)
