"""Positions of inline tokens: markdown-it knows them while it parses, and these wrappers write them down.

Every rule of the inline parser is called with the offset it stands at and leaves the offset behind what it took; what
tokens it made in between come from there. `token.meta["span"]` is half-open, in code points of the parsed text.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    InlineRule = Callable[[StateInline, bool], bool]
    BlockRule = Callable[[StateBlock, int, int, bool], bool]


def follow_inline(parser: "MarkdownIt") -> None:
    """Make the parser write down where its inline tokens stand, and keep each piece of text a token of its own."""
    from markdown_it import rules_inline as rules

    followed: dict[str, InlineRule] = {
        "newline": rules.newline,
        "escape": rules.escape,
        "backticks": rules.backtick,
        "strikethrough": rules.strikethrough.tokenize,
        "emphasis": rules.emphasis.tokenize,
        "link": rules.link,
        "image": rules.image,
        "autolink": rules.autolink,
        "html_inline": rules.html_inline,
        "entity": rules.entity,
    }
    for name, rule in followed.items():
        parser.inline.ruler.at(name, _followed(name, rule))
    parser.inline.ruler2.disable("fragments_join")
    parser.core.ruler.disable("text_join")


def _followed(name: str, rule: "InlineRule") -> "InlineRule":
    def run(state: "StateInline", silent: bool) -> bool:
        if silent:
            return rule(state, True)
        before, at = len(state.tokens), state.pos
        labels = state.env.setdefault("labels", [])
        labels.append(at + 1)
        done = rule(state, False)
        labels.pop()
        if done and len(state.tokens) > before:
            _note(name, state, before, at)
        return done

    return run


def _note(name: str, state: "StateInline", before: int, at: int) -> None:
    new = state.tokens[before:]
    if name in {"emphasis", "strikethrough"}:
        end = state.pos
        while end > at:
            token = new.pop()
            end -= len(token.content)
            token.meta["span"] = (end, end + len(token.content))
        rest, own = new, []
    else:
        flushed = new[0].type == "text"
        rest, own = new[: int(flushed)], new[int(flushed) :]
    for text in rest:
        _note_text(text, _end_of(state, before))
    _note_own(name, own, at, state.pos)


def _end_of(state: "StateInline", before: int) -> int:
    """Where the text before the token begins: behind the token before it, which may be a link that is just opened."""
    if before == 0:
        return 0
    token = state.tokens[before - 1]
    return int(token.meta["span"][1]) if "span" in token.meta else int(state.env["labels"][-1])


def _note_text(token: "Token", start: int) -> None:
    token.meta["span"] = (start, start + len(token.content))


def _note_own(name: str, own: "list[Token]", at: int, end: int) -> None:
    if name == "autolink":
        own[1].meta["span"] = (at + 1, end - 1)
    if name == "link":
        _note_link(own, at)
    for token in own:
        token.meta.setdefault("span", (at, end))


def _note_link(own: "list[Token]", at: int) -> None:
    label_end = at + 1
    for token in own[1:-1]:
        if "span" not in token.meta:
            _note_text(token, label_end)
        label_end = token.meta["span"][1]
    own[0].meta["label_end"] = own[-1].meta["label_end"] = label_end


def follow_tables(parser: "MarkdownIt") -> None:
    """Make the parser write down where the rows of its tables begin: `token.meta["row"]` of each cell's content."""
    from markdown_it import rules_block

    def table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        done = rules_block.table(state, start, end, silent)
        for token in state.tokens[before:]:
            if token.type == "inline" and token.map:
                token.meta["row"] = state.bMarks[token.map[0]] + state.tShift[token.map[0]]
        return done

    parser.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})


def finish_text(tokens: "list[Token]", length: int) -> None:
    """Give the text at the end of a content of that length its span: no rule made it, for nothing follows it."""
    if tokens and tokens[-1].type == "text":
        tokens[-1].meta.setdefault("span", (length - len(tokens[-1].content), length))


def heading_ids(state: "StateCore") -> None:
    """Take `{#id}` at the end of a heading for its id, as kramdown, Hugo and Pandoc do."""
    for opening, content in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and content.content.endswith("}"):
            text, mark, name = content.content[:-1].rpartition("{#")
            if mark and name and not any(char in name for char in " \t\n{}\"'<>&"):
                content.content = text.rstrip()
                opening.attrSet("id", name)
