from contentlint.claims.subject import names_care, speaks_of_care
from contentlint.claims.unit import Unit
from contentlint.claims.units import claims
from contentlint.page import Page
from contentlint.source import Source

GUIDE = [
    "Write the label above the field.", "Put the help text below it.", "Test the form with a keyboard.",
    "Say what went wrong and where.", "Keep the button on the left.", "Don't use a colour alone.",
    "Read the log every morning.", "Ask a colleague to look.", "Save your work first.", "Send the draft to the editor.",
    "Name the file after the page.", "Check the links twice a year.",
]  # fmt: skip
CLAIM = "It works wonders and banishes every error for good."
CARE = ["Massage is given on a warm table.", "Back pain has many causes.", "Acupuncture needles are thin."]


def said(sentences: list[str]) -> list[str | None]:
    page = Page(Source.from_text("<html lang=en><body>" + "".join(f"<p>{text}</p>" for text in sentences) + "</body>"))
    return [each.claim.clears for each in claims(page) if each.sentence.text == CLAIM]


def test_a_page_speaks_of_care_when_some_of_its_sentences_do() -> None:
    assert not speaks_of_care([Unit(text) for text in GUIDE])
    assert speaks_of_care([Unit(text) for text in GUIDE[:5]])
    assert speaks_of_care([Unit(text) for text in [*GUIDE, CARE[0]]])


def test_words_of_a_claim_are_none_on_a_page_about_something_else() -> None:
    assert said([*GUIDE, CLAIM]) != []
    assert set(said([*GUIDE, CLAIM])) == {"a-page-about-something-else"}
    assert None in said([*GUIDE, *CARE, CLAIM])


def test_a_sentence_that_names_a_treatment_counts_anywhere() -> None:
    assert names_care(Unit("Reflexology cures asthma."))
    assert not names_care(Unit(CLAIM))
