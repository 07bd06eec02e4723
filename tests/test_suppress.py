from datetime import date

import pytest

import contentlint
from contentlint.finding import Finding

IMAGE = "<img src=a.png>"
RULES = contentlint.Config(select=("image-alt-missing", "heading-skips-level"))


def lint(text: str) -> list[Finding]:
    return contentlint.lint_text(text, config=RULES)


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- contentlint-disable-next-line image-alt-missing: a logo -->\n{IMAGE}",
        f"<!-- contentlint-disable-next-line heading-skips-level, image-alt-missing: a logo -->\n\n  {IMAGE}",
        f"{{# contentlint-disable-next-line image-alt-missing: a logo #}}\n{IMAGE}",
        f"{{{{!-- contentlint-disable-next-line image-alt-missing: a logo --}}}}\n{IMAGE}",
        f"{{{{/* contentlint-disable-next-line image-alt-missing: a logo */}}}}\n{IMAGE}",
        f"<%# contentlint-disable-next-line image-alt-missing: a logo %>\n{IMAGE}",
        f"<%-- contentlint-disable-next-line image-alt-missing: a logo --%>\n{IMAGE}",
        f"<?php // contentlint-disable-next-line image-alt-missing: a logo ?>\n{IMAGE}",
        f"{{% comment %}}contentlint-disable-next-line image: a logo{{% endcomment %}}\n{IMAGE}",
        f"<!-- contentlint-disable image-alt-missing: a logo --><p>x</p>\n{IMAGE}\n<!-- contentlint-enable image-alt-missing -->",
        f"{IMAGE}<!-- contentlint-disable-file image-alt-missing: a logo -->",
    ],
)
def test_a_comment_settles_a_finding_with_its_reason(text: str) -> None:
    settled = [finding for finding in lint(text) if finding.rule == "image-alt-missing"]
    assert [finding.ignored for finding in settled] == ["a logo"]


def test_the_end_of_a_comment_is_no_rule() -> None:
    found = lint(f"<%-- contentlint-disable-next-line image-alt-missing --%>\n{IMAGE}")
    assert [(finding.rule, finding.ignored) for finding in found] == [("image-alt-missing", "no reason given")]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- contentlint-disable-next-line image-alt-missing -->\n<p>x</p>\n{IMAGE}",
        f"<!-- contentlint-disable heading-skips-level: x -->{IMAGE}",
        f"<!-- contentlint-disable image-alt-missing: x --><!-- contentlint-enable image-alt-missing -->{IMAGE}",
        f"{IMAGE}<!-- contentlint-disable image-alt-missing: x -->",
    ],
)
def test_what_a_comment_does_not_cover_is_still_told(text: str) -> None:
    assert [finding.rule for finding in lint(text) if finding.ignored is None].count("image-alt-missing") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- contentlint-disable image-alt-missing: x --><p>a", "nothing is found here by image-alt-missing"),
        ("<!-- contentlint-disable-file image-alt-mising: x --><p>a", "no rule is called image-alt-mising"),
        ("<p>a</p><!-- contentlint-disable-next-line image-alt-missing: x -->", "nothing is found here"),
    ],
)
def test_a_suppression_that_settles_nothing_is_told(text: str, message: str) -> None:
    (finding,) = lint(text)
    assert finding.rule == "unused-suppression"
    assert message in finding.message
    assert finding.place.excerpt.startswith("<!-- contentlint-disable")


def test_a_suppression_of_a_rule_that_does_not_run_is_left_alone() -> None:
    assert (
        contentlint.lint_text(
            "<!-- contentlint-disable heading-skips-level: x -->",
            config=contentlint.Config(select=("image-alt-missing",)),
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        (f'<div data-contentlint-ignore="image-alt-missing: a logo wall"><p>{IMAGE}</p></div>', ["a logo wall"]),
        (
            f'<section data-contentlint-ignore="image">{IMAGE}<b>{IMAGE}</b></section>{IMAGE}',
            ["no reason given"] * 2 + [None],
        ),
        (f'<p data-contentlint-ignore="heading-skips-level">x</p>{IMAGE}', [None]),
    ],
)
def test_an_attribute_settles_what_stands_inside_its_element(text: str, ignored: list[str | None]) -> None:
    assert [finding.ignored for finding in lint(text) if finding.rule == "image-alt-missing"] == ignored


@pytest.mark.parametrize(("today", "ignored"), [("2027-01-31", "till the shoot"), ("2027-02-01", None)])
def test_a_suppression_ends_after_its_last_day(today: str, ignored: str | None) -> None:
    text = f"<!-- contentlint-disable-next-line image-alt-missing until 2027-01-31: till the shoot -->\n{IMAGE}"
    config = contentlint.Config(select=("image-alt-missing",), shared={"today": date.fromisoformat(today)})
    found = {finding.rule: finding for finding in contentlint.lint_text(text, config=config)}
    assert found["image-alt-missing"].ignored == ignored
    assert ("unused-suppression" in found) is (ignored is None)
    assert ignored is not None or "ended on 2027-01-31" in found["unused-suppression"].message


def test_a_reason_can_be_required() -> None:
    config = contentlint.Config(select=("image-alt-missing",), require_reason=True)
    text = f"<!-- contentlint-disable-next-line image-alt-missing -->\n{IMAGE}"
    assert [finding.rule for finding in contentlint.lint_text(text, config=config)] == [
        "suppression-without-reason",
        "image-alt-missing",
    ]
    reasoned = text.replace(" -->", ": a logo -->")
    assert [finding.rule for finding in contentlint.lint_text(reasoned, config=config)] == ["image-alt-missing"]
