import pytest

from contentlint.text.arithmetic import Condition, Formula


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("words / sentences", 5.0),
        ("(0.5 * words) + -1", 4.0),
        ("math.sqrt(words + 6)", 4.0),
        ("math.abs(sentences - words)", 8.0),
        ("heading.h2 * 3", 9.0),
        ("words %\n sentences", 0.0),
    ],
)
def test_a_formula_comes_to_a_number(text: str, value: float) -> None:
    assert Formula.parse(text).value({"words": 10, "sentences": 2, "heading.h2": 3}) == value


def test_a_formula_tells_its_names() -> None:
    assert Formula.parse("heading.h1 + math.sqrt(words)").names() == {"heading.h1", "words"}


@pytest.mark.parametrize("text", ["words / 0", "10.0 ** 2", "math.sqrt(0 - words)", "math.pow(10, 400)"])
def test_what_comes_to_nothing_has_no_value(text: str) -> None:
    if "**" in text:
        with pytest.raises(ValueError, match="can't stand in a formula"):
            Formula.parse(text)
    else:
        assert Formula.parse(text).value({"words": 1}) is None


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')", "words.real.x", "open(words)", "[1]", "'a'", "words if words else 1", "(lambda: 1)()", "1 +", "", "x" * 3000,
        "math.sqrt(x=1)", "True and words", "9" * 5000,
    ],
)  # fmt: skip
def test_nothing_but_arithmetic_is_a_formula(text: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        Formula.parse(text)


def test_a_condition_compares_with_a_number() -> None:
    assert Condition.parse("> 8.0").holds(8.5)
    assert not Condition.parse("<= -2").holds(0)
    assert Condition.parse("== 3").holds(3.0)
    for text in ("8", "> words", "> 8 || true"):
        with pytest.raises(ValueError, match="comparison with a number"):
            Condition.parse(text)
