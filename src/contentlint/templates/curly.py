"""Templates in curly braces: Jinja, Twig, Nunjucks, Django, Liquid, Handlebars, Mustache, Go and Hugo; `[[…]]` too.

Each reader takes a scan and the offset of an opener, notes the region and its branches, and returns the offset behind
it, or None where the opener is a literal. What a tag does follows the reference manuals:
https://jinja.palletsprojects.com/en/stable/templates/ · https://twig.symfony.com/doc/3.x/tags/index.html ·
https://docs.djangoproject.com/en/5.2/ref/templates/builtins/ · https://shopify.github.io/liquid/ ·
https://handlebarsjs.com/guide/ · https://mustache.github.io/mustache.5.html · https://pkg.go.dev/text/template ·
https://gohugo.io/content-management/shortcodes/
"""

import re

from contentlint.lazy import lazy
from contentlint.templates.scan import Kind, Scan, unquoted


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAME = lazy(r"[\w.-]++")

# {{ … }} ---------------------------------------------------------------------------------------------------------

_BRACES = lazy(r"\{{2,5}+")
_COMMENTS = (
    ("{{!--", ("--}}", "--~}}")),
    ("{{--", ("--}}",)),
    ("{{/*", ("*/}}", "*/ -}}")),
    ("{{- /*", ("*/}}", "*/ -}}")),
    ("{{!", ("}}",)),
)
_END_TAG = lazy(r"</[a-zA-Z]")
_OBJECT = lazy(r"""["']?[\w$-]++["']?\s*+:(?!:)""")
_ASSIGNS = lazy(r"\$\w*+(?:\s*+,\s*+\$\w++)?\s*+:?=(?!=)")
_INCLUDES = lazy(r"(?:template|partial|partialCached|include|render)(?:\s++|\()[\"'(\w.$]")
_GO_BLOCKS = {"if", "with", "range", "define", "block"}
_GO_SILENT = {"break", "continue", "return"}
_HANDLEBARS_HELPERS = {"if", "unless", "each", "with"}


def double(scan: Scan, at: int) -> int | None:
    """Read `{{ … }}`, `{{{ … }}}`, a Handlebars, Go or Blade comment, or a Hugo shortcode."""
    for opener, closers in _COMMENTS:
        if scan.text.startswith(opener, at) and (end := _comment(scan, at, opener, closers)):
            return end
    if scan.text.startswith(("{{<", "{{%"), at):
        return _hugo_shortcode(scan, at)
    braces = _BRACES.match(scan.text, at)
    width = len(braces[0]) if braces else 2
    return _expression(scan, at, width) if width <= 4 else None


def _comment(scan: Scan, at: int, opener: str, closers: tuple[str, ...]) -> int | None:
    begin = at + len(opener)
    stop, closer = min(
        ((place, closer) for closer in closers if (place := scan.find(closer, begin)) >= 0), default=(-1, "")
    )
    body = scan.text[begin:stop].strip()
    # {{!< default}} names the layout in Ghost themes: https://ghost.org/docs/themes/structure/
    kind: Kind = "layout" if opener == "{{!" and body.startswith("<") else "comment"
    return None if stop < 0 else scan.add(at, stop + len(closer), kind, body.removeprefix("<").strip())


def _hugo_shortcode(scan: Scan, at: int) -> int | None:
    closer = ">}}" if scan.text[at + 2] == "<" else "%}}"
    stop = scan.close(at, scan.text[at : at + 3], closer)
    if stop < 0:
        return None
    body = scan.text[at + 3 : stop].strip()
    return scan.add(at, stop + 3, _shortcode_kind(scan, body), body)


def _shortcode_kind(scan: Scan, body: str) -> Kind:
    name = _NAME.match(body)
    paired = name is not None and not body.endswith("/") and name[0] in scan.shortcode_ends
    return "control" if paired or body.startswith("/") else "output"


