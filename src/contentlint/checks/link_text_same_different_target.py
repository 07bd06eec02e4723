from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import by_role
from contentlint.facts.words import bare, plain, words
from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT

_FOLDERS = lazy(r"(?:\.{0,2}/)*+")


@rule(
    "link-text-same-different-target", severity=Severity.INFO, tags={"a11y"},
    references=["wcag-2.4.9", "axe-identical-links"], recommended=False,
)  # fmt: skip
def link_text_same_different_target(page: Page) -> Iterator[Hit]:
    """Links with the same name lead to the same page.

    In a list of links nobody can tell them apart. Texts such as "read more" are left to link-text-generic.

    Bad:
        <a href="/knee">Exercises</a> [[<a href="/hip">]]Exercises</a>

    Good:
        <a href="/knee">Knee exercises</a> <a href="/hip">Hip exercises</a> <a href="/hip/">Hip exercises</a>
    """
    first: dict[str, Element] = {}
    for element in by_role(page).get("link", ()):
        name, target = name_of(page, element), _target(element)
        text = bare(name.text)
        if not text or not name.known or target is None or text in words(page.language_of(element)).link_generic:
            continue
        before = first.setdefault(plain(name.text), element)
        if _target(before) != target and not page.alternative(before, element):
            message = f'another link is called "{name.text}" and leads elsewhere; tell the two apart'
            yield Hit(element, message, (("the other link", before),))


def _target(element: Element) -> str | None:
    address = (element.get("href") or "").strip()
    if not address or OUTPUT in address or address.startswith(("#", "javascript:")):
        return None
    scheme, _, rest = address.rpartition("://")
    path = rest.partition("#")[0].removesuffix("index.html").removesuffix(".html").rstrip("/")
    path = _FOLDERS.sub("", path)
    return path.lower() if scheme.lower() in ("", "http", "https") else address
