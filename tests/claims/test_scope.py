import pytest

from contentlint.claims import Unit
from contentlint.claims.lexicon import patterns
from contentlint.claims.scope import CUES, clears, hedge


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("question", "Does cupping cure migraine?"),
        ("question", "“Is laser surgery completely safe?”"),
        ("consent", "I understand that the filler may dissolve."),
        ("consent", "By signing this form you accept the risks."),
        ("negated", "We cannot promise that your pain will go away."),
        ("negated", "No clinic can guarantee a pregnancy."),
        ("negated", "This tea isn’t intended as a cure."),
        ("negated", "The FDA has not approved it for arthritis."),
        ("evidence-absent", "There is little reliable evidence that it works."),
        ("evidence-absent", "More research is needed."),
        ("evidence-absent", "Two trials found no benefit."),
        ("criticised", "Some websites say that juice flushes toxins."),
        ("criticised", "Be wary of miracle cures."),
        ("criticised", "The regulator banned an advert for pain-free veins."),
        ("conditional", "If you have chest pain, call an ambulance."),
        ("conditional", "An early diagnosis is crucial for successful treatment."),
        ("conditional", "For the splint to be effective you must wear it at night."),
        ("conditional", "A diet is only as effective as the cook."),
        ("asked", "Ask us whether laser treatment is safe for you."),
        ("attributed", "The method is based on the idea that energy flows."),
        ("quoted", "We avoid words like “painless”."),
        ("instruction", "Take your antibiotics until the course is finished."),
        ("described", "Sciatica causes numbness and reduces strength."),
    ],
)
def test_what_clears_a_sentence_is_named(reason: str, sentence: str) -> None:
    assert clears(Unit(sentence)) == reason


@pytest.mark.parametrize(
    "heading", ["See also", "Related articles", "You might also like", "References", "Key literature:"]
)
def test_an_item_that_names_a_page_claims_nothing(heading: str) -> None:
    assert clears(Unit("Migraine cured without drugs", "item", heading)) == "names-a-page"
    assert clears(Unit("Acupuncture cures migraine.", "paragraph", heading)) is None


@pytest.mark.parametrize(
    "heading", ["Sources of relief", "Other conditions we treat", "Read our promise", "What we treat"]
)
def test_an_item_under_another_heading_is_judged(heading: str) -> None:
    assert clears(Unit("Migraine cured without drugs", "item", heading)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Physiotherapy eases back pain.",
        "We cannot promise miracles, but most patients walk without pain.",
        "Although no therapy can guarantee it, our herbs stop hair loss.",
        "Avoid surgery with our back table.",
        "Sciatica responds to our treatment and reduces quickly.",
    ],
)
def test_a_claim_is_not_cleared(sentence: str) -> None:
    assert clears(Unit(sentence)) is None


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ("none", "Massage relieves tension."),
        ("full", "Massage may relieve tension."),
        ("full", "The drops might possibly reduce redness."),
        ("half", "Massage can relieve tension."),
        ("none", "You may be surprised how well and how quickly our massage relieves tension."),
        ("none", "Massage relieves tension and may improve sleep."),
        ("none", "The clinic is in the old town."),
        ("half", "Massage can relieve tension, improve sleep and restore balance."),
        ("half", "Stretching helps relieve cramps."),
        ("half", "Massage helps with migraine."),
        ("none", "Massage supports sleep and reduces tension."),
        ("half", "Massage often reduces tension."),
        ("full", "Robotic surgery may be faster."),
        ("none", "Massage is an effective treatment, helping reduce pain."),
        ("half", "Massage can be effective."),
        ("none", "You can expect to see smoother skin."),
        ("half", "Exercise can help keep your joints relaxed and protected."),
        ("half", "A laser designed to deeply clean the skin, improve tone and reduce lines."),
        ("none", "A laser designed to deeply clean the skin: it reduces lines."),
        ("none", "Massage can be booked online and your pain is eased."),
        ("none", "You can look forward to less pain."),
        ("half", "Taping is used to treat sprains."),
        ("none", "Taping is used to treat sprains and is an effective remedy."),
        ("half", "Taping can be effective in treating sprains."),
        ("half", "The goal of taping is to restore stability."),
    ],
)
def test_a_hedge_counts_where_it_governs_the_effect(expected: str, sentence: str) -> None:
    assert hedge(sentence) == expected


@pytest.mark.parametrize(("expected", "before"), [
    ("described", "The pancreas lies behind the stomach."),
    (None, "Our herbal tea is brewed from nettles."),
    (None, ""),
])  # fmt: skip
def test_a_pronoun_stands_for_what_was_spoken_of_before(expected: str | None, before: str) -> None:
    assert clears(Unit("It regulates digestion.", before=before)) == expected


@pytest.mark.parametrize(("expected", "sentence"), [
    ("described", "About 40% of women over sixty have brittle bones."),
    ("described", "One in ten adults lives with heel pain."),
    ("described", "Millions of people suffer from hay fever."),
    (None, "After our laser, 90% of women have no more leaks."),
    (None, "90% of our patients have less pain."),
])  # fmt: skip
def test_how_many_people_have_an_illness_claims_nothing(expected: str | None, sentence: str) -> None:
    assert clears(Unit(sentence)) == expected


@pytest.mark.parametrize(("expected", "sentence"), [
    ("names-a-page", "Cure for pain | Migraine relief | Asthma | Our team"),
    ("names-a-source", "Orme B, Tully CD, et al. Massage relieves back pain in sailors."),
    (None, "Massage relieves back pain | Book now"),
    (None, "Dr Orme, Tully and Hale cure migraine."),
])  # fmt: skip
def test_menus_and_references_claim_nothing(expected: str | None, sentence: str) -> None:
    assert clears(Unit(sentence)) == expected


def test_every_pattern_has_words_to_look_up_first() -> None:
    assert CUES.keys() == patterns("clears").keys()
