from pathlib import Path

import pytest

import contentlint
from contentlint.finding import Finding
from contentlint.suppress import Baseline, write_baseline

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
        f"<?php // contentlint-disable-next-line image-alt-missing: a logo ?>\n{IMAGE}",
        f"{{% comment %}}contentlint-disable-next-line image: a logo{{% endcomment %}}\n{IMAGE}",
        f"<!-- contentlint-disable image-alt-missing: a logo --><p>x</p>\n{IMAGE}\n<!-- contentlint-enable image-alt-missing -->",
        f"{IMAGE}<!-- contentlint-disable-file image-alt-missing: a logo -->",
    ],
)
def test_a_comment_settles_a_finding_with_its_reason(text: str) -> None:
    settled = [finding for finding in lint(text) if finding.rule == "image-alt-missing"]
    assert [finding.ignored for finding in settled] == ["a logo"]


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


def test_a_baseline_settles_what_was_there_and_tells_what_is_new(tmp_path: Path) -> None:
    page, path = tmp_path / "a.html", tmp_path / "baseline.json"

    def findings() -> list[Finding]:
        return list(contentlint.lint([page], RULES))

    page.write_text(f"{IMAGE}\n{IMAGE}", encoding="utf-8")
    assert write_baseline(path, findings()) == 2
    page.write_text(f"<p>new line</p>\n{IMAGE}\n<img src=b.png>\n{IMAGE}\n{IMAGE}", encoding="utf-8")
    settled = list(Baseline(path).settle(findings()))
    assert [finding.place.excerpt for finding in settled if finding.ignored is None] == ["<img src=b.png>", IMAGE]
    assert len(settled) == 4


@pytest.mark.parametrize("text", ["", "[]", '{"findings": 3}', '{"schema": 1}'])
def test_a_broken_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="is no baseline; make it anew"):
        Baseline(path)
