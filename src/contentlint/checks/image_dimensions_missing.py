from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.images import is_tracker
from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_SIZED = lazy(r"(?:^|[;\s])(?:height|aspect-ratio)\s*:", re.I)


@rule("image-dimensions-missing", severity=Severity.INFO, tags={"speed"}, references=["web-dev-cls"], recommended=False)
def image_dimensions_missing(page: Page) -> Iterator[Hit]:
    """Every image has a width and a height.

    Without them the text jumps when the image arrives, and people tap the wrong thing.

    Bad:
        [[<img src="team.jpg" alt="Our team" width="600">]]

    Good:
        <img src="team.jpg" alt="Our team" width="600" height="400"> <img src="a.jpg" alt="" style="aspect-ratio: 3 / 2">
    """
    for image in page.images:
        if image.unknown("width", "height", "style") or ("width" in image.values and "height" in image.values):
            continue
        if not _SIZED.search(image.get("style") or "") and not is_tracker(image):
            yield Hit(
                image, "this image has no width and height; add both, so that the page doesn't jump while it loads"
            )
