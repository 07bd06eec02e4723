from __future__ import annotations

from collections.abc import Iterator

from contentlint.finding import Severity
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Span


@rule("html-comment-unclosed", severity=Severity.ERROR, tags={"html"}, references=["html-comments", "html-parsing"])
def html_comment_unclosed(page: Page) -> Iterator[Hit]:
    """Every comment is closed.

    An open comment swallows all that follows: visitors see the page end there.

    Bad:
        <p>Open daily.</p>[[<!--]] winter hours <p>Call us.</p>

    Good:
        <p>Open daily.</p><!-- winter hours --><p>Call us.</p>
    """
    for comment in page.markup.comments[-1:]:
        raw = page.text[comment.start : comment.end]
        closed = raw.endswith(("-->", "--!>")) or raw in ("<!-->", "<!--->")
        if comment.end == len(page.text) and raw.startswith("<!--") and not closed:
            at = Span(comment.start, comment.start + 4)
            yield Hit(at, "this comment is never closed, so nothing after it is shown; add -->")
