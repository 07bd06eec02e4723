from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import explicit_role, is_exposed
from contentlint.finding import Severity
from contentlint.lazy import lazy
from contentlint.markup import Element
from contentlint.page import Page
from contentlint.rules import Hit, rule

_MEDIA = lazy(
    r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?|mp3|m4a|ogg|oga|ogv|wav|aac|flac|opus|mp4|m4v|webm|mov|avi|mpe?g)(?:[?#]|\Z)",
    re.I,
)


@rule("media-object-name-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-8fc3b6", "wcag-1.1.1"])
def media_object_name_missing(page: Page) -> Iterator[Hit]:
    """Every picture, sound or film in an `<object>` has a name.

    What stands between its tags is shown only where the file can't be; the name is its title or aria-label.

    Bad:
        [[<object data="exercise.mp4">]]</object>

    Good:
        <object data="exercise.mp4" aria-label="Film: stretching the calf"></object>
        <object data="form.pdf">Registration form</object>
    """
    for element in page.select("object"):
        if explicit_role(element) or not _is_media(element) or not is_exposed(page, element):
            continue
        if name_of(page, element).missing:
            yield Hit(element, "this object has no name; say what it shows or plays in an aria-label or title")


def _is_media(element: Element) -> bool:
    kind = (element.get("type") or "").strip().lower()
    if kind:
        return kind.startswith(("image/", "audio/", "video/"))
    data = element.get("data") or ""
    return bool(_MEDIA.search(data)) or data.lower().startswith(("data:image/", "data:audio/", "data:video/"))
