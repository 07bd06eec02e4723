"""A report made of pages, and read back."""

import base64
import io
import json
import lzma
import re
from typing import Any

from lxml import html as lxml_html

from contentlint.config import Config
from contentlint.report.html import Reading, Setting, write_report
from contentlint.source import Source

PAGE = """<!doctype html><html lang="en"><head><title>Knees | Clinic</title></head><body><h1>Knees</h1>
<p>Our laser <b>cures</b> arthritis &amp; worse 😀. Bring a friend.</p><h3>Where</h3><img src="a/b.png">
<p>Behind the library. <a href="#"></a></p></body></html>"""


def report(sources: list[Source], config: Config | None = None, setting: Setting | None = None, **options: Any) -> str:
    out = io.StringIO()
    write_report(Reading(sources, config or Config(), **options), out, setting=setting or Setting("Test"))
    return out.getvalue()


def one(text: str = PAGE, name: str = "knees.html") -> list[Source]:
    return [Source.from_text(text, name)]


def tree_of(text: str | bytes) -> Any:
    return lxml_html.fromstring(text)


def text_of(report: str, name: str) -> str:
    found = re.search(rf'<script type="application/octet-stream" id="{name}">([^<]*)</script>', report)
    assert found is not None
    return lzma.decompress(base64.b85decode(found[1].replace(",", "<"))).decode("utf-8")


def meta_of(report: str) -> Any:
    return json.loads(text_of(report, "meta"))


class Group:
    """A group of pages as it stands in the file."""

    def __init__(self, report: str, number: int = 0) -> None:
        told, *self.texts = text_of(report, f"group-{number}").split("\n")
        self.table = json.loads(told)

    def rows(self, name: str) -> list[list[Any]]:
        return [list(row) for row in zip(*self.table[name], strict=True)]

    def marked(self, row: list[Any], entry: int) -> str | None:
        start, length = row[3:5]
        return self.texts[entry][start : start + length] if entry >= 0 else None