def _expression(scan: Scan, at: int, width: int) -> int | None:
    closer = "}" * width
    stop = scan.close(at, "{" * width, closer)
    if stop < 0:
        return None
    inner = scan.text[at + width : stop]
    body = inner.strip().strip("~-").strip()
    if not body or not (_is_expression(inner) if scan.raw(at) else _is_tag(inner)):
        return None
    return scan.add(at, stop + width, _double_kind(scan, body, at, stop + width), body)


def _is_tag(inner: str) -> bool:
    rest = unquoted(inner)
    return "{%" not in rest and not _END_TAG.search(rest)


def _is_expression(inner: str) -> bool:
    """Whether braces within a script or style enclose an expression rather than code, a literal or style rules."""
    rest = unquoted(inner)
    if any(char in rest for char in "{};") or _OBJECT.match(inner.lstrip()):
        return False
    return "\n" not in inner or "|" in rest


def _double_kind(scan: Scan, body: str, start: int, end: int) -> Kind:
    if body[0] == "!":
        return "comment"
    if body[0] in "#^/>":
        return _handlebars(scan, body, start, end)
    if _ASSIGNS.match(body) or (body[0] == body[-1] == "=" and len(body) > 1):
        return "control"
    if _INCLUDES.match(body):
        return "include"
    return _keyword(scan, body, start, end)


def _handlebars(scan: Scan, body: str, start: int, end: int) -> Kind:
    sigil, rest = body[0], body[1:].lstrip("~*> \t\r\n")
    name = rest.split(None, 1)[0] if rest else ""
    if sigil == ">":
        return "include"
    if sigil == "/":
        scan.branches.close("{{", start, name=name)
    elif not name:
        scan.branches.next_arm("{{", start, end)
    else:
        shared = name if rest == name and name not in _HANDLEBARS_HELPERS else None
        scan.branches.open("{{", name, end, shared=shared, number=int(sigil == "^"))
    return "layout" if body.startswith("#>") else "control"


def _keyword(scan: Scan, body: str, start: int, end: int) -> Kind:
    word = body.split(None, 1)[0]
    if word == "else":
        scan.branches.next_arm("{{", start, end)
        return "control"
    if not scan.go or word not in _GO_BLOCKS | _GO_SILENT | {"end"}:
        return "output"
    if word in _GO_BLOCKS:
        scan.branches.open("{{", "end", end)
    elif body == "end":
        scan.branches.close("{{", start, name="end")
    return "layout" if word == "define" else "control"


# {% … %} and {# … #} ----------------------------------------------------------------------------------------------

_TAG = lazy(r"[-+~]?\s*+(#|[A-Za-z_][\w.:-]*+|(?=[-+~]?%\}))")
_HIDDEN = {"comment", "doc", "schema", "javascript", "stylesheet"}
_PLAIN = {"raw", "verbatim"}
_TAG_INCLUDES = _words("include include_relative include_cached includes render embed section sections partial")
_TAG_LAYOUTS = {"extends", "layout", "inherits"}
_STATEMENTS = _words(
    "if elif elsif elseif else ifasync unless for asyncEach asyncAll foreach empty break continue tablerow while case"
    " when switch default assign set with capture load block macro call filter autoescape spaceless cache import from"
    " do use apply sandbox flush types deprecated form_theme trans_default_domain localize localtime language"
    " get_current_language resetcycle paginate form style plural pluralize try except finally raise whitespace"
)
_BRANCHING = _words("unless for foreach tablerow while case switch blocktrans blocktranslate trans asyncEach")
_ARMS = _words("else elif elsif elseif when empty default plural pluralize")
_HEADING_ID = lazy(r"\{#[\w:.-]++\}")
_LIQUID_LINES = lazy(r"^[ \t]*+(\w++)", re.MULTILINE)


