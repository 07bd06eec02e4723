import pytest

from contentlint.facts import head
from contentlint.page import Page
from contentlint.source import Source


def page(text: str) -> Page:
    return Page(Source.from_text(text))


def test_meta_tags_are_known_by_name_or_property_in_any_case() -> None:
    made = page(
        '<meta NAME="Description" content=" a  b "><meta property="og:title" content=x><noscript><meta name="robots"></noscript>'
    )
    assert set(head.metas(made)) == {"description", "og:title"}
    element = head.meta(made, "description")
    assert element is not None
    assert head.content(element) == "a b"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('<link rel="canonical" href="https://a.example/x">', "https://a.example/x"),
        ('<meta property="og:url" content="https://a.example/y">', "https://a.example/y"),
        (
            '<link rel="canonical" href="/x"><meta property="og:url" content="https://a.example/y">',
            "https://a.example/y",
        ),
        ('<link rel="canonical" href="{{ url }}">', ""),
        ("<p>x</p>", ""),
    ],
)
def test_the_page_says_its_own_address(text: str, address: str) -> None:
    assert head.address(page(text)) == address


def test_robots_directives_stand_where_they_say() -> None:
    made = page('<meta name="robots" content="NoIndex , follow,max-snippet:-1"><meta name="googlebot" content="none">')
    assert [word.name for word in head.directives(made)] == ["noindex", "follow", "max-snippet:-1", "none"]
    assert [made.text[slice(*word.at)].strip().lower() for word in head.directives(made)] == [
        w.name for w in head.directives(made)
    ]
    assert head.noindex(made) is not None


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ('<head><meta name="a"></head>', False),
        ('<head><meta name="{{ a }}"></head>', True),
        ("<head>{{ tags }}</head>", True),
        ("<head><title>{{ title }}</title></head><body>{{ text }}</body>", False),
        ("<head>{% include 'x.html' %}</head>", True),
        ("<head><%= tags %></head>", True),
    ],
)
def test_meta_tags_that_template_code_may_write_are_not_called_missing(text: str, unknown: bool) -> None:
    assert head.unnamed_meta(page(text)) is unknown
