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


def test_only_conditions_make_a_condition_list() -> None:
    assert condition_list(Unit("Asthma", "item", lead_in="Conditions we treat"))
    assert not condition_list(Unit("Free call", "item", lead_in="Conditions we treat"))
    assert not condition_list(Unit("All conditions", "item", lead_in="Conditions we treat"))
    assert not condition_list(Unit("Asthma", "heading", lead_in="Conditions we treat"))


@given(st.text(max_size=120), st.sampled_from(["heading", "paragraph", "item", "quote"]), st.text(max_size=40))
def test_any_text_has_features(text: str, role: str, heading: str) -> None:
    assert all(isinstance(name, str) for name in features(Unit(text, role, heading, heading)))