def percent(scan: Scan, at: int) -> int | None:
    """Read `{% … %}`: a tag, with its content where that is a comment; `{% raw %}` content stays as plain text."""
    tag = _TAG.match(scan.text, at + 2)
    stop = scan.close(at, "{%", "%}") if tag else -1
    if not tag or stop < 0:
        return None
    name, end = tag[1], stop + 2
    body = scan.text[at + 2 : stop].strip().strip("-+~").strip()
    if name in _HIDDEN and (last := _end_tag(scan, name, end)):
        return scan.add(at, last[1], "comment", scan.text[end : last[0]].strip())
    scan.add(at, end, _percent_kind(scan, name, body, at, end), body)
    if name in _PLAIN and (last := _end_tag(scan, name, end)):
        return scan.add(*last, "control", f"end{name}")
    return end


def _end_tag(scan: Scan, name: str, at: int) -> tuple[int, int] | None:
    """The span of the next `{% endname %}`."""
    if name not in scan.block_ends or name in scan.unclosed:
        return None
    match = re.compile(r"\{%[-+~]?\s*+end" + name + r"\b[^%\n]*+%\}").search(scan.text, at)
    if not match:
        scan.unclosed.add(name)
    return match.span() if match else None


def _percent_kind(scan: Scan, name: str, body: str, start: int, end: int) -> Kind:
    if name == "#":
        return "comment"
    if name == "liquid":
        return _liquid_kind(body)
    _percent_branches(scan, name, start, end)
    if name in _TAG_LAYOUTS:
        return "control" if body.endswith("none") else "layout"
    if name in _TAG_INCLUDES:
        return "include"
    silent = not name or name in _STATEMENTS or name in _PLAIN or name.startswith(("end", "if"))
    return "control" if silent or name in scan.block_ends else "output"


def _liquid_kind(body: str) -> Kind:
    words = set(_LIQUID_LINES.findall(body))
    if words & _TAG_INCLUDES:
        return "include"
    return "output" if "echo" in words else "control"


def _percent_branches(scan: Scan, name: str, start: int, end: int) -> None:
    branches = scan.branches
    if name in _ARMS or (name == "case" and branches.innermost("{%") == "switch"):
        branches.next_arm("{%", start, end)
    elif name.startswith("if") or name in _BRANCHING:
        if name != "trans" or name in scan.block_ends:
            branches.open("{%", name, end)
    elif name.startswith("end"):
        branches.close("{%", start, name=name[3:].lstrip("_") or None)


def hash_comment(scan: Scan, at: int) -> int | None:
    """Read `{# … #}`; `{#name}` is the id of a Markdown heading, and in scripts only `{# ` with a blank counts."""
    if _HEADING_ID.match(scan.text, at) or (scan.raw(at) and scan.text[at + 2 : at + 3] not in {" ", "-", "\n"}):
        return None
    stop = scan.find("#}", at + 2)
    return None if stop < 0 else scan.add(at, stop + 2, "comment", scan.text[at + 2 : stop].strip("-+~ \t\r\n"))


# [[ … ]] ----------------------------------------------------------------------------------------------------------

_SHORTCODE = lazy(r"\[\[(\s*+[!$+*~%#/-]{0,3}+(?:\$?\{|[A-Za-z_])[^\[\]\r\n<>]{0,198})\]\](?!\()")


def square(scan: Scan, at: int) -> int | None:
    """Read `[[ … ]]` outside scripts, on one line and of at most 200 characters; `[[1]]` and `[[x]](url)` are text.

    The sigils are those of MODX (https://docs.modx.com/current/en/building-sites/tag-syntax) and Thymeleaf.
    """
    match = _SHORTCODE.match(scan.text, at)
    if not match or len(match[1]) > 200 or scan.raw(at):
        return None
    body = match[1].strip()
    kind: Kind = "include" if body.startswith(("$", "!$")) and "{" not in body else _shortcode_kind(scan, body)
    return scan.add(at, match.end(), kind, body)
