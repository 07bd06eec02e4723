from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts import head
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("meta-social-incomplete", severity=Severity.INFO, tags={"seo"}, references=["ogp"], whole_page=True)
def meta_social_incomplete(page: Page) -> Iterator[Hit]:
    """Where a page has Open Graph tags, it has title, description and image.

    A shared link without a picture or title is passed over in a stream of messages. The protocol asks for type and address
    too, and calls the description optional; the three here are those that show.

    Bad:
        <head>[[<meta property="og:title" content="Knee pain">]]
        <meta property="og:description" content="Why knees hurt"></head><body></body>

    Good:
        <head><meta property="og:title" content="Knee pain"> <meta property="og:description" content="Why knees hurt">
        <meta property="og:image" content="https://clinic.example/knee.jpg"></head><body></body>
    """
    found = head.metas(page)
    given = [
        name
        for name in ("og:title", "og:description", "og:image", "og:url", "og:type", "og:site_name")
        if name in found
    ]
    if not given or head.unnamed_meta(page):
        return
    missing = [
        name for name in ("og:title", "og:description", "og:image") if name not in found and f"{name}:url" not in found
    ]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        message = f"{given[0]} stands here, but {' and '.join(missing)} {verb} missing; add what is missing"
        yield Hit(found[given[0]][0], message)
