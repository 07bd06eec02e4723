from pathlib import Path

import pytest

from tests.vale.conftest import Project


@pytest.fixture
def words(project: Project) -> Path:
    folder = project.root / "styles" / "config" / "vocabularies" / "Clinic"
    folder.mkdir(parents=True)
    (folder / "accept.txt").write_text("# names\nKneeLab\n[Cc]heck-?up\n(?i)botox\n\n", encoding="utf-8")
    (folder / "reject.txt").write_text("cure-all\nmiracles?\n", encoding="utf-8")
    return folder


def test_accepted_words_pass_and_are_written_one_way(project: Project, words: Path) -> None:
    project.rule("extends: existence\nmessage: '%s'\nignorecase: true\ntokens: [kneelab, knee brace]\n")
    config = ["vale:styles/config/vocabularies/Clinic", "vale:styles/House"]
    html = "<p>KneeLab, Kneelab; checkup, CHECKUP; BOTOX and a knee brace</p>"
    from contentlint.engine import lint_text

    found = lint_text(html, config=project.config(extends='", "'.join(config)))
    told = [(finding.rule, finding.message) for finding in found]
    assert told == [
        ("vale-clinic-terms", "Use 'KneeLab' instead of 'Kneelab'."),
        ("vale-clinic-terms", "Use '[Cc]heck-?up' instead of 'CHECKUP'."),
        ("vale-house-rule", "knee brace"),
    ]


def test_rejected_words_are_told_as_errors(project: Project, words: Path) -> None:
    from contentlint.engine import lint_text

    html = "<h2>A miracle</h2><p>cure-all</p>"
    found = lint_text(html, config=project.config(extends="vale:styles/config/vocabularies/Clinic"))
    assert [(f.rule, html[f.place.start : f.place.end], str(f.severity)) for f in found] == [
        ("vale-clinic-avoid", "miracle", "error"),
        ("vale-clinic-avoid", "cure-all", "error"),
    ]


def test_accepted_words_add_to_the_vocabulary_of_the_configuration(project: Project, words: Path) -> None:
    config = project.config(
        'vocabulary = ["on"]\n[rules]\ntext-double-word = "info"\n', "vale:styles/config/vocabularies/Clinic"
    )
    (double,) = [active for active in config.active if active.rule.id == "text-double-word"]
    assert {"on", "kneelab"} <= double.options["vocabulary"]


def test_a_line_that_could_run_away_is_left_out_with_its_number(project: Project, words: Path) -> None:
    (words / "reject.txt").write_text("cure-all\n(a+)+b\n", encoding="utf-8")
    config = project.config(extends="vale:styles/config/vocabularies/Clinic")
    (trouble,) = config.troubles
    assert "reject.txt:2: left out: " in trouble.message and not trouble.fails
    assert config.catalog.rules["vale-clinic-avoid"].bound["tokens"] == ("cure-all",)
