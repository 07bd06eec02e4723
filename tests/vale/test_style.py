from pathlib import Path

import pytest
from click.testing import CliRunner

from contentlint.cli import main
from contentlint.config import ConfigError
from contentlint.engine import lint
from contentlint.source import Source
from contentlint.vale.style import kebab
from tests.hang import no_hang
from tests.vale.conftest import Project

CURE = "extends: existence\nmessage: \"'%s'\"\nlevel: {level}\ntokens:\n  - cure\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Passive", "passive"), ("E-Prime", "e-prime"), ("FirstPerson", "first-person"), ("LGBTTerms", "lgbt-terms"),
        ("P-Value", "p-value"), ("write-good", "write-good"), ("009-Headings", "009-headings"), ("a_b.c", "a-b-c"), ("Über", "ber"),
    ],
)  # fmt: skip
def test_names_become_words_of_an_id(name: str, expected: str) -> None:
    assert kebab(name) == expected


def test_a_rule_tells_where_it_comes_from(project: Project) -> None:
    project.rule(
        CURE.format(level="error") + "link: https://clinic.example/guide\ndescription: Nothing cures.\n", "NoCure"
    )
    (finding,) = project.findings("<p>A cure.</p>")
    assert finding.rule == "vale-house-no-cure" and str(finding.severity) == "error" and finding.fails
    assert finding.references == ("https://clinic.example/guide",)
    assert finding.why == "Nothing cures. Rule NoCure of the Vale style House, see https://clinic.example/guide."
    rule = project.config().catalog.rules["vale-house-no-cure"]
    assert rule.family == "vale" and rule.tags == {"vale", "vale-house"}


@pytest.mark.parametrize(("level", "severity"), [("suggestion", "info"), ("warning", "warning"), ("error", "error")])
def test_levels_are_severities(project: Project, level: str, severity: str) -> None:
    project.rule(CURE.format(level=level))
    assert [str(finding.severity) for finding in project.findings("<p>cure</p>")] == [severity]


def test_a_style_is_configured_as_any_rules_are(project: Project) -> None:
    for name in ("A", "B"):
        project.rule(CURE.format(level="error"), name)
    html = "<p>A cure.</p>"
    assert {each.rule for each in project.findings(html)} == {"vale-house-a", "vale-house-b"}
    assert {each.rule for each in project.findings(html, more='ignore = ["vale-house-a"]\n')} == {"vale-house-b"}
    assert project.findings(html, more='ignore = ["vale-house"]\n') == []
    levels = {str(e.severity) for e in project.findings(html, more='[rules]\nvale-house-a = "info"\n')}
    assert levels == {"info", "error"}
    settled = project.findings("<!-- contentlint-disable vale: ours -->" + html)
    assert {each.ignored for each in settled} == {"ours"}


def test_naming_a_style_switches_it_on_beside_other_rules(project: Project) -> None:
    project.rule(CURE.format(level="error"))
    (project.root / "x.toml").write_text('extends = ["claims", "vale:styles/House"]\n', encoding="utf-8")
    _ = project.config()
    from contentlint.config_file import load_config

    chosen = {active.rule.id for active in load_config(project.root / "x.toml").active}
    assert "vale-house-rule" in chosen and any(name.startswith("claim-") for name in chosen)
    assert "image-alt-missing" not in chosen


def test_the_path_counts_from_the_configuration_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.rule(CURE.format(level="error"))
    elsewhere = project.root / "deep" / "down"
    elsewhere.mkdir(parents=True)
    monkeypatch.chdir(elsewhere)
    assert len(project.findings("<p>A cure.</p>")) == 1


@pytest.mark.parametrize(
    ("extends", "told"),
    [
        ("vale:styles/Hose", "contentlint.toml:1: extends: .*Hose holds no rule .*name the folder of a style"),
        ("vale:../outside", "lies outside"),
        ("vale:/etc", "lies outside"),
    ],
)
def test_a_folder_that_isnt_there_is_told(project: Project, extends: str, told: str) -> None:
    project.rule(CURE.format(level="error"))
    with pytest.raises(ConfigError, match=told):
        project.config(extends=extends)


def test_a_folder_without_rules_is_told(project: Project) -> None:
    (project.root / "styles" / "House").mkdir(parents=True)
    with pytest.raises(ConfigError, match=r"holds no rule \(\*.yml\)"):
        project.config()


