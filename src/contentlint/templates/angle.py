"""Templates in angle brackets: ERB, EJS, ASP and JSP `<% … %>`, PHP `<?php … ?>`, server-side includes.

What a tag does follows the manuals: https://docs.ruby-lang.org/en/master/ERB.html · https://ejs.co/#docs ·
https://www.php.net/manual/en/language.basic-syntax.php · https://httpd.apache.org/docs/2.4/mod/mod_include.html ·
https://developer.wordpress.org/themes/basics/template-tags/
"""

import re

from contentlint.lazy import lazy
from contentlint.templates.code import DO, PHP_SKIP, line_words, php_words, read_braces, read_code
from contentlint.templates.scan import Kind, Scan

# <% … %> ------------------------------------------------------------------------------------------------------------

_DATA_BINDING = lazy(r"\s*+(?::|Eval\b|Bind\b|Item\b|Container\b|DataBinder\b)")
_INCLUDES = lazy(r"(?:render|include|partial|await\s++include)(?:\s++|\()", re.IGNORECASE)
_LAYOUTS = lazy(r"layout(?:\s++|\()|extends(?:\s++|\()")
_STATEMENT = lazy(
    r"(?:if|unless|else|elsif|end|case|when|while|until|for|begin|content_for|provide)\b|[@$\w.]++\s*+=(?![=~])|\}"
)


def percent(scan: Scan, at: int) -> int | None:
    """Read `<% … %>`; `<%%` is an escaped literal."""
    text = scan.text
    if text.startswith("<%--", at):
        stop = scan.find("--%>", at + 4)
        return None if stop < 0 else scan.add(at, stop + 4, "comment", text[at + 4 : stop].strip())
    if text.startswith("<%%", at):
        return None
    if text.startswith("<%#", at) and not _DATA_BINDING.match(text, at + 3):
        stop = scan.find("%>", at + 3)
        return None if stop < 0 else scan.add(at, stop + 2, "comment", text[at + 3 : stop].strip("-_ \t\r\n"))
    stop = scan.close(at, "<%", "%>")
    return None if stop < 0 else _percent(scan, at, stop)


def _percent(scan: Scan, at: int, stop: int) -> int:
    inner = scan.text[at + 2 : stop]
    mark = inner[:1] if inner[:1] in {"=", "-", "_", ":", "$", "~", "#", "@", "!"} else ""
    body = inner.strip("=-_:~#@!" if mark else "").strip().removesuffix("-").removesuffix("_").strip()
    words = line_words(body).strip()
    if mark not in {"@", "!"} and (mark not in {"=", ":", "$", "~", "#"} or DO.search(words)):
        read_code(scan.branches, words, at, stop + 2)
    return scan.add(at, stop + 2, _percent_kind(mark, body, words), body)


def _percent_kind(mark: str, body: str, words: str) -> Kind:
    if mark == "@":
        master = "masterpagefile" in body.lower()
        return "include" if body.lower().startswith("include") else "layout" if master else "control"
    if _INCLUDES.match(body):
        return "include"
    if _LAYOUTS.match(body):
        return "layout"
    if mark == "-":
        return "control" if _STATEMENT.match(words) or DO.search(words) else "output"
    return "output" if mark in {"=", ":", "$", "~", "#"} else "control"


# <?php … ?> ---------------------------------------------------------------------------------------------------------

_PHP = lazy(r"<\?(?:php(?![\w-])|=|(?=[\s;]))", re.IGNORECASE)
_PHP_END = lazy(PHP_SKIP + r"|(?P<end>\?>)", re.DOTALL)
_PHP_INCLUDES = lazy(
    r"\b(?:include|include_once|require|require_once)\b|\b(?:get_header|get_footer|get_sidebar|get_template_part"
    r"|get_search_form|wp_head|wp_footer|block_template_part|locate_template|view)\s*+\(",
    re.IGNORECASE,
)
_PHP_PRINTS = lazy(
    r"\b(?:echo|print|printf|vprintf|readfile|print_r|var_dump|_e|_ex|esc_html_e|esc_attr_e|bloginfo|comments_template"
    r"|language_attributes|body_class|post_class|dynamic_sidebar|wp_nav_menu|wp_title|do_shortcode|the_(?!post\b)\w++)\b",
    re.IGNORECASE,
)
_PHP_STATEMENT = lazy(
    r"(?:if|else|elseif|endif|for|endfor|foreach|endforeach|while|endwhile|switch|case|default|endswitch|break|continue"
    r"|return|exit|die|use|namespace|function|class|declare|global|static|try|catch|const|define|session_\w++|header|ini_set"
    r"|error_reporting|ob_\w++|date_default_timezone_set|set\w*+|wp_reset_\w++|add_action|add_filter|wp_enqueue_\w++|unset)\b"
    r"|[};]|[$\w>:\[\]-]++\s*+(?:[.+*/?-]|\?\?)?=(?!=)|$",
    re.IGNORECASE,
)


def php(scan: Scan, at: int) -> int | None:
    """Read `<?php … ?>`, `<?= … ?>` and `<? … ?>`; the first two may be open to the end; `<?xml …?>` is not PHP."""
    opener = _PHP.match(scan.text, at)
    if not opener:
        return None
    stop = _php_end(scan, opener.end())
    if stop < 0 and opener[0] == "<?":
        return None
    end = stop + 2 if stop >= 0 else len(scan.text)
    body = scan.text[opener.end() : stop if stop >= 0 else end].strip()
    words = php_words(body).strip()
    read_braces(scan.branches, "<?", words, at, end)
    return scan.add(at, end, "output" if opener[0] == "<?=" else _php_kind(words), body)


def _php_end(scan: Scan, at: int) -> int:
    """Where the code ends, or -1; a `?>` in a string or comment does not end it, unless that is never closed."""
    if "?>" in scan.unclosed:
        return scan.find("?>", at)
    last = ""
    for match in _PHP_END.finditer(scan.text, at):
        if match["end"]:
            return match.start()
        last = match[0]
    if last.startswith(("/*", "'", '"')) and (len(last) == 1 or not last.endswith(("*/", last[0]))):
        scan.unclosed.add("?>")
        return scan.find("?>", at)
    return -1


def _php_kind(words: str) -> Kind:
    if _PHP_INCLUDES.search(words):
        return "include"
    if _PHP_PRINTS.search(words):
        return "output"
    return "control" if _PHP_STATEMENT.match(words) else "output"


# <!--#include … --> -------------------------------------------------------------------------------------------------

_DIRECTIVE = lazy(r"<!--\#\s*+(\w++)")


def server_side(scan: Scan, at: int) -> int | None:
    """Note `<!--#include … -->`, which the parser takes for a comment, and the branches of `<!--#if … -->`."""
    match, stop = _DIRECTIVE.match(scan.text, at), scan.find("-->", at)
    if not match or stop < 0:
        return None
    name, end = match[1].lower(), stop + 3
    if name == "if":
        scan.branches.open("<!--#", "if", end)
    elif name in {"elif", "else"}:
        scan.branches.next_arm("<!--#", at, end)
    elif name == "endif":
        scan.branches.close("<!--#", at)
    elif name == "include":
        scan.add(at, end, "include", scan.text[at + 5 : stop].strip())
    return end
