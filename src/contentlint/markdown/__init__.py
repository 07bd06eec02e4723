"""Markdown to HTML with the place of every piece in the Markdown file, on markdown-it-py.

CommonMark (https://spec.commonmark.org/0.31.2/) with the tables and the strikethrough of GitHub
(https://github.github.com/gfm/) and heading ids (`## Title {#id}`); HTML is kept. Addresses stay as they are written.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from contentlint.lazy import lazy
from contentlint.markdown.inline import follow_inline, follow_tables, heading_ids
from contentlint.markdown.lines import Lines
from contentlint.markdown.offsets import OffsetMap, Place, Rendered
from contentlint.markdown.renderer import Renderer

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["MissingExtraError", "OffsetMap", "Place", "Rendered", "render"]


class MissingExtraError(ImportError):
    """An optional part of contentlint is asked for that is not installed; the message says how to install it."""


# What prints nothing and stands alone on its line is a blank line to the engines that fill in templates first.
_CONTROL_LINE = lazy(r"^[ \t]*+\ufdd1[\ufdd1 \t]*+(?=\r?$)", re.MULTILINE)


def render(text: str) -> Rendered:
    """The HTML of a Markdown text whose front matter and template syntax are masked (see `contentlint.templates`).

    Fillers pass through, but a line of nothing but `CONTROL` fillers is a blank line.

    Raises:
        MissingExtraError: markdown-it-py is not installed.

    """
    parser = _parser()
    text = text.replace(
        "\0", "\ufffd"
    )  # as CommonMark 2.3 has it; done first, since the parser's own text must fit the file
    env: dict[str, object] = {}
    tokens = parser.parse(_CONTROL_LINE.sub(lambda match: " " * len(match[0]), text), env)
    return Renderer(text, Lines(text), parser, env).render(tokens)


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    try:
        from markdown_it import MarkdownIt
    except ImportError as missing:
        raise MissingExtraError("Markdown pages need markdown-it-py: pip install contentlint[markdown]") from missing

    class Parser(MarkdownIt):
        """A parser that leaves addresses as they are written, and none out: rules judge them, not the parser."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802
            return link

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
            return True

    parser = Parser("commonmark", {"xhtmlOut": False, "store_labels": True})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.after("block", "heading_ids", heading_ids)
    follow_inline(parser)
    follow_tables(parser)
    return parser
