import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.claims import Unit
from contentlint.claims.features import features
from contentlint.claims.lists import condition_list, lead
from contentlint.claims.reading import abstract, covered, read


def names(text: str) -> set[str]:
    return set(features(Unit(text)))


def test_negation_and_modal_go_with_their_effect() -> None:
    assert "r:verb-reduce/s" in names("Osteopathy reduces pain.")
    assert "r:not verb-reduce/base" in names("Osteopathy does not reduce pain.")
    assert "r:may verb-reduce/base" in names("Osteopathy may reduce pain.")


def test_a_pronoun_stands_for_what_was_spoken_of() -> None:
    after_treatment = Unit("It reduces pain.", before="Osteopathy is gentle.")
    assert "ag:pronoun>treatment" in set(features(after_treatment))
    assert "ag:condition" in names("Sciatica reduces strength.")


def test_a_signal_is_marked_where_it_is_negated_or_cleared() -> None:
    assert "sig:painless" in names("The treatment is painless.")
    assert "sig:painless/not" in names("It is rarely painless.")
    assert "sig:painless/clear" in names("Is the treatment painless?")


def test_the_abstract_names_classes_in_order() -> None:
    assert abstract(read("Osteopathy relieves back pain")) == ["T", "REDs", "C"]


def test_covered_is_a_share_of_the_content_words() -> None:
    assert covered(read("migraine and asthma"), ("condition",)) == 1.0
    assert covered(read("the long road"), ("condition",)) == 0.0


def test_the_lead_in_is_read_before_the_heading() -> None:
    assert lead(Unit("asthma", "item", "Conditions we treat", "When to see your doctor")) == "neutral"
    assert (
        lead(Unit("asthma", "item", "Our clinic", "Homeopathy is helpful for the following conditions:")) == "asserted"
    )
    assert lead(Unit("asthma", "item", "Our clinic", "Our team")) == ""


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("What are the benefits?", "asserted"),
        ("What are the advantages of cupping?", "asserted"),
        ("Which conditions can cupping help?", "asserted"),
        ("How can cupping help me?", "asserted"),
        ("What should I bring?", "neutral"),
        ("What are the risks?", "neutral"),
        ("What are the symptoms of asthma?", "neutral"),
    ],
)
def test_a_question_tells_what_its_list_is(heading: str, said: str) -> None:
    assert lead(Unit("asthma", "item", heading)) == said


def test_only_conditions_make_a_condition_list() -> None:
    assert condition_list(Unit("Asthma", "item", lead_in="Conditions we treat"))
    assert not condition_list(Unit("Free call", "item", lead_in="Conditions we treat"))
    assert not condition_list(Unit("All conditions", "item", lead_in="Conditions we treat"))
    assert not condition_list(Unit("Asthma", "heading", lead_in="Conditions we treat"))


@pytest.mark.parametrize("lead_in", [
    "Conditions we treat", "Problems that we have had success treating:", "The clinic treats many disorders, such as:",
    "Symptoms that respond to reflexology", "Perfect for treating:",
])  # fmt: skip
def test_under_a_list_of_conditions_a_name_nobody_knows_is_one(lead_in: str) -> None:
    assert lead(Unit("Zorblitis", "item", lead_in=lead_in)) == "conditions"
    assert condition_list(Unit("Zorblitis of the toe", "item", lead_in=lead_in))


@pytest.mark.parametrize("text", [
    "Book a visit", "Our team", "We are open on Sundays.", "2 hours", "Massage", "Free parking behind the house, next to the old mill",
])  # fmt: skip
def test_what_is_no_name_is_no_condition(text: str) -> None:
    assert not condition_list(Unit(text, "item", lead_in="Conditions we treat"))


def test_a_lead_in_with_a_colon_speaks_for_its_list() -> None:
    assert not condition_list(Unit("Zorblitis", "item", "Conditions we treat", "A first visit has two parts:"))
    assert condition_list(Unit("Zorblitis", "item", "Conditions we treat", "Conditions we treat"))


def test_a_long_row_of_conditions_is_a_list() -> None:
    row = "Heart trouble: angina, high blood pressure, palpitations, and chest pain, whatever the cause, in young and old."
    assert condition_list(Unit(row, "item", lead_in="Cupping is used to treat a wide range of disorders:"))
    assert not condition_list(Unit(row, "item", lead_in="What to bring:"))


@given(st.text(max_size=120), st.sampled_from(["heading", "paragraph", "item", "quote"]), st.text(max_size=40))
def test_any_text_has_features(text: str, role: str, heading: str) -> None:
    assert all(isinstance(name, str) for name in features(Unit(text, role, heading, heading)))
