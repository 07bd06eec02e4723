"""A finding is a plain value, and a copy of it with a fingerprint leaves nothing out."""

from dataclasses import fields, replace

from contentlint.finding import Confidence, Edit, Finding, Fix, Place, Related, Severity

PLACE = Place("page.html", 3, 7, 1, 4, 1, 8, "knee", "A knee.", "<p>A knee.</p>", (3, 7))
FULL = Finding(
    "text-example", "say it plainer", Severity.ERROR, Confidence.LOW, PLACE, ("wcag-1.1.1",), (Related("and here", PLACE),),
    "leg", "agreed", "0a", "readers skip it", Fix((Edit(3, 7, "leg"),)), external=True,
)  # fmt: skip


def test_the_example_has_no_value_that_a_field_has_by_itself() -> None:
    assert not [field.name for field in fields(FULL) if getattr(FULL, field.name) == field.default]


def test_a_fingerprint_changes_nothing_else() -> None:
    assert FULL.with_fingerprint("1b") == replace(FULL, fingerprint="1b")


def test_a_severity_moves_within_its_bounds() -> None:
    assert [Severity.WARNING.moved(step) for step in (-2, -1, 0, 1, 2)] == [
        Severity.INFO, Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.ERROR,
    ]  # fmt: skip
