"""What a page, a file name or a plugin says stays text in every format."""

import csv
import io
import json
import re

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from contentlint.finding import Finding, Related
from contentlint.report import formats

from .findings import finding, place, report
from .test_github import parsed

HOSTILE = {
    "ansi": "\x1b[2J\x1b[31mred\x9b1m",
    "osc 8": "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "workflow command": "::error::injected",
    "command after blanks": "  \t::add-mask::x\n::stop-commands::x\r\n::error::y",
    "old command": "##[error]x ##vso[task.complete result=Failed]y ##teamcity[message text='z']",
    "percent": "%0A::error::injected%0D%25",
    "cdata": "]]><x/><!-- --> &amp; <![CDATA[",
    "script": "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "table": "a | b || c",
    "backticks": "` `` ``` ~~~ `<b>`",
    "link": "[a](https://evil.example) ![b](https://evil.example/x.png) <https://evil.example> https://evil.example",
    "mention": "@everyone #1 !2 user/repo#3 www.evil.example a@evil.example",
    "heading": "# a\n- b\n> c\n***d***",
    "formula": "=HYPERLINK(\"https://evil.example\")",
    "bidirectional": "\u202eabc\u2066def\u2069\u200f",
    "nul": "a\x00b\x7f\x85\u2028\u2029",
    "surrogates": "\ud800 \udfff a",
    "noncharacters": "\ufffe\uffff\ufdd0",
    "quotes": "\"'<>&\\",
    "braces": "{0} {{ x }} ${{ secrets.X }}",
    "empty": "",
}  # fmt: skip
UNPRINTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
LOG_COMMAND = re.compile(r"##(?:\[|vso\[|teamcity\[)", re.I)
NOT_FORMULA = re.compile(r"(?!\s*[=+@-])")


def hostile(text: str) -> list[Finding]:
    at = place(path=text or "a.html", excerpt=text, context=text, line_text=f"{text}abc", caret=(0, len(text)))
    everywhere = finding(message=text, place=at, suggestion=text, why=text, ignored=text, related=(Related(text, at),))
    return [everywhere, finding(message=text, place=at, why=text, related=(Related(text, at),)), finding()]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("name", formats())
def test_page_text_stays_text(name: str, text: str) -> None:
    shown = report(name, hostile(text))
    assert UNPRINTED.search(shown) is None
    assert LOG_COMMAND.search(shown) is None
    if name == "github":
        assert len(parsed(shown)) == 3
    else:
        assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    READERS.get(name, lambda _: None)(shown)


def _is_json(shown: str) -> None:
    assert json.loads(shown)


def _is_json_lines(shown: str) -> None:
    assert len([json.loads(line) for line in shown.splitlines()]) == 3


def _is_xml(shown: str) -> None:
    root = etree.fromstring(shown.encode())
    assert {element.tag for element in root.iter()} <= {
        "checkstyle", "file", "error", "testsuites", "testsuite", "testcase", "failure", "skipped",
    }  # fmt: skip


def _is_csv(shown: str) -> None:
    table = list(csv.reader(io.StringIO(shown)))
    assert {len(row) for row in table} == {15} and len(table) == 4
    assert all(NOT_FORMULA.match(field) for row in table for field in row)


def _is_markdown(shown: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(shown)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"h2", "h4", "ul", "li", "p", "strong", "code"}
    outside = re.sub(r"<code>.*?</code>", "", html, flags=re.S)
    assert not re.search(r"://|@\w|#\d|!\d|www\.", outside)


READERS = {
    "json": _is_json, "sarif": _is_json, "gitlab": _is_json, "rdjson": _is_json, "jsonl": _is_json_lines,
    "rdjsonl": _is_json_lines, "junit": _is_xml, "checkstyle": _is_xml, "csv": _is_csv, "markdown": _is_markdown,
    "github-summary": _is_markdown,
}  # fmt: skip
