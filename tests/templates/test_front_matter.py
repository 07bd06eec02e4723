"""Front matter: its values, where they stand, and what is wrong with it."""

import datetime

import pytest

from contentlint.templates import CONTROL, FrontMatter, mask
from tests.hang import no_hang


def read(text: str) -> FrontMatter:
    found = mask(text).front_matter
    assert found is not None
    return found


def placed(text: str) -> dict[str, str]:
    return {key: text[start:end] for key, (start, end) in read(text).places.items()}


YAML = """---
title: "Knee pain"
description: What helps, and when
reviewed: 2026-01-31
tags: [knee, pain]
author:
  name: A. Nurse
summary: |
  First line.
  Second line.
draft: yes
empty:
'quoted key': 'it''s'
---
<p>Text</p>
"""

TOML = """+++
title = "Knee pain" # a comment
reviewed = 2026-01-31
tags = [
  "knee", # one
  "pain]",
]
summary = '''
title = "not this"
'''
[author]
name = "A. Nurse"
[menu.main]
weight = 1
+++
<p>Text</p>
"""

JSON = """{
  "title": "Knee pain",
  "tags": ["knee", "}"],
  "weight": 3
}

<p>Text</p>
"""


def test_yaml_values_and_places() -> None:
    data = read(YAML).data
    assert data["title"] == "Knee pain"
    assert data["reviewed"] == datetime.date(2026, 1, 31)
    assert data["author"] == {"name": "A. Nurse"}
    assert data["summary"] == "First line.\nSecond line.\n"
    assert data["empty"] is None
    assert placed(YAML) == {
        "title": "Knee pain",
        "description": "What helps, and when",
        "reviewed": "2026-01-31",
        "tags": "[knee, pain]",
        "author": "name: A. Nurse",
        "summary": "First line.\n  Second line.",
        "draft": "yes",
        "empty": "",
        "quoted key": "it''s",
    }


def test_toml_values_and_places() -> None:
    data = read(TOML).data
    assert data["tags"] == ["knee", "pain]"]
    assert data["menu"] == {"main": {"weight": 1}}
    assert placed(TOML) == {
        "title": "Knee pain",
        "reviewed": "2026-01-31",
        "tags": '[\n  "knee", # one\n  "pain]",\n]',
        "summary": '\ntitle = "not this"\n',
        "author": '[author]\nname = "A. Nurse"',
        "menu": "[menu.main]\nweight = 1",
    }


def test_json_values_and_places() -> None:
    assert read(JSON).data == {"title": "Knee pain", "tags": ["knee", "}"], "weight": 3}
    assert placed(JSON) == {"title": "Knee pain", "tags": '["knee", "}"]', "weight": "3"}


@pytest.mark.parametrize("text", [YAML, TOML, JSON, YAML.replace("\n", "\r\n"), TOML.replace("\n", "\r\n")])
def test_all_of_it_is_filled_but_line_breaks_and_nothing_behind_it(text: str) -> None:
    masked = mask(text)
    end = read(text).end
    assert set(masked.text[:end]) <= {CONTROL, "\r", "\n"}
    assert masked.text[:end].count("\n") == text[:end].count("\n")
    assert masked.text[end:] == text[end:]
    assert text[end:].strip() == "<p>Text</p>"


def test_offsets_are_code_points_with_any_line_ends() -> None:
    text = "---\r\nicon: 🦵\r\ntitle: Knie\r\n---\r\n"
    assert placed(text) == {"icon": "🦵", "title": "Knie"}
    text = '+++\r\nicon = "🦵"\r\ntitle = "Knie"\r\n+++\r\n'
    assert placed(text) == {"icon": "🦵", "title": "Knie"}


@pytest.mark.parametrize("text", ["---\n---\n", "---\n---", "+++\n+++\n", "{}\nx"])
def test_it_may_be_empty(text: str) -> None:
    assert read(text)[2:] == ({}, {}, None)


