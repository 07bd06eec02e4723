import sys
from types import FrameType
from typing import Any

import pytest

from contentlint.claims import Claim, Unit, detect, detect_all, is_reported
from tests.claims.examples import DATA, lines

# fmt: off
CATEGORIES = [
    "cure", "guarantee", "absolute-safety", "no-side-effects", "discourage-care", "miracle", "universal-benefit",
    "efficacy", "condition-list", "superiority", "unsourced-statistic", "vague-authority", "unlinked-study",
    "authority-endorsement", "mechanism", "root-cause", "detox", "time-bound-result", "permanence",
    "traditional-use", "natural-safe", "testimonial-outcome", "before-after", "superlative-practitioner",
    "protected-title", "urgency", "inducement", "unnecessary-use",
]
# fmt: on
INFO = ("inducement", "protected-title")  # facts of commerce and of title: another rule's matter


def reported(unit: Unit) -> list[Claim]:
    return [claim for claim in detect(unit) if is_reported(claim)]


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_category_has_ten_examples_of_either_kind(category: str) -> None:
    kinds = [claimed for _, claimed, _ in lines(DATA / f"{category}.toml")]
    assert kinds.count(True) >= 10
    assert kinds.count(False) >= 10


@pytest.mark.parametrize("category", [c for c in CATEGORIES if c not in INFO])
def test_most_written_claims_are_reported(category: str) -> None:
    bad = [unit for _, claimed, unit in lines(DATA / f"{category}.toml") if claimed]
    assert sum(bool(reported(unit)) for unit in bad) >= 0.6 * len(bad)


@pytest.mark.parametrize("category", CATEGORIES)
def test_hardly_any_plain_statement_is_reported(category: str) -> None:
    good = [unit for _, claimed, unit in lines(DATA / f"{category}.toml") if not claimed]
    assert [unit.text for unit in good if reported(unit)][2:] == []


def test_most_reported_claims_name_their_category() -> None:
    named = [
        category in {claim.category for claim in reported(unit)}
        for path in DATA.glob("*.toml")
        for category, claimed, unit in lines(path)
        if claimed and category not in INFO and reported(unit)
    ]
    assert sum(named) >= 0.85 * len(named)


def test_at_most_two_of_three_hundred_hard_negatives_are_reported() -> None:
    sentences = (DATA / "hard_negatives.txt").read_text(encoding="utf-8").splitlines()
    assert len(sentences) >= 300
    assert [s for s in sentences if reported(Unit(s))][2:] == []


def test_nothing_is_said_of_a_sentence_without_a_trigger_word() -> None:
    assert detect(Unit("The waiting room faces the garden.")) == ()
    assert detect(Unit("")) == ()


def test_a_claim_marks_its_words_in_the_sentence() -> None:
    text = "  Our osteopaths — relieve sciatica."
    (claim, *_) = detect(Unit(text))
    assert "relieve" in [text[start:end] for start, end in claim.words]
    assert text[claim.start : claim.end].startswith("relieve")
    assert claim.condition == "sciatica"


def test_a_word_of_the_name_of_a_condition_is_no_effect() -> None:
    text = "Osteopathy relieves lower back pain."
    (claim, *_) = detect(Unit(text))
    assert [text[start:end] for start, end in claim.words] == ["relieves"]


def test_flags_name_serious_conditions_and_vulnerable_groups() -> None:
    (claim, *_) = detect(Unit("Homeopathy cures asthma in children."))
    assert claim.flags == ("serious-condition", "vulnerable-group")
    (claim, *_) = detect(Unit("Osteopathy relieves stiff necks for good."))
    assert claim.flags == ()


def test_items_inherit_what_their_lead_in_says() -> None:
    for lead, expected in [("Acupuncture is effective for:", True), ("Symptoms of menopause", False)]:
        unit = Unit("hot flushes and night sweats", "item", lead, lead)
        assert bool(reported(unit)) is expected


def test_a_row_of_conditions_is_one_list() -> None:
    row = [Unit(text) for text in ("Asthma", "Psoriasis", "Paralysis", "Gallstones", "Migraine")]
    assert all(claims and claims[0].category == "condition-list" for claims in detect_all(row))
    assert not any(is_reported(claim) for claims in detect_all(row[:3]) for claim in claims)
    related = [unit._replace(heading="Related pages") for unit in row]
    assert not any(is_reported(claim) for claims in detect_all(related) for claim in claims)


