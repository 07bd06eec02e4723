import pytest

from contentlint.facts.images import alts, is_tracker, lone_link, same_picture, source_of, stem_of
from contentlint.page import Page
from contentlint.source import Source


def page_of(text: str) -> Page:
    return Page(Source.from_text(text))


def test_alts_leave_out_what_is_empty_hidden_or_unknown() -> None:
    page = page_of(
        '<img alt="a&amp;b"><img alt=""><img alt="{{ x }}"><p hidden><img alt="c"></p><input type="image" alt="go">'
    )
    assert [alt.text for alt in alts(page)] == ["a&b", "go"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('<img src="a.jpg">', "a.jpg"),
        ('<img src="dot.gif" data-src="a.jpg">', "a.jpg"),
        ('<img src="{{ x }}/a.jpg">', ""),
        ("<img>", ""),
    ],
)
def test_the_address_of_an_image(text: str, address: str) -> None:
    assert source_of(page_of(text).select("img")[0]) == address


@pytest.mark.parametrize(
    ("address", "stem"),
    [
        ("/img/front-desk.jpg?v=2", "front-desk"), ("logo", "logo"), ("https://x.example/a.b.webp#t", "a.b"),
        ("data:image/png;base64,AAAA", ""),
    ],
)  # fmt: skip
def test_the_stem_of_an_address(address: str, stem: str) -> None:
    assert stem_of(address) == stem


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("hero.jpg", "hero-mobile.webp", True),
        ("a/hero-800x600.jpg", "b/hero-1200x900.jpg", True),
        ("hero@2x.png", "hero.png", True),
        ("room-1.jpg", "room-2.jpg", False),
        ("room.jpg", "garden.jpg", False),
    ],
)
def test_sizes_and_shades_are_the_same_picture(a: str, b: str, same: bool) -> None:
    assert same_picture(a, b) is same


@pytest.mark.parametrize(
    ("text", "tracker"),
    [
        ('<img src="x.gif" width="1" height="1">', True),
        ('<img src="x.gif" width="0" height="1px">', True),
        ('<img src="x.gif" width="1">', False),
        ('<img src="x.gif" width="100" height="1">', False),
        ('<img src="https://www.facebook.com/tr?id=1">', True),
        ('<img src="/img/transfer.jpg">', False),
    ],
)
def test_trackers(text: str, tracker: bool) -> None:
    assert is_tracker(page_of(text).select("img")[0]) is tracker


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ('<a href="/"><img></a>', True),
        ('<a href="/"><img> Home</a>', False),
        ('<a href="/"><img><img></a>', False),
        ("<a><img></a>", False),
        ("<p><img></p>", False),
    ],
)
def test_an_image_alone_in_a_link(text: str, lone: bool) -> None:
    page = page_of(text)
    assert (lone_link(page, page.select("img")[0]) is not None) is lone
