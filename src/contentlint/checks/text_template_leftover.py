from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.lazy import lazy
from contentlint.page import Page
from contentlint.rules import Hit, rule

_NAMES = (
    r"vc_\w+|et_pb_\w+|fusion_\w+|contact-form-7|contact-form|gallery|caption|embed|wpforms|gravityform|ninja_form|rev_slider"
    r"|elementor-template|su_\w+|av_\w+|formidable|metaslider|smartslider3|tablepress|playlist|shortcode"
)
_LEFT = lazy(rf"\[/?(?:{_NAMES})(?:\s[^\[\]]{{0,300}}+)?/?\]|%%[a-z_]+%%|(?<!\w)%[1-9]\$[sd]", re.I)


@rule("text-template-leftover", tags={"content"}, references=["google-creating-helpful-content"], whole_page=True)
def text_template_leftover(page: Page) -> Iterator[Hit]:
    """No code of a content system is left in the text.

    A shortcode whose plugin is gone, or a field that nobody filled, stands there for all to read.

    Bad:
        <body><p>[[%%sitename%%]] in York</p></body>

    Bad:
        <body><p>Write to us: [contact-form-7 id="12" title="Contact"]</p></body>

    Good:
        <body><p>Write to us [by mail], 20% off.</p><code>[gallery ids="1"]</code></body>
    """
    if "[" not in page.text and "%" not in page.text:
        return
    for block in page.blocks:
        if "[" not in block.text and "%" not in block.text:
            continue
        for match in _LEFT.finditer(block.text):
            at = block.slice(*match.span())
            if not any(
                code.start < at.span.start < page.markup.end_of(code) for code in page.select("code", "pre", "kbd")
            ):
                yield Hit(at, "this is code of the content system; mend what should fill it, or take it out")
