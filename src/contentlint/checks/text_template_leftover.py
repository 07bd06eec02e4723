from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.page import Page
from contentlint.rules import Hit, rule

_SHORTCODE = re.compile(
    r"\[/?(?:vc_\w+|et_pb_\w+|fusion_\w+|contact-form-7|contact-form|gallery|caption|embed|wpforms|gravityform|ninja_form|rev_slider|elementor-template"
    r"|su_\w+|av_\w+|formidable|metaslider|smartslider3|tablepress|table|audio|video|playlist|shortcode)(?:\s[^\[\]]{0,300})?/?\]|%%\w+%%|\{\{\s*\w+[\w.| -]{0,40}\}\}(?!\}})",
    re.I,
)


@rule("text-template-leftover", tags={"content"}, references=["google-creating-helpful-content"], whole_page=True)
def text_template_leftover(page: Page) -> Iterator[Hit]:
    """No code of a content system is left in the text.

    A shortcode whose plugin is gone, or a field that nobody filled, stands there for all to read.

    Bad:
        <body><p>[[[contact-form-7 id="12" title="Contact"]]]</p></body>

    Good:
        <body><p>Write to us [by mail].</p><code>[gallery ids="1"]</code></body>
    """
    if "[" not in page.text and "%%" not in page.text and "{{" not in page.text:
        return
    for block in page.blocks:
        if "[" in block.text or "%%" in block.text or "{{" in block.text:
            if block.role == "code" or (
                block.element is not None and block.element.closest("code", "pre", "kbd") is not None
            ):
                continue
            for match in _SHORTCODE.finditer(block.text):
                yield Hit(
                    block.slice(*match.span()),
                    "this is code of the content system; mend what should fill it, or take it out",
                )
