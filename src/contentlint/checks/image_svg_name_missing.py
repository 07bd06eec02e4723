from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import explicit_role, is_exposed, with_role
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule

_GRAPHIC = ("img", "graphics-document", "graphics-symbol")
_REMEDY = 'add a <title> inside or an aria-label, or aria-hidden="true" if it is decoration'


@rule("image-svg-name-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-7d6734", "wcag-1.1.1"])
def image_svg_name_missing(page: Page) -> Iterator[Hit]:
    """Every svg that is an image has a name.

    `role="img"` tells that the drawing means something; without a name nobody hears what. The name is a `<title>` as
    its first child or an `aria-label`: svg has no alt.

    Bad:
        [[<svg role="img">]]<circle r="4"/></svg>

    Good:
        <svg role="img"><title>Four of five stars</title><circle r="4"/></svg>
        <svg aria-hidden="true"><circle r="4"/></svg>
    """
    for element in with_role(page):
        if explicit_role(element) not in _GRAPHIC or element.closest("svg") is None:
            continue
        if is_exposed(page, element) and name_of(page, element).missing:
            yield Hit(element, f"this svg is an image without a name; {_REMEDY}")
