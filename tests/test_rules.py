import pickle
from collections.abc import Iterator
from typing import Literal

import pytest

from contentlint.catalog import catalog
from contentlint.page import Page
from contentlint.rules import Hit, convert, parse_doc, rule

DOC = """Images are small.

They load
faster.

Options:
    limit: bytes at most,
        counted on disk.
    strict: count all.

Bad:
    <p>[[<img src=a>]] and [[b]]</p>

Bad (limit = 3, names = ["x"]):
    --- one.html
    <p>1</p>
    --- two.html
    <p>[[2]]</p>

Good:
    <p>fine</p>

    <p>still the same page</p>
"""


def test_a_docstring_is_documentation_options_and_examples() -> None:
    doc = parse_doc(DOC)
    assert doc.summary == "Images are small."
    assert doc.why == "They load faster."
    assert doc.options == {"limit": "bytes at most, counted on disk.", "strict": "count all."}
    first, second, third = doc.examples
    assert first.kind == "bad"
    assert first.pages == (("page.html", "<p><img src=a> and b</p>", ((3, 14), (19, 20))),)
    assert second.options == {"limit": 3, "names": ["x"]}
    assert [(name, spans) for name, _, spans in second.pages] == [("one.html", ()), ("two.html", ((3, 4),))]
    assert third.pages[0][1] == "<p>fine</p>\n\n<p>still the same page</p>"


def test_options_that_are_no_toml_are_told() -> None:
    with pytest.raises(ValueError, match=r"example options \(limit == 3\)"):
        parse_doc("Sum.\n\nBad (limit == 3):\n    x")


def test_an_id_that_is_not_kebab_case_is_told() -> None:
    with pytest.raises(ValueError, match="kebab-case"):
        rule("Image_Alt")


@rule("text-sample", tags={"x"}, references=["wcag-1.1.1", "act-23a2a8"])
def sample(
    page: Page, *, limit: int = 3, words: tuple[str, ...] = ("a",), mode: Literal["page", "site"] = "page"
) -> Iterator[Hit]:
    """Sample.

    Options:
        limit: a limit.
    """
    yield from ()


def test_options_come_from_the_signature() -> None:
    assert [(o.name, o.type_name, o.default, o.required, o.doc) for o in sample.options] == [
        ("limit", "whole number", 3, False, "a limit."),
        ("words", "list of text", ("a",), False, ""),
        ("mode", 'one of "page", "site"', "page", False, ""),
    ]
    assert not sample.is_template
    assert (sample.family, sample.act, sample.wcag) == ("text", ["23a2a8"], ["1.1.1"])


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        (3, int, 3),
        (3, float, 3.0),
        (["a"], tuple[str, ...], ("a",)),
        (["a", "a"], frozenset[str], frozenset("a")),
        ("site", Literal["page", "site"], "site"),
        (None, int | None, None),
        ({"a": [1]}, dict[str, tuple[int, ...]], {"a": (1,)}),
    ],
)
def test_values_become_what_an_option_wants(value: object, wanted: object, expected: object) -> None:
    assert convert(value, wanted) == expected


@pytest.mark.parametrize(
    ("value", "wanted", "message"),
    [
        ("3", int, "'3' is not whole number"),
        (True, int, "True is not whole number"),
        ([1], tuple[str, ...], "1 is not text"),
        ("web", Literal["page", "site"], 'one of "page", "site"'),
        ("x", int | None, "whole number or nothing"),
    ],
)
def test_values_that_do_not_fit_are_told(value: object, wanted: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        convert(value, wanted)


def test_every_rule_can_be_pickled_by_its_name() -> None:
    for each in catalog().rules.values():
        copy = pickle.loads(pickle.dumps(each))
        assert (copy.id, copy.bound, copy.check) == (each.id, each.bound, each.check)
