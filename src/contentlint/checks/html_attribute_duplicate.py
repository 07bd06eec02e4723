from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.markup import Attribute, Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_QUOTED = lazy(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")


@rule(
    "html-attribute-duplicate",
    severity=Severity.ERROR,
    tags={"a11y", "html"},
    references=["act-e6952f", "html-duplicate-attribute"],
)
def html_attribute_duplicate(page: Page) -> Iterator[Hit]:
    """A tag names each attribute once.

    Browsers keep the first and drop the rest, so the second `alt`, `class` or `style` never takes effect.

    Bad:
        <img src="knee.jpg" alt="" [[alt="A bent knee"]]>

    Bad:
        [[<meta name="keywords" content="back pain" "neck pain" "back pain" "neck pain">]]

    Good:
        <img src="knee.jpg" alt="A bent knee" class="wide">
    """
    for element in page.markup.irregular:
        if element.open_end - element.start > 8 and _may_repeat(element.raw) and not element.dynamic:
            yield from _repeated(element)


def _may_repeat(raw: str) -> bool:
    first = raw.find("=")
    if raw.count("=") == 1 and " " not in raw[:first].strip() and raw.rstrip(" /").endswith(("'", '"')):
        return False  # one attribute, as in most tags
    names = [word.partition("=")[0] for word in _QUOTED.sub("= ", raw).lower().split()]
    return len(set(names)) < len(names)


def _repeated(element: Element) -> Iterator[Hit]:
    if any('"' in attribute.name or "'" in attribute.name for attribute in element.all_attributes()):
        yield Hit(element, "the quotes of this tag are out of step: words of a value are read as attributes; mend them")
        return
    first: dict[str, Attribute] = {}
    for attribute in element.all_attributes():
        before = first.setdefault(attribute.name, attribute)
        if before is not attribute:
            message = f"`{attribute.name}` stands twice in this tag and only the first one counts; remove one of them"
            yield Hit(attribute.at, message, (("the one that counts", before.at),))
