"""What becomes of a claim."""

import pytest

from contentlint.claims.support import Level, Support
from contentlint.claims.unit import Claim, Unit
from contentlint.claims.units import Stated
from contentlint.claims.verdict import Verdict, judge, shown
from contentlint.page import Page
from contentlint.source import Source

TEXT = "Heat relieves back pain in pregnancy."


def stated(
    *, level: Level = Level.NONE, kind: str = "", hedge: str = "none", flags: tuple[str, ...] = (), score: float = 0.9,
    clears: str | None = None, condition: str | None = None, text: str = TEXT,
) -> Stated:  # fmt: skip
    block = Page(Source.from_text(f"<p>{text}</p>")).content[0]
    claim = Claim("efficacy", 5, 13, ((5, 13),), "stated", hedge, "Heat", condition, flags, score, clears)
    sentence = block.sentences[0]
    return Stated(
        claim, Unit(sentence.text, paragraph=block.text), sentence, sentence.part(5, 13), Support(level, kind=kind)
    )


def test_a_bare_claim_is_reported_at_the_severity_of_its_rule() -> None:
    found = judge(stated(), evidence=True)
    assert (found.cleared, found.step, found.sure) == (None, 0, True)


@pytest.mark.parametrize(("level", "cleared", "step"), [
    (Level.NONE, False, 0), (Level.NAMED, False, 0), (Level.SECTION, False, -1), (Level.NEAR, True, 0), (Level.SCOPED, True, 0),
])  # fmt: skip
def test_support_settles_what_rests_on_evidence(level: Level, cleared: bool, step: int) -> None:
    found = judge(stated(level=level), evidence=True)
    assert ((found.cleared is not None), found.step) == (cleared, step)


@pytest.mark.parametrize("level", list(Level))
def test_no_source_settles_absolute_wording(level: Level) -> None:
    assert judge(stated(level=level, hedge="full"), evidence=False)[1:3] == (None, 0)


def test_a_story_is_cleared_by_a_full_hedge_only() -> None:
    assert judge(stated(hedge="full"), hedged=True).cleared == "fully hedged"
    assert judge(stated(hedge="half"), hedged=True).cleared is None
    assert judge(stated(hedge="half"), hedged=True).step == 0
    assert judge(stated(hedge="full")).cleared is None


@pytest.mark.parametrize(("hedge", "strict", "cleared", "step"), [
    ("full", False, True, 0), ("full", True, False, -1), ("half", False, False, -1), ("half", True, False, -1),
])  # fmt: skip
def test_hedges_lower_and_a_full_one_clears(hedge: str, strict: bool, cleared: bool, step: int) -> None:
    found = judge(stated(hedge=hedge), evidence=True, strict=strict)
    assert ((found.cleared is not None), found.step) == (cleared, step)


def test_a_flag_raises_and_a_hedge_lowers() -> None:
    raised = ("serious-condition",)
    assert judge(stated(flags=raised), evidence=True, raised_by=raised).step == 1
    assert judge(stated(flags=raised, hedge="half"), evidence=True, raised_by=raised).step == 0
    assert judge(stated(flags=raised), evidence=True, raised_by=()).step == 0


def test_words_and_conditions_raise() -> None:
    assert judge(stated(text="Heat relieves more than surgery."), evidence=True, raising_words=("surgery",)).step == 1
    assert judge(stated(text="Heat is FDA-approved."), evidence=True, raising_words=("fda approved",)).step == 1
    assert judge(stated(condition="back pain"), evidence=True, raised_by=("condition",)).step == 1


def test_what_the_detector_clears_is_never_reported() -> None:
    found: Verdict = judge(stated(clears="evidence-absent"), evidence=False)
    assert found.cleared == "evidence absent"


def test_an_unlikely_claim_stands_in_the_inventory_only() -> None:
    assert judge(stated(score=0.29), evidence=True).cleared is not None
    assert judge(stated(score=0.35), evidence=True)[1:] == (None, 0, False)


def test_a_sentence_that_a_template_fills_says_too_little() -> None:
    filled = stated(text="{{ name }} works on {{ days }} in the clinic.")
    filled = filled._replace(claim=filled.claim._replace(treatment=None))
    assert judge(filled, evidence=True).cleared is not None
    assert judge(filled._replace(claim=filled.claim._replace(condition="backs")), evidence=True).cleared is None


def test_what_may_be_a_source_asks_for_a_look() -> None:
    found = judge(stated(level=Level.SECTION, kind="unknown"), evidence=True)
    assert (found.cleared, found.sure) == (None, False)


def test_words_of_the_paragraph_settle_unless_a_medicine_is_to_be_stopped() -> None:
    safe = stated(text="Heat is safe. Redness and bruising are common.")
    assert judge(safe, evidence=False, settled_by=("bruis",)).cleared is not None
    denied = stated(text="Heat is safe. There is no bruising.")
    assert judge(denied, evidence=False, settled_by=("bruis",)).cleared is None
    stop = stated(text="Stop taking your tablets and work alongside us.")
    assert judge(stop, evidence=False, settled_by=("alongside",)).cleared is None


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("kind", ["", "journal", "secondary", "unknown"])
def test_support_is_never_called_more_than_present(level: Level, kind: str) -> None:
    said = shown(Support(level, kind=kind))
    assert "supported" not in said
    assert level < Level.SECTION or "not checked" in said
