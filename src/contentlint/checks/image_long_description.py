from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.images import alts, source_of, stem_of
from contentlint.finding import Confidence, Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_COMPLEX = lazy(
    r"\b(?:charts?|graphs?|diagrams?|infographics?|flow-?charts?|x-?rays?|mri|ct[ -]scans?|ultrasound|diagramm"
    r"|before[ -]?(?:and|&|/)?[ -]?after|schaubild|infografik|röntgenbild|vorher[ -]nachher|graphique|radiographie"
    r"|avant[ -]après|gráfico|infografía|radiografía|antes[ -]y[ -]después)\b", re.I
)  # fmt: skip


@rule(
    "image-long-description", severity=Severity.INFO, confidence=Confidence.LOW, tags={"a11y"},
    references=["wcag-1.1.1", "wai-image-complex"], recommended=False,
)  # fmt: skip
def image_long_description(page: Page, *, min_words: int = 12) -> Iterator[Hit]:
    """What a chart, scan or before-and-after picture shows is told in words.

    Few words can't carry what a diagram says. Describe it in a caption, in the text beside it, or in a text that
    `aria-describedby` names.

    Options:
        min_words: alts of that many words pass as descriptions.

    Bad:
        <img src="dose-chart.png" [[alt="Chart of doses"]]>

    Good:
        <img src="dose-chart.png" alt="Chart of doses" aria-describedby="doses"> <p id="doses">Day one: 5 mg …</p>
        <figure><img src="mri.jpg" alt="MRI of a knee"><figcaption>The tear is the light line.</figcaption></figure>
    """
    for image in alts(page):
        named = f"{image.text} {re.sub(r'[-_.]+', ' ', stem_of(source_of(image.element)))}"
        found = _COMPLEX.search(named)
        if found is None or len(image.text.split()) >= min_words or image.element.get("aria-describedby"):
            continue
        figure = image.element.closest("figure")
        if figure is None or next(figure.descendants("figcaption"), None) is None:
            told = f'"{found[0]}" promises more than {len(image.text.split())} words can say'
            yield Hit(image.attribute.at, f"{told}; describe it in a caption or beside the image")
