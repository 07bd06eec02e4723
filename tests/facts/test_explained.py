import pytest

from contentlint.facts.explained import is_citation, is_explained, is_name, is_quoted
from contentlint.page import Page
from contentlint.prose import Slice
from contentlint.source import Source


def place(body: str, term: str) -> tuple[Page, Slice]:
    page = Page(Source.from_text(f'<html lang="en"><body>{body}</body></html>'))
    for block in page.content:
        if term in block.text:
            start = block.text.index(term)
            return page, block.slice(start, start + len(term))
    raise AssertionError(term)


@pytest.mark.parametrize(
    "text",
    [
        "Edema (swelling) is common.",
        "Edema – swelling – is common.",
        "Edema, or swelling, is common.",
        "Edema, also called dropsy, is common.",
        "Edema is a build-up of fluid.",
        "Edema means that fluid builds up.",
        "Swelling of the legs (Edema) is common.",
        "Doctors call this “Edema”.",
        "Edema is common. The swelling goes down.",
    ],
)
def test_a_term_may_be_explained_in_many_ways(text: str) -> None:
    assert is_explained(place(f"<p>{text}</p>", "Edema")[1], ["swelling"])


@pytest.mark.parametrize("text", ["Edema is common.", "Edema or pain may follow.", "Edema, pain and fever.", "Edema."])
def test_a_term_that_only_stands_there_is_not_explained(text: str) -> None:
    assert not is_explained(place(f"<p>{text}</p>", "Edema")[1], ["swelling"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Visit our Department of Nephrology.", True),
        ("Nephrology Department: second floor.", True),
        ("Call NEPHROLOGY now.", True),
        ("Nephrology is on the second floor.", False),
        ("We have a nephrology ward.", False),
    ],
)
def test_capitals_within_a_sentence_make_a_name(text: str, name: bool) -> None:
    term = next(word for word in ("Nephrology", "NEPHROLOGY", "nephrology") if word in text)
    assert is_name(place(f"<p>{text}</p>", term)[1]) is name


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("<p>“My edema is gone,” she says.</p>", True),
        ("<blockquote>My edema is gone.</blockquote>", True),
        ("<li>Lee J, Ray K. Leg edema after flights. Spine. 2019;4(2):12.</li>", True),
        ("<p>Your edema goes “all by itself”.</p>", False),
    ],
)
def test_quotations_and_references(body: str, quoted: bool) -> None:
    assert is_quoted(place(body, "edema")[1]) is quoted


@pytest.mark.parametrize(
    ("body", "cited"),
    [
        ('<p>See <a href="https://doi.org/10.1000/x">edema in flight</a>.</p>', True),
        ("<p>See <cite>On edema</cite>.</p>", True),
        ('<p>See <a href="/edema">edema</a>.</p>', False),
        ("<p>See <cite>On legs</cite> about edema.</p>", False),
    ],
)
def test_links_to_papers_and_titles(body: str, cited: bool) -> None:
    page, at = place(body, "edema")
    assert is_citation(page, at) is cited