@pytest.mark.parametrize(
    "text",
    [
        " ---\ntitle: x\n---\n",
        "<p>\n---\ntitle: x\n---\n",
        "---\ntitle: x\n",
        "---\n\nProse under a rule.\n\n---\n",
        "+++\ntitle = 1\n",
        "{ color }\n\nx",
        '{"title": "x"}',
        '{"title": "x"} and text on the line\nx',
        '{"title": \nnever closed',
        "----\ntitle: x\n----\n",
    ],
)
def test_what_is_not_front_matter(text: str) -> None:
    assert mask(text).front_matter is None
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("---\ntitle: Knee: pain\n---\n", ": pain"),
        ('---\na: 1\ntitle: "Knee\n---\nx', "---\nx"),
        ("---\ntitle: {{ page.title }}\n---\n", "{ page"),
        ("---\n[a: list]\n---\n", "[a"),
        ("+++\na = 1\ntitle = Knee\n+++\n", "Knee"),
        ("+++\r\na = 1\r\ntitle = Knee\r\n+++\r\n", "Knee"),
        ('{\n"a": 1\n"b": 2\n}\nx', '"b"'),
        ('{\n"a": \n}\nx', "}"),
        ('{\n"a" 1\n}\nx', "1"),
        ('{\n"a": 1,\n}\nx', "}"),
    ],
)
def test_malformed_front_matter_is_an_error_at_its_place(text: str, at: str) -> None:
    found = read(text)
    assert (found.data, found.places) == ({}, {})
    assert found.error is not None
    assert found.error[0]
    assert found.error[1] == text.index(at)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 2026-13-01\n---\n",
        "---\na: !!int ''\n---\n",
        "---\na: !!timestamp x\n---\n",
        "---\na: !!bool x\n---\n",
        "---\na: !!python/object:os.system x\n---\n",
        "---\na: *nowhere\n---\n",
        "---\na: 1\n? [a, {b: c}]\n: 1\n---\n",
        "---\na: \x00\n---\n",
        "---\na: \ud800\n---\n",
        "---\na: " + "[" * 5000 + "\n---\n",
        "---\na: " + "- " * 5000 + "\n---\n",
        "+++\na = " + "[" * 5000 + "\n+++\n",
        "+++\na = " + "1" * 5000 + "\n+++\n",
        '{"a": ' + "[" * 100_000 + "\n}\nx",
        '{"a": ' + "1" * 5000 + "\n}\nx",
    ],
)
def test_hostile_front_matter_is_an_error(text: str) -> None:
    found = read(text)
    assert found.error is not None
    assert 0 <= found.error[1] <= len(text)


@pytest.mark.parametrize(
    "line",
    ["a{n}: &a{n} [*a{m}, *a{m}, *a{m}]", "a{n}: &a{n} {{<<: [*a{m}, *a{m}]}}", "a{n}: &a{n} {{x: *a{m}, y: *a{m}}}"],
)
def test_aliases_that_multiply_are_refused_before_they_do(line: str) -> None:
    lines = ["a0: &a0 {x: y}", *(line.format(n=n, m=n - 1) for n in range(1, 60))]
    with no_hang():
        found = read("---\n" + "\n".join(lines) + "\n---\n")
    assert found.error is not None and "aliases" in found.error[0]


def test_an_alias_that_holds_itself_is_refused() -> None:
    found = read("---\na: &a [*a]\n---\n")
    assert found.error is not None and "aliases" in found.error[0]


def test_ordinary_aliases_are_read() -> None:
    found = read("---\na: &a {x: 1}\nb: *a\nc: {<<: *a, y: 2}\n---\n")
    assert found.data == {"a": {"x": 1}, "b": {"x": 1}, "c": {"x": 1, "y": 2}}


def test_the_layout_key_makes_the_region_a_layout() -> None:
    assert [region.kind for region in mask("---\nlayout: page\n---\n{{ x }}").regions] == ["layout", "output"]
    assert [region.kind for region in mask("+++\ntitle = 'x'\n+++\n").regions] == ["control"]
