from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from contentlint.facts.difficulty import difficulty
from contentlint.facts.reading import PageReading, place_of, reading, sentences
from contentlint.page import Page
from contentlint.prose import Slice
from contentlint.rules import Hit, rule
from contentlint.text.readability import Reading

TARGETS = {"patient": 6, "public": 8, "professional": 12}
WORST = 5
YEARS_BEFORE_SCHOOL = 5
"""Age in years at which the first grade is entered, less one: a grade is the age of its pupils less five."""


@rule(
    "readability-grade", references=["ama-reading-level", "nih-reading-level", "nhs-reading-age"], tags={"readability"}
)
def readability_grade(
    page: Page,
    *,
    audience: Literal["patient", "public", "professional"] = "public",
    target: float | None = None,
    reading_age: float | None = None,
    slack: float = 2,
) -> Iterator[Hit]:
    """The text reads at the school grade that its readers have.

    Half of all adults read at or below the eighth grade. What they can't read, they can't follow, and can't consent to.
    English is measured by Flesch-Kincaid, other languages by the median of their own formulas; text in headings,
    lists, tables, captions and references is not counted, and a sample below 100 words or 5 sentences is not judged.

    Options:
        audience: who reads the page: patient aims at grade 6, public at 8, professional at 12.
        target: the grade to aim at, instead of the audience's.
        reading_age: the age in years to aim at, instead of a grade (the NHS: 9 to 11); a grade is five less.
        slack: grades that one section may lie above the target while the page as a whole keeps to it.

    Bad:
        <html lang="en"><h1>[[Care]]</h1>
        <p>Comprehensive musculoskeletal rehabilitation necessitates multidisciplinary collaboration incorporating
        individualised therapeutic interventions alongside longitudinal reassessment of functional capabilities, because
        deterioration frequently accompanies inadequate supervision. Physiotherapeutic practitioners administer
        evidence-informed interventions following comprehensive biomechanical assessment of contributory impairments.
        Subsequent appointments facilitate progressive reintegration into occupational responsibilities, notwithstanding
        the considerable interindividual variability characterising rehabilitation trajectories. Communication between
        professionals substantially influences continuity, particularly whenever pharmacological considerations complicate
        participation. Individuals experiencing persistent symptomatology require additional investigation, whereupon
        multidisciplinary conferences deliberate regarding alternative management possibilities. Documentation accompanies
        every consultation, ensuring accountability throughout organisational transitions and facilitating retrospective
        evaluation of therapeutic effectiveness across heterogeneous populations. Confidentiality considerations notwithstanding,
        authorised representatives occasionally participate.</p></html>

    Good (reading_age = 11):
        <html lang="en"><h1>Your visit</h1>
        <p>We will meet for half an hour. First we talk about your pain. Then we look at how you move. You can stop at any
        time. We will show you three or four things to do at home. They take ten minutes a day. Most people come back after
        two weeks. We look at how you move again and change the plan if we need to. If the pain gets worse, call us. You do
        not have to wait for your next visit. If you feel numb or weak, go to the hospital at once. Bring a list of what you
        take. Wear clothes that you can move in. You can bring a friend with you.</p></html>

    Good:
        <html lang="en"><h1>Care</h1>
        <p>We will meet for half an hour. First we talk about your pain. Then we look at how you move. You can stop at any
        time. We will show you three or four things to do at home. They take ten minutes a day. Most people come back after
        two weeks. We look at how you move again and change the plan if we need to. If the pain gets worse, call us. You do
        not have to wait for your next visit. If you feel numb or weak, go to the hospital at once. Bring a list of what you
        take. Wear clothes that you can move in. You can bring a friend with you. We write down what we agreed and send it
        to you and to your doctor.</p></html>
    """
    wanted = _wanted(audience, target, reading_age)
    read = reading(page)
    whole = grade_of(read.reading)
    if whole is not None and round(whole) > wanted:
        yield Hit(place_of(page), _message("this page", whole, wanted, read.reading, read.measured), _worst(read))
    elif isinstance(read.reading, Reading):
        for section in read.sections:
            found = grade_of(section.reading)
            if section.heading is not None and found is not None and found > wanted + slack:
                counted = f"{section.counts.words} words in {section.counts.sentences} sentences"
                yield Hit(section.heading, _message("this section", found, wanted, section.reading, counted))


def _wanted(audience: str, target: float | None, reading_age: float | None) -> float:
    if target is not None:
        return target
    return TARGETS[audience] if reading_age is None else reading_age - YEARS_BEFORE_SCHOOL


def grade_of(read: object) -> float | None:
    """The school grade that decides: Flesch-Kincaid for English, the median of all grades for other languages."""
    if not isinstance(read, Reading) or read.grade is None:
        return None
    return read.scores.get("flesch_kincaid_grade", read.grade.median) if read.language == "en" else read.grade.median


def _message(what: str, grade: float, wanted: float, read: object, counted: str) -> str:
    assert isinstance(read, Reading) and read.grade is not None
    others = f"all formulas {read.grade.low:.0f} to {read.grade.high:.0f}, median {read.grade.median:.0f}"
    aim = f"{what} reads at grade {grade:.1f}, the target is {wanted:g}"
    return f"{aim} ({others}; {counted}); use shorter sentences and plainer words"


def _worst(read: PageReading) -> tuple[tuple[str, Slice], ...]:
    """The sentences that are hardest to read, with the reason; long ones are looked at closely, and no others."""
    longest = sorted(sentences(read.sections), key=lambda sentence: sentence.start - sentence.end)[: 2 * WORST]
    rated = [(difficulty(sentence.text, read.language), sentence) for sentence in longest]
    rated.sort(key=lambda pair: -pair[0].weight)
    return tuple((f"hard to read: {', '.join(hard.reasons)}", sentence) for hard, sentence in rated[:WORST])