def test_a_folder_of_styles_is_all_of_them(project: Project) -> None:
    project.rule(CURE.format(level="error"))
    project.rule(CURE.format(level="error"), style="Other")
    project.rule("no: rule\n", style="config/vocabularies")
    config = project.config(extends="vale:styles")
    assert config.troubles == () and {"vale-house-rule", "vale-other-rule"} <= config.catalog.rules.keys()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("extends: existance\nmessage: x\n", 1, "extends: 'existance' is no kind of rule; did you mean `existence`?"),
        ("message: x\n", 1, "extends: must be given"),
        ("extends: existence\ntokens: [a]\n", 1, "message must be given"),
        ("extends: existence\nmessage: x\n", 1, "tokens or raw must be given"),
        ("extends: existence\nmessage: x\ntoken:\n  - a\n", 3, "token: no such key in a rule of kind existence; did you mean `tokens`?"),
        ("extends: existence\nmessage: x\nlevel: fatal\ntokens: [a]\n", 3, "level: 'fatal' is none of suggestion, warning, error"),
        ("extends: existence\nmessage: x\ntokens:\n  a: b\n", 3, "tokens: must be a list of text"),
        ("extends: existence\nmessage: x\n\nscope: headline\ntokens: [a]\n", 4, "there is no scope `headline`"),
        ("extends: existence\nmessage: x\ntokens: [a]\nignorecase: perhaps\n", 4, "'perhaps' is neither true nor false"),
        ("extends: existence\nmessage: x\ntokens: [a]\ncode: true\n", 4, "write `scope: raw`"),
        ("extends: existence\nmessage: x\ntokens: [a]\naction:\n  name: repair\n", 4, "'repair' is none of suggest, replace"),
        ("extends: substitution\nmessage: x\nswap: [a]\n", 3, "swap: must be a table"),
        ("extends: occurrence\nmessage: x\ntoken: a\n", 1, "max or min must be given"),
        ("extends: occurrence\nmessage: x\ntoken: (a\nmax: 1\n", 3, "token: '(a' is no regular expression"),
        ("extends: occurrence\nmessage: x\ntoken: a\nmax: many\n", 4, "'many' is not a number"),
        ("extends: conditional\nmessage: x\nfirst: a\n", 1, "second must be given"),
        ("extends: capitalization\nmessage: x\nmatch: $headline\n", 3, "match: '$headline' is not $title"),
        ("extends: capitalization\nmessage: x\nmatch: $title\nstyle: APA\n", 4, "style: 'APA' is not one of"),
        ("extends: metric\nmessage: x\nformula: word / 2\ncondition: '> 1'\n", 3, "there is no number `word`; did you mean `words`?"),
        ("extends: metric\nmessage: x\nformula: words\ncondition: 'big'\n", 4, "'big' is not a comparison"),
        ("extends: readability\nmessage: x\ngrade: 8\nmetrics:\n  - Fry\n", 5, "'fry' is none of"),
        ("extends: existence\nmessage: x\nmessage: y\ntokens: [a]\n", 3, "stands here a second time"),
        ("extends: existence\nmessage: 'x\ntokens: [a]\n", 4, "mend the YAML"),
        ("- extends\n", 1, "holds no keys"),
        ("a: &a [*a]\n", 1, "is nested too deeply"),
        ("extends: existence\nmessage: x\ntokens: [[[[[[a]]]]]]\n", 3, "is nested too deeply"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_with_its_line_and_the_others_run(
    project: Project, text: str, line: int, told: str
) -> None:
    project.rule(CURE.format(level="error"), "Whole")
    path = project.rule(text, "Broken")
    assert project.excerpts("<p>A cure.</p>") == ["cure"]
    (trouble,) = project.config().troubles
    assert trouble.fails and told in trouble.message
    assert trouble.message.startswith(f"{path}:{line}: "), trouble.message
    assert 'ignore = ["vale-house-broken"]' in trouble.message


def test_two_files_of_one_id_are_told(project: Project) -> None:
    project.rule(CURE.format(level="error"), "NoCure")
    project.rule(CURE.format(level="error"), "No-Cure")
    assert "has the same id as another file, vale-house-no-cure" in project.troubles()[0]


@pytest.mark.parametrize("token", [r"(a+)+$", r"(\w+\s?)*x", r".*cure.*x", r"(?:a|a?)+b", r"(\d+)-\1", r"(?=(a+)+b)a"])
def test_a_pattern_that_could_run_away_is_left_out_and_the_others_run(project: Project, token: str) -> None:
    path = project.rule(f"extends: existence\nmessage: x\ntokens:\n  - cure\n  - '{token}'\n")
    with no_hang():
        assert project.excerpts(f"<p>{'a' * 4000}! cure</p>") == ["cure"]
    (trouble,) = project.config().troubles
    assert trouble.message.startswith(f"{path}:5: tokens: left out: ") and not trouble.fails


def test_aliases_dont_blow_up(project: Project) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    project.rule("\n".join([*lines, "extends: existence", "message: x"]) + "\n")
    with no_hang():
        assert len(project.troubles()) == 1


def test_the_command_tells_and_goes_on(project: Project) -> None:
    project.rule(CURE.format(level="warning"))
    project.rule("extends: script\nmessage: x\nscript: x\n", "Runs")
    _ = project.config()
    page = project.root / "page.html"
    page.write_text("<p>A cure.</p>", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--no-cache", "--format", "concise", str(page)])
    assert done.exit_code == 0
    assert "vale-house-rule" in done.output and "runs a program of its own" in done.output
    project.rule("extends: nothing\nmessage: x\n", "Broken")
    _ = project.config()
    done = CliRunner().invoke(main, ["check", "--no-cache", "--format", "concise", str(page)])
    assert done.exit_code == 3 and "is no kind of rule" in done.output


def test_rules_travel_to_workers(project: Project) -> None:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    project.rule(CURE.format(level="error"))
    config = project.config()
    sources = [Source.from_text(f"<p>A cure {n}.</p>", f"{n}.html") for n in range(3)]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        found = [finding.rule for finding in lint(sources, config, executor=executor)]
    assert found == ["vale-house-rule"] * 3


def test_a_style_in_several_folders_deep_is_read(project: Project) -> None:
    project.rule(CURE.format(level="error").replace("cure", "pain"))
    path = project.root / "styles" / "House" / "more" / "Deep.yml"
    path.parent.mkdir(parents=True)
    path.write_text(CURE.format(level="error"), encoding="utf-8")
    (Path(project.root) / "styles" / "House" / "meta.json").write_text("{}", encoding="utf-8")
    assert [finding.rule for finding in project.findings("<p>cure</p>")] == ["vale-house-deep"]


def test_what_leads_out_of_the_project_isnt_read(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "Secret.yml").write_text(CURE.format(level="error"), encoding="utf-8")
    project.rule(CURE.format(level="error"), "Whole")
    (project.root / "styles" / "House" / "Secret.yml").symlink_to(outside / "Secret.yml")
    assert "lies outside" in project.troubles()[0]
    (project.root / "styles" / "Linked").symlink_to(outside)
    with pytest.raises(ConfigError, match="lies outside"):
        project.config(extends="vale:styles")


def test_a_pattern_is_stopped_on_a_page_too_long_for_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.rule("extends: existence\nmessage: x\ntokens:\n  - '\\w+ \\w+ cure'\n")
    monkeypatch.setattr("contentlint.text.patterns.MOST_STEPS", 1000)
    (finding,) = project.findings(f"<p>{'pain ' * 400}</p>")
    assert finding.rule == "rule-crashed" and "was stopped on this page" in finding.message


def test_results_are_kept_only_while_the_style_is_the_same(project: Project, tmp_path: Path) -> None:
    from contentlint.cache import Cache

    cache, page = Cache(tmp_path / "kept"), Source.from_text("<p>A cure.</p>", "page.html")
    keys = set()
    for text in (
        CURE,
        CURE,
        CURE.replace("cure", "heal"),
        CURE + "link: https://a.example\n",
        CURE.replace("'%s'", "no"),
    ):
        project.rule(text.format(level="error"))
        keys.add(cache.key(page, project.config()))
    project.rule(CURE.format(level="warning"))
    keys.add(cache.key(page, project.config()))
    assert len(keys) == 5
    cache.close()
