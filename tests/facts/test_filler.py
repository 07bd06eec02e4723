import pytest

from contentlint.facts.filler import filler, is_filler
from contentlint.facts.reading import reading
from contentlint.page import Page
from contentlint.source import Source

LATIN = "Voluptas quia dolorem sequi nesciunt, aut odit fugit omnis."
ENGLISH = "The front door has a ramp, and the bell is low enough to reach from a chair."


def page(body: str) -> Page:
    return Page(Source.from_text(f'<html lang="en"><body>{body}</body></html>'))


@pytest.mark.parametrize(
    "text", [LATIN, LATIN.upper(), "Sint in culpa qui officia deserunt mollit anim id est laborum."]
)
def test_shuffled_cicero_is_filler(text: str) -> None:
    assert is_filler(text)


@pytest.mark.parametrize("text", [
    ENGLISH, "Et cetera.", "Lorem ipsum", "", "At a minus sign the error is shown in red, and the sum in quasi green.",
    "El dolor de espalda no es una enfermedad sino un síntoma que puede tener muchas causas distintas.",
])  # fmt: skip
def test_other_text_is_none(text: str) -> None:
    assert not is_filler(text)


def test_filler_is_not_measured() -> None:
    both = page(f"<h1>Access</h1><p>{ENGLISH}</p><p>{LATIN} {LATIN}</p>")
    assert [both.blocks[index].text for index in filler(both)] == [f"{LATIN} {LATIN}"]
    assert reading(both).counts == reading(page(f"<h1>Access</h1><p>{ENGLISH}</p>")).counts
    assert reading(both).left_out == 1 + len(LATIN.split()) * 2
