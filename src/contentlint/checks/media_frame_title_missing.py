from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import NONE, explicit_role, is_exposed
from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule


@rule("media-frame-title-missing", severity=Severity.ERROR, tags={"a11y"}, references=["act-cae760", "wcag-4.1.2"])
def media_frame_title_missing(page: Page) -> Iterator[Hit]:
    """Every frame says what it holds.

    A screen reader offers to enter the frame; without a title nobody knows whether it is the map or the booking form.

    Bad:
        [[<iframe src="https://maps.example/clinic">]]</iframe>

    Good:
        <iframe src="https://maps.example/clinic" title="Map: how to find us"></iframe>
        <iframe src="/pixel" hidden></iframe>
    """
    for frame in page.select("iframe", "frame"):
        if (frame.get("tabindex") or "").strip().startswith("-") or explicit_role(frame) in NONE:
            continue
        if is_exposed(page, frame) and name_of(page, frame).missing:
            yield Hit(frame, 'this frame has no title; add one that says what it holds, such as title="Map"')
