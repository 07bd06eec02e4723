from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from contentlint.facts.roles import headings
from contentlint.facts.words import plain
from contentlint.page import Heading, Page
from contentlint.rules import Hit, rule
from contentlint.templates import OUTPUT


@rule("heading-duplicate", tags={"a11y", "seo"}, references=["wcag-2.4.6", "markdownlint-md024"])
def heading_duplicate(page: Page, *, mode: Literal["siblings", "level", "page"] = "siblings") -> Iterator[Hit]:
    """Headings side by side differ.

    Who jumps from heading to heading can't tell two of the same apart. Pages on several conditions rightly repeat
    "Symptoms" under each of them, so only headings below the same parent are compared, unless `mode` says otherwise.

    Options:
        mode: compare the headings below the same heading ("siblings"), of the same level ("level"), or all ("page").

    Bad:
        <h1>Our care</h1> <h2>Physiotherapy</h2> <p>Text</p> <h2>[[physiotherapy]]&nbsp;</h2>

    Bad (mode = "level"):
        <h2>Sciatica</h2> <h3>Symptoms</h3> <h2>Stenosis</h2> <h3>[[Symptoms]]</h3>

    Good:
        <h2>Sciatica</h2> <h3>Symptoms</h3> <h2>Stenosis</h2> <h3>Symptoms</h3>

    Good:
        {% if open %}<h2>Opening hours</h2>{% else %}<h2>Opening hours</h2>{% endif %}
        <h2>{{ title }}</h2><h2>{{ title }}</h2>
    """
    first: dict[tuple[object, ...], list[Heading]] = {}
    around: list[Heading] = []
    for heading in headings(page):
        while around and around[-1].level >= heading.level:
            around.pop()
        parent = around[-1].element.index if around else -1
        around.append(heading)
        text = plain(heading.text)
        if not text or OUTPUT in text:
            continue
        place = {"siblings": (parent, heading.level), "level": (heading.level,), "page": ()}[mode]
        same = first.setdefault((text, *place), [])
        before = next((other for other in same if not page.alternative(other, heading)), None)
        same.append(heading)
        if before is not None:
            message = f'"{heading.text}" stands above another part already; say what is different here, or join the two'
            yield Hit(heading, message, (("the first one", before),))
