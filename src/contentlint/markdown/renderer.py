"""Tokens to HTML, as markdown-it renders them, with the place of every piece."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from contentlint.lazy import lazy
from contentlint.markdown.inline import finish_text
from contentlint.markdown.lines import Content, Lines
from contentlint.markdown.offsets import HtmlWriter, Rendered, escaped

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_RUN = lazy(r"""[&<>"\n\ufffd]|[^&<>"\n\ufffd]++""")
_LINE = lazy(r"[^\n]++|\n")


def _tags(parser: "MarkdownIt") -> "RendererHTML":
    from markdown_it.renderer import RendererHTML

    return RendererHTML(parser)


def _language(info: str) -> str:
    from markdown_it.common.utils import unescapeAll

    name = unescapeAll(info).split(maxsplit=1)[:1]
    return f' class="language-{escaped(name[0])}"' if name else ""


class Renderer:
    """One document on its way to HTML."""

    def __init__(self, source: str, lines: Lines, parser: "MarkdownIt", env: dict[str, object]) -> None:
        self._lines, self._parser, self._env = lines, parser, env
        self._tags = _tags(parser)
        self._writer = HtmlWriter(source)
        self._blocks: list[tuple[int, int] | None] = []
        self._cell = -1

    def render(self, tokens: "list[Token]") -> Rendered:
        """The HTML of the tokens."""
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(token, tokens[index - 1])
            elif token.type in {"html_block", "code_block", "fence"}:
                self._verbatim_block(token)
            else:
                self._block_tag(tokens, index)
        return self._writer.rendered()

    # Blocks -------------------------------------------------------------------------------------------------------

    def _block_tag(self, tokens: "list[Token]", index: int) -> None:
        token = tokens[index]
        place = self._lines.block(*token.map) if token.map else None
        if token.nesting < 0:
            place = self._blocks.pop()
        elif token.nesting > 0:
            self._count_cells(token)
            place = place or (self._blocks[-1] if self._blocks else None)
            self._blocks.append(place)
        self._tag(self._tags.renderToken(tokens, index, self._parser.options, self._env), place)

    def _count_cells(self, token: "Token") -> None:
        if token.type == "tr_open":
            self._cell = -1
        elif token.type in {"th_open", "td_open"}:
            self._cell += 1

    def _tag(self, html: str, place: tuple[int, int] | None) -> None:
        tag = html.strip("\n")
        before, _, after = html.partition(tag) if tag else (html, "", "")
        self._writer.add(before)
        self._writer.add(tag, place)
        self._writer.add(after)

    def _verbatim_block(self, token: "Token") -> None:
        begin, end = token.map or (0, 0)
        place = self._lines.block(begin, end)
        content = self._lines.content(token.content, begin + (token.type == "fence"), end)
        if token.type == "html_block":
            self._raw(content, 0, len(token.content))
            return
        self._writer.add(f"<pre><code{_language(token.info)}>", place)
        self._text(content, 0, len(token.content))
        self._tag("</code></pre>\n", place)

    # Text ---------------------------------------------------------------------------------------------------------

    def _text(self, content: Content, start: int, end: int, change: Callable[[str], str] = str) -> None:
        """Write a span of the content, escaped; `change` says what each piece is shown as, of the same length."""
        for match in _RUN.finditer(content.text, start, end):
            for begin, stop in content.runs(*match.span()):
                self._writer.add(escaped(change(content.text[begin:stop])), self._line_end(content, begin, stop))

    def _raw(self, content: Content, start: int, end: int) -> None:
        for match in _LINE.finditer(content.text, start, end):
            for begin, stop in content.runs(*match.span()):
                self._writer.add(content.text[begin:stop], self._line_end(content, begin, stop))

    def _line_end(self, content: Content, begin: int, stop: int) -> tuple[int, int]:
        """The span of a piece; a line break may be two characters in the source."""
        start, end = content.span(begin, stop)
        return start, end + (self._writer.source[start : start + 2] == "\r\n")

    # Inline -------------------------------------------------------------------------------------------------------

    def _inline(self, token: "Token", opening: "Token") -> None:
        begin, end = token.map or (0, 0)
        if "row" in token.meta:
            content = self._lines.cell(token.content, begin, token.meta["row"], self._cell)
        elif opening.type == "heading_open" and opening.markup.startswith("#"):
            content = self._lines.heading(token.content, begin)
        else:
            content = self._lines.content(token.content, begin, end)
        children = token.children or []
        finish_text(children, len(token.content))
        for child in children:
            self._child(child, content)

    def _child(self, token: "Token", content: Content) -> None:
        start, end = token.meta.get("span", (0, 0))
        if token.type == "text":
            self._text_token(token, content, start, end)
        elif token.type == "code_inline":
            self._code(token, content, start, end)
        elif token.type == "html_inline":
            self._raw(content, start, end)
        elif token.type == "image":
            self._image(token, content)
        elif token.type == "link_open":
            self._link(token, content)
        else:
            self._mark(token, content, start, end)

    def _text_token(self, token: "Token", content: Content, start: int, end: int) -> None:
        if content.text[start:end] == token.content:
            self._text(content, start, end)
        else:
            self._writer.add(escaped(token.content), content.span(start, end))

    def _code(self, token: "Token", content: Content, start: int, end: int) -> None:
        place, width = content.span(start, end), len(token.markup)
        stripped = (end - start - 2 * width - len(token.content)) // 2
        inner = start + width + stripped
        self._writer.add("<code>", place)
        self._text(content, inner, inner + len(token.content), lambda piece: piece.replace("\n", " "))
        self._writer.add("</code>", place)

    def _mark(self, token: "Token", content: Content, start: int, end: int) -> None:
        if token.type == "text_special":
            self._writer.add(escaped(token.content), content.span(start, end))
        elif token.type in {"softbreak", "hardbreak"}:
            # What stands before the text of the next line belongs to the break.
            place = content.source(start), max(content.source(start) + 1, content.source(end))
            self._tag("<br>\n" if token.type == "hardbreak" else "", place)
            self._writer.add("\n" if token.type == "softbreak" else "", place)
        else:
            self._writer.add(f"<{'/' * (token.nesting < 0)}{token.tag}>", self._mark_place(token, content, start, end))

    def _mark_place(self, token: "Token", content: Content, start: int, end: int) -> tuple[int, int]:
        if token.type == "link_close":
            return content.span(token.meta.get("label_end", start), end)
        if token.type == "strong_open":
            return content.span(end - 2, end)
        return content.span(start, start + 2 if token.type == "strong_close" else end)

    # Links and images ---------------------------------------------------------------------------------------------

    def _link(self, token: "Token", content: Content) -> None:
        start, end = token.meta["span"]
        place = content.span(start, end)
        self._writer.add('<a href="', place)
        label_end = token.meta.get("label_end", start)
        self._address(token, str(token.attrs["href"]), content, label_end, end)
        self._title(token, content, label_end, end)
        self._writer.add(">", place)

    def _image(self, token: "Token", content: Content) -> None:
        start, end = token.meta["span"]
        place, label_end = content.span(start, end), start + 2 + len(token.content)
        self._writer.add('<img src="', place)
        self._address(token, str(token.attrs["src"]), content, label_end, end)
        self._writer.add(' alt="', place)
        self._alt(token, content, start + 2)
        self._writer.add('"', place)
        self._title(token, content, label_end, end)
        self._writer.add(">", place)

    def _address(self, token: "Token", address: str, content: Content, label_end: int, end: int) -> None:
        """Write an address and its closing quote: from the link itself, or from the reference it names."""
        place = content.span(label_end, end)
        if "label" in token.meta:
            place = self._reference(token.meta["label"], address) or place
        elif token.markup == "autolink":
            place = content.span(label_end + 1, end - 1)
        else:
            place = self._destination(content, label_end + 2, end) or place
        self._writer.add(escaped(address), place)
        self._writer.add('"', content.span(*token.meta["span"]))

    def _destination(self, content: Content, at: int, end: int) -> tuple[int, int] | None:
        while at < end and content.text[at] in " \t\n":
            at += 1
        found = self._parser.helpers.parseLinkDestination(content.text, at, end)
        inner = int(content.text.startswith("<", at))
        return content.span(at + inner, found.pos - inner) if found.ok and found.pos > at + inner else None

    def _reference(self, label: str, address: str) -> tuple[int, int] | None:
        references = self._env.get("references")
        lines = references.get(label, {}).get("map") if isinstance(references, dict) else None
        if not lines:
            return None
        start, end = self._lines.block(*lines)
        at = self._writer.source.find(address, self._writer.source.find("]:", start, end) + 2, end)
        return (at, at + len(address)) if at >= 0 and address else (start, end)

    def _title(self, token: "Token", content: Content, label_end: int, end: int) -> None:
        if "title" not in token.attrs:
            return
        title, place = str(token.attrs["title"]), content.span(*token.meta["span"])
        self._writer.add(' title="', place)
        at = content.text.rfind(title, label_end, end)
        if at >= 0 and "label" not in token.meta:
            self._text(content, at, at + len(title))
        else:
            self._writer.add(escaped(title), place)
        self._writer.add('"', place)

    def _alt(self, token: "Token", content: Content, base: int) -> None:
        """Write the text of an image's label: its marks are gone, its links and images are their texts."""
        children = token.children or []
        finish_text(children, len(token.content))
        for child in children:
            start, end = child.meta.get("span", (0, 0))
            if child.type == "image":
                self._alt(child, content, base + start + 2)
            elif child.type in {"softbreak", "hardbreak"}:
                self._writer.add("\n", content.span(base + start, base + end))
            elif child.content:
                self._alt_text(child, content, base + start, base + end)

    def _alt_text(self, token: "Token", content: Content, start: int, end: int) -> None:
        inside = content.text[start:end].find(token.content) if token.type != "text_special" else -1
        if inside >= 0:
            self._text(content, start + inside, start + inside + len(token.content))
        else:
            self._writer.add(escaped(token.content), content.span(start, end))