def test_a_row_of_conditions_goes_on_over_a_name_nobody_knows() -> None:
    row = [Unit(text) for text in ("Asthma", "Psoriasis", "Zorblitis", "Gallstones", "Migraine", "Zorblitis")]
    assert [bool(claims) for claims in detect_all(row)] == [True, True, True, True, True, False]
    said = [*row[:3], Unit("We moved here in May and have parked our bicycles behind the house ever since."), *row[3:]]
    assert not any(is_reported(claim) for claims in detect_all(said) for claim in claims)


def test_a_sentence_that_names_conditions_is_no_item_of_a_list() -> None:
    above = "What our clinic treats"
    row = "Asthma, migraine, sciatica, eczema."
    told = "Last year we gave three evenings on asthma, migraine and sciatica in the library and the school."
    assert detect(Unit(row, heading=above))[0].category == "condition-list"
    assert not reported(Unit(told, heading=above))


def test_an_introduction_tells_of_a_range_of_conditions() -> None:
    lead = "Shockwaves have their place in a wide range of problems, such as:"
    assert reported(Unit("Tennis elbow", "item", lead_in=lead))


def test_a_heading_lists_no_conditions() -> None:
    for text in ("Our laser clears migraine, asthma and eczema", "Freedom from asthma, eczema and migraine"):
        assert "condition-list" not in {claim.category for claim in detect(Unit(text, "heading"))}


def test_a_heading_can_promise() -> None:
    for text in ("Calms the nervous system", "2. Loosens stiff joints"):
        assert reported(Unit(text, "heading"))
    for text in ("Lifts and fillers", "Peels for dry skin", "Knee pain"):
        assert not reported(Unit(text, "heading", title=text))


def test_a_condition_is_hedged_as_its_list_is() -> None:
    claims = [
        detect(Unit("Asthma", "item", lead_in=lead))[0]
        for lead in ("Homeopathy treats:", "Conditions that we can help with:")
    ]
    assert [(claim.category, claim.hedge) for claim in claims] == [
        ("condition-list", "none"),
        ("condition-list", "half"),
    ]


def test_a_row_gives_each_unit_its_own_answer() -> None:
    units = [Unit("We are open on Mondays."), Unit("Botox smooths frown lines."), Unit("Does it hurt?")]
    assert detect_all(units) == [detect(unit) for unit in units]


def test_a_claim_is_reported_from_the_threshold_on_unless_cleared() -> None:
    claim = Claim("efficacy", 0, 1, ((0, 1),), "stated", "none", None, None, (), 0.7, None)
    assert is_reported(claim, 0.7)
    assert not is_reported(claim, 0.71)
    assert not is_reported(claim._replace(clears="question"), 0.1)


LONG = {
    "hedged effects": "Needles may" + " reduce pain, possibly improve sleep and" * 60,
    "sure effects": "Needles" + " always cure asthma, never harm the liver and" * 60,
    "conditions": "We treat" + " asthma, migraine and" * 120,
    "numbers": "Needles" + " ease pain in 90% of 100 patients within 3 weeks and" * 60,
}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_the_work_grows_with_the_sentence_and_no_faster(words: str) -> None:
    def work(text: str) -> int:
        """Bytecode instructions: loops count that call nothing, and no busy machine changes it."""
        count = 0

        def step(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal count
            frame.f_trace_opcodes = True
            count += event == "opcode"
            return step

        before = sys.gettrace()
        sys.settrace(step)
        try:
            detect(Unit(text))
        finally:
            sys.settrace(before)
        return count

    detect(Unit(words))
    once, twice = work(f"Well. {words}"), work(f"Well. {words} {words}")
    assert once > 10_000
    assert twice <= 2.3 * once


@pytest.mark.parametrize(("category", "text"), [
    ("vague-authority", "Our toes are looked after with evidence-based care."),
    ("superlative-practitioner", "Ask for us at the best podiatry clinic in Wollongong."),
    ("authority-endorsement", "This is the lamp that is FDA-cleared for warts."),
])  # fmt: skip
def test_a_phrasing_claims_by_itself_unless_denied(category: str, text: str) -> None:
    assert category in {claim.category for claim in reported(Unit(text))}
    assert not reported(Unit("We are not the best podiatry clinic in Wollongong."))
