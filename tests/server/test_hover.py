from collections.abc import Iterator

import pytest

from contentlint.catalog import catalog
from contentlint.finding import Confidence, Finding, Place, Severity
from contentlint.page import Page
from contentlint.rules import Hit, Rule, rule
from contentlint.server.hover import as_markdown, as_text

RULES = [each for each in catalog().rules.values() if not each.by_engine]


def finding(of: Rule, message: str, suggestion: str | None = None) -> Finding:
    place = Place("a.html", 0, 1, 1, 1, 1, 2)
    return Finding(of.id, message, Severity.INFO, Confidence.LOW, place, of.references, suggestion=suggestion)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_every_rule_can_be_explained(each: Rule) -> None:
    text = as_markdown(finding(each, "mend this"), each)
    assert text.startswith(f"**{each.id}** (info, confidence low; a person should look)\n\nmend this\n\n")
    assert each.doc.summary in text
    assert each.doc.summary in as_text(finding(each, "mend this"), each)
    assert text.count("\n```html\n") == text.count("\n```\n") + text.endswith("\n```")


def test_page_text_stays_text() -> None:
    evil = "“[a](command:b) <img src=x> **b** `c` \u202e”"
    text = as_markdown(finding(RULES[0], evil, suggestion=evil), RULES[0])
    for line in text.split("\n\n")[1:3]:
        assert "\\[a\\]" in line and "<img" not in line and "**" not in line and "\u202e" not in line
    assert "\u202e" not in as_text(finding(RULES[0], evil), RULES[0])


def test_an_example_with_a_fence_stays_within_its_own() -> None:
    @rule("text-fenced")
    def fenced(page: Page) -> Iterator[Hit]:
        """Fences are closed.

        Bad:
            ```
            <p>x</p>
            ```
        """
        yield Hit(page.elements[0], "x")

    assert "\n````html\n```\n<p>x</p>\n```\n````" in as_markdown(finding(fenced, "x"), fenced)
