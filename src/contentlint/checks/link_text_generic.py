from __future__ import annotations

from collections.abc import Iterator

from contentlint.facts.names import name_of
from contentlint.facts.roles import LINK, having_role
from contentlint.facts.words import bare, plain, words
from contentlint.page import Page
from contentlint.prose import NAVIGATION
from contentlint.rules import Hit, rule


@rule("link-text-generic", tags={"a11y", "seo"}, references=["wcag-2.4.4", "wcag-2.4.9", "lighthouse-link-text"])
def link_text_generic(page: Page, *, allow: tuple[str, ...] = ()) -> Iterator[Hit]:
    """A link says where it leads.

    Screen readers list the links of a page: ten times "read more" is a list of nothing. The name counts, so an
    `aria-label` mends it, and the words are those of the language around the link.

    Options:
        allow: link texts that may stand after all.

    Bad:
        <p>For hours <a href="/hours">[[click here]]</a>.</p> <p lang="de"><a href="/team">[[Mehr erfahren &raquo;]]</a></p>

    Good:
        <p><a href="/hours">Opening hours</a> <a href="/knee" aria-label="Read more about knee pain">Read more</a></p>
        <nav lang="nl"><a href="/">Start</a></nav>

    Good (allow = ["details"]):
        <a href="/x">Details</a>
    """
    allowed = {plain(text) for text in allow}
    for element in having_role(page, LINK):
        found = name_of(page, element)
        if not found.known or not 0 < len(found.text) < 40 or plain(found.text) in allowed:
            continue
        if page.flags(element) & NAVIGATION and " " not in found.text:
            continue  # the name of a part of the site
        if bare(found.text) in words(page.language_of(element)).link_generic:
            block = page.block_of(element, "paragraph")
            at = block if block is not None and block.text == found.text else element
            yield Hit(at, f'"{found.text}" doesn\'t say where this link leads; name the page or what it offers')
