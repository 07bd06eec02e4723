import pytest

from contentlint.facts.links import anchors, identity, local_path, references, split
from contentlint.page import Page
from contentlint.source import Source


def page(text: str, name: str = "site/a/page.html") -> Page:
    return Page(Source.from_text(text, name))


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://A.example/x?y=1#z", ("https", "a.example", "/x", "y=1", "z", True)),
        ("//a.example", ("", "a.example", "", "", "", True)),
        ("mailto:a@b.example", ("mailto", "", "a@b.example", "", "", False)),
        ("../x.html", ("", "", "../x.html", "", "", False)),
        ("", ("", "", "", "", "", False)),
        ("x:y/z:w", ("x", "", "y/z:w", "", "", False)),
    ],
)
def test_an_address_splits_as_rfc_3986_says(address: str, parts: tuple[object, ...]) -> None:
    assert tuple(split(address)) == parts


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("b.html", "site/a/b.html"),
        ("../b.html?x=1#y", "site/b.html"),
        ("./", "site/a/"),
        ("/b/", "/b/"),
        ("/", "/"),
        ("b%20c.html", "site/a/b c.html"),
        ("#part", None),
        ("?page=2", None),
        ("https://other.example/x", None),
        ("https://www.hill.example/x", "/x"),
        ("https://hill.example", "/"),
        ("tel:123", None),
        ("javascript:void(0)", None),
        ("data:image/png;base64,xx", None),
    ],
)
def test_an_address_means_a_path(address: str, path: str | None) -> None:
    made = page(f'<link rel="canonical" href="https://hill.example/a/page"><a href="{address}">x</a>')
    (reference,) = references(made)
    found = local_path(made, reference)
    assert (found.path if found else None) == path
    assert found is None or found.rooted is address.startswith(("/", "https:"))


def test_a_base_makes_relative_addresses_unknown() -> None:
    made = page('<base href="/other/"><a href="x.html">x</a><a href="/y.html">y</a>')
    assert [local_path(made, reference) for reference in references(made)] == [None, ("/y.html", True)]


def test_every_reference_stands_where_it_says() -> None:
    made = page(
        '<a href=" x.html ">x</a><img src=a.png srcset="b.png 1x, c.png 2x"><link rel="stylesheet" href="s.css">'
        '<meta property="og:image" content="o.png"><video poster="p.jpg"></video><a href="{{ url }}">t</a><a href="">e</a>'
    )
    found = {reference.url: reference for reference in references(made)}
    assert set(found) == {"x.html", "a.png", "b.png", "c.png", "s.css", "o.png", "p.jpg"}
    for url, reference in found.items():
        assert made.text[slice(*reference.at)].strip() == url


def test_parts_of_a_page_have_names() -> None:
    assert {"a", "b"} <= anchors(page('<h2 id="a">A</h2><a name="b"></a>'))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.a.example/x/", "http://a.example/x.html", True),
        ("https://a.example/index.html", "https://a.example", True),
        ("https://a.example/x", "https://a.example/y", False),
        ("https://a.example/x?p=1", "https://a.example/x", False),
    ],
)
def test_addresses_of_one_page_are_known_as_one(one: str, other: str, same: bool) -> None:
    assert (identity(one) == identity(other)) is same
