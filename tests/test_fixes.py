from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.config import Config
from contentlint.finding import Edit, Fix
from contentlint.fixes import applied, fix, write
from contentlint.page import Page
from contentlint.rules import Hit, rule
from contentlint.source import Source, Span


@rule("text-sample-fix")
def shouting(page: Page, *, safe: bool = True) -> Iterator[Hit]:
    """Exclamation marks are doubled nowhere."""
    at = -1
    while (at := page.text.find("!!", at + 1)) >= 0:
        yield Hit(Span(at, at + 2), "twice", fix=Fix((Edit(at, at + 2, "!"),), safe=safe))


RULES = Config.only(shouting)


def test_fixes_are_put_in_until_nothing_is_left() -> None:
    fixed = fix(Source.from_text("<p>Now!!!! Come!!</p>"), RULES)
    assert fixed.text == "<p>Now! Come!</p>"
    assert fix(Source.from_text(fixed.text), RULES).made == 0


def test_unsafe_fixes_need_to_be_asked_for() -> None:
    config = Config.only(shouting, {"safe": False})
    assert fix(Source.from_text("a!!"), config).text == "a!!"
    assert fix(Source.from_text("a!!"), config, unsafe=True).text == "a!"


def test_nothing_is_changed_inside_template_code() -> None:
    text = "{% if a!!b %}Hi!!{% endif %}{{ x!! }}"
    assert fix(Source.from_text(text), RULES).text == "{% if a!!b %}Hi!{% endif %}{{ x!! }}"


def test_what_is_settled_is_left_alone() -> None:
    text = "<!-- contentlint-disable-file text-sample-fix: our style -->Hi!!"
    assert fix(Source.from_text(text), RULES).text == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "head", [b"\xef\xbb\xbf", b"", b"<meta charset=windows-1252>"], ids=["bom", "utf-8", "windows-1252"]
)
def test_encoding_mark_and_line_ends_are_kept(tmp_path: Path, head: bytes, line_end: str) -> None:
    path = tmp_path / "a.html"
    codec = "cp1252" if b"1252" in head else "utf-8"
    body = f"<p>Café – 1!!{line_end}2</p>{line_end}"
    path.write_bytes(head + body.encode(codec))
    source = Source.from_path(path)
    write(source, fix(source, RULES).text)
    assert path.read_bytes() == head + body.replace("!!", "!").encode(codec)


def test_an_unused_suppression_is_taken_out_with_its_line() -> None:
    config = Config(select=("image-alt-missing",))
    text = "<p>a</p>\n  <!-- contentlint-disable-next-line image-alt-missing: old -->\n<p>b</p> {# contentlint-disable image: x #}\n"
    assert fix(Source.from_text(text), config).text == "<p>a</p>\n<p>b</p> \n"


@given(st.lists(st.tuples(st.integers(0, 9), st.text("xy", max_size=2)), max_size=4, unique_by=lambda pair: pair[0]))
def test_edits_that_do_not_overlap_are_all_made(places: list[tuple[int, str]]) -> None:
    text = "0123456789"
    chars = list(text)
    for at, new in places:
        chars[at] = new
    assert applied(text, [Edit(at, at + 1, new) for at, new in places]) == "".join(chars)
