import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contentlint.cli import main
from contentlint.config_file import find_config, load_config

PAGE = "<!doctype html><html lang=en><head><title>Knee</title></head><body><h1>Knee</h1><h3>Hip</h3><img src=a.png></body></html>"
SELECT = ("--select", "image-alt-missing,heading-skips-level")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_config.cache_clear()
    load_config.cache_clear()
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_no_path_means_the_current_folder() -> None:
    Path("sub").mkdir()
    Path("sub/a.html").write_text(PAGE, encoding="utf-8")
    result = run("check", *SELECT)
    assert result.exit_code == 1
    assert f"sub/a.html:1:{PAGE.index('<img') + 1}: error" in result.stdout and "^^^^" in result.stdout
    assert result.stderr.strip() == "1 error, 1 warning on 1 of 1 page"


def test_exit_status_follows_fail_on() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    assert run("check", "--select", "heading-skips-level", "a.html").exit_code == 0
    assert run("check", "--select", "heading-skips-level", "--fail-on", "warning", "a.html").exit_code == 1
    assert run("check", *SELECT, "--ignore", "image-alt-missing", "a.html").exit_code == 0


def test_standard_input_has_a_name() -> None:
    result = run("check", "-", "--stdin-filename", "x/y.html", "--format", "jsonl", *SELECT, stdin=PAGE)
    assert [(row["path"], row["rule"]) for row in rows(result)] == [
        ("x/y.html", "heading-skips-level"),
        ("x/y.html", "image-alt-missing"),
    ]


def test_jsonl_is_in_the_order_given() -> None:
    for name in ("b.html", "a.html"):
        Path(name).write_text(PAGE, encoding="utf-8")
    result = run("check", "b.html", "a.html", "--format", "jsonl", *SELECT)
    assert [row["path"] for row in rows(result)] == ["b.html", "b.html", "a.html", "a.html"]
    many = run("check", "b.html", "a.html", "--format", "jsonl", "--jobs", "2", *SELECT)
    assert many.stdout == result.stdout


def test_settled_findings_are_shown_on_demand() -> None:
    Path("a.html").write_text("<!-- contentlint-disable-file image-alt-missing: old --><img src=a>", encoding="utf-8")
    assert run("check", *SELECT, "--format", "jsonl").stdout == ""
    shown = run("check", *SELECT, "--format", "jsonl", "--show-ignored")
    assert shown.exit_code == 0
    assert [row["ignored"] for row in rows(shown)] == ["old"]


def test_a_baseline_is_honoured() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    made = run("baseline", "create", *SELECT)
    assert made.stdout == "2 findings on 1 pages written to .contentlint-baseline.json\n"
    settled = run("check", *SELECT)
    assert (settled.exit_code, settled.stdout) == (0, "")
    assert settled.stderr.strip() == "nothing found on 0 of 1 page (2 settled)"
    assert run("check", *SELECT, "--no-baseline").exit_code == 1
    Path(".contentlint-baseline.json").write_text("{", encoding="utf-8")
    broken = run("check", *SELECT)
    assert broken.exit_code == 2 and "is no baseline" in broken.stderr


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_baseline_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    (tmp_path / "site" / ".contentlint-baseline.json").symlink_to(tmp_path / "secret.json")
    (tmp_path / "site" / "contentlint.toml").write_text("", encoding="utf-8")
    (tmp_path / "site" / "a.html").write_text(PAGE, encoding="utf-8")
    result = run("check", "site")
    assert result.exit_code == 2 and "is a link out of the project" in result.stderr
    assert run("check", "site", "--no-baseline", *SELECT).exit_code == 1


def test_the_baseline_is_checked_and_pruned() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    assert run("baseline", "check", *SELECT).exit_code == 2
    run("baseline", "create", *SELECT)
    Path("a.html").write_text(PAGE.replace("<img src=a.png>", ""), encoding="utf-8")
    stale = run("baseline", "check", *SELECT)
    assert (stale.exit_code, stale.stdout.splitlines()[0]) == (1, "a.html: 1 gone")
    assert "1 stale entries taken out" in run("baseline", "prune", *SELECT).stdout
    assert run("baseline", "check", *SELECT).exit_code == 0


def test_one_finding_is_accepted() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    assert run("accept", "a.html:1", "image-alt-missing", "--reason", "a line", *SELECT).exit_code == 0
    shown = rows(run("check", "--format", "jsonl", "--show-ignored", *SELECT))
    assert {row["rule"]: row["ignored"] for row in shown} == {
        "heading-skips-level": None,
        "image-alt-missing": "a line",
    }
    run("accept", "a.html:1", "image-alt-missing", "--reason", "a rule", *SELECT)
    assert "a rule" in Path(".contentlint-baseline.json").read_text(encoding="utf-8")
    wrong = run("accept", "a.html:2", "image-alt-missing", "--reason", "a line", *SELECT)
    assert wrong.exit_code == 2 and "finds nothing on line 2" in wrong.stderr
    assert run("accept", "a.html", "image-alt-missing", "--reason", "x").exit_code == 2


def test_what_the_baseline_or_the_page_settles_is_accepted_or_told() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    run("baseline", "create", *SELECT)
    assert run("accept", "a.html:1", "image-alt-missing", "--reason", "a line", *SELECT).exit_code == 0
    shown = rows(run("check", "--format", "jsonl", "--show-ignored", *SELECT))
    assert [row["ignored"] for row in shown if row["rule"] == "image-alt-missing"] == ["a line"]
    assert run("baseline", "check", *SELECT).exit_code == 0
    Path("b.html").write_text("<!-- contentlint-disable-file image-alt-missing: old -->\n<img src=a>", encoding="utf-8")
    there = run("accept", "b.html:2", "image-alt-missing", "--reason", "x", *SELECT)
    assert there.exit_code == 2 and "settled in the page already" in there.stderr


def test_fixes_are_made_or_only_shown() -> None:
    text = "<!-- contentlint-disable image-alt-missing: old -->\r\n<p>a</p>\r\n"
    Path("a.html").write_bytes(text.encode())
    shown = run("check", "--fix", "--diff", "--", "a.html")
    assert shown.exit_code == 1 and "-<!-- contentlint-disable image-alt-missing: old -->" in shown.stdout
    assert Path("a.html").read_bytes() == text.encode()
    assert "1 fix made" in run("check", *SELECT, "--fix", "a.html").stderr
    assert Path("a.html").read_bytes() == b"<p>a</p>\r\n"
    assert "0 fixes made" in run("check", *SELECT, "--fix", "a.html").stderr


def test_diff_needs_a_commit() -> None:
    assert "name a commit" in run("check", "--diff").stderr
    assert run("check", "--diff", "HEAD").exit_code == 2


def test_d18_the_same_from_every_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("site/sub").mkdir(parents=True)
    Path("site/contentlint.toml").write_text('select = ["image", "heading"]\nexclude = ["old/"]\n', encoding="utf-8")
    Path("site/old").mkdir()
    for name in ("site/a.html", "site/sub/b.html", "site/old/c.html"):
        Path(name).write_text(PAGE, encoding="utf-8")
    outputs = []
    for folder in (tmp_path, tmp_path / "site", tmp_path / "site" / "sub"):
        monkeypatch.chdir(folder)
        outputs.append(run("check", str(tmp_path / "site"), "--format", "jsonl").stdout)
    assert outputs[0] == outputs[1] == outputs[2] != ""
    assert "old" not in outputs[0]


def test_config_commands() -> None:
    assert run("init").exit_code == 0
    assert run("init").exit_code == 2
    assert run("check").exit_code == 0
    Path("contentlint.toml").write_text('fail-on = "info"\n[rules]\nimage-alt-missing = "info"\n', encoding="utf-8")
    load_config.cache_clear()
    shown = run("config", "show", "a.html").stdout
    for line in ('fail-on = "info"  # ', 'rules.image-alt-missing = "info"  # ', 'select = ["recommended"]  # default'):
        assert line in shown
    schema = json.loads(run("config", "schema").stdout)
    assert schema["properties"]["rules"]["properties"]["readability-grade"]["anyOf"][1]["properties"]["audience"][
        "enum"
    ]


def test_a_missing_file_is_told_and_the_rest_is_checked() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    result = run("check", "gone.html", "a.html", "--format", "jsonl", *SELECT)
    assert result.exit_code == 3
    assert [row["rule"] for row in rows(result)] == ["file-unreadable", "heading-skips-level", "image-alt-missing"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--select", "image-alt-mising"), "did you mean `image-alt-missing`?"),
        (("check", "--format", "xml-ish"), "choose from text, concise, json, jsonl"),
        (("explain", "heading-skip-level"), "did you mean `heading-skips-level`?"),
        (("check", "--config", "gone.toml"), "can't be read"),
        (("chekc",), "No such command"),
    ],
)
def test_wrong_usage_gives_status_2_and_a_remedy(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_broken_configuration_is_told_with_its_place() -> None:
    Path("contentlint.toml").write_text("selekt = []\n", encoding="utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert "contentlint.toml:1: selekt: no such key; did you mean `select`?" in result.stderr
    assert run("check", "--isolated").exit_code == 0


def test_the_nearest_configuration_counts_for_each_file() -> None:
    Path("sub").mkdir()
    Path("a.html").write_text(PAGE, encoding="utf-8")
    Path("sub/a.html").write_text(PAGE, encoding="utf-8")
    Path("sub/contentlint.toml").write_text('select = ["image-alt-missing"]\n', encoding="utf-8")
    Path("contentlint.toml").write_text('select = ["heading-skips-level"]\n', encoding="utf-8")
    result = run("check", "--format", "jsonl")
    assert [(row["path"], row["rule"]) for row in rows(result)] == [
        ("a.html", "heading-skips-level"),
        ("sub/a.html", "image-alt-missing"),
    ]


def test_a_broken_pack_is_told_and_the_rest_goes_on() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    Path("ours.toml").write_text("[rule.text-x]\nextends = 'nothing'\n", encoding="utf-8")
    Path("contentlint.toml").write_text('packs = ["ours.toml"]\nselect = ["image-alt-missing"]\n', encoding="utf-8")
    result = run("check", "--format", "jsonl")
    assert result.exit_code == 3
    assert "ours.toml: [rule.text-x]: extends = 'nothing'" in result.stderr
    assert [row["rule"] for row in rows(result)] == ["image-alt-missing"]


def test_rules_are_listed_as_the_contract_says() -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    keys = {"id", "summary", "severity", "confidence", "tags", "references", "act", "wcag", "options", "enabled", "url"}
    assert all(set(entry) == keys for entry in listed)
    (alt,) = [entry for entry in listed if entry["id"] == "image-alt-missing"]
    assert (alt["act"], alt["wcag"], alt["enabled"], alt["severity"]) == (["23a2a8"], ["1.1.1"], True, "error")
    assert "image-alt-missing" in run("rules").stdout


def test_explain_prints_the_documentation() -> None:
    shown = run("explain", "image-alt-missing").stdout
    for part in (
        "Every image has an alt text, or is marked as decoration.",
        "Bad:",
        "Good:",
        "References:",
        "contentlint-disable-next-line image-alt-missing",
    ):
        assert part in shown


def process(*arguments: str, **options: object) -> subprocess.Popen[str]:
    source = str(Path(__file__).parents[1] / "src")
    environment = {**os.environ, "PYTHONPATH": source}
    command = [sys.executable, "-m", "contentlint.cli", *arguments]
    running: subprocess.Popen[str] = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **options
    )  # type: ignore[call-overload]
    return running


def test_a_closed_pipe_ends_quietly() -> None:
    Path("a.html").write_text("<img src=a>\n" * 5_000, encoding="utf-8")
    with process("check", *SELECT, "--format", "concise") as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(30) in (0, 1)
        assert "Traceback" not in running.stderr.read()


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_ctrl_c_ends_without_a_traceback() -> None:
    with process("check", "-", stdin=subprocess.PIPE) as running:
        time.sleep(0.7)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=30)
        assert running.returncode != 0
        assert "Traceback" not in told


def test_a_plugin_that_fails_at_import_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "broken_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-plugin\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[contentlint.rules]\nbroken = broken_plugin\n", encoding="utf-8")
    (tmp_path / "broken_plugin.py").write_text("raise RuntimeError('not today')\n", encoding="utf-8")
    Path("a.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[1] / "src"), str(tmp_path)]))
    command = [sys.executable, "-m", "contentlint.cli", "check", *SELECT, "--format", "concise", "a.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "plugin broken: can't be imported (RuntimeError: not today); mend or uninstall it" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_several_reports_come_of_one_run() -> None:
    settled = "<!-- contentlint-disable-next-line image-alt-missing: old -->\n<img src=b>"
    Path("a.html").write_text(PAGE.replace("</body>", f"{settled}</body>"), encoding="utf-8")
    result = run(
        "check", *SELECT, "--format", "jsonl", "-o", "sarif:out/a.sarif", "-o", "text:a.txt", "-o", "csv:a.csv"
    )
    assert result.exit_code == 1 and len(rows(result)) == 2
    (log,) = json.loads(Path("out/a.sarif").read_text(encoding="utf-8"))["runs"]
    assert [len(one["suppressions"]) for one in log["results"]] == [0, 0, 1]
    assert "a.html:1:" in Path("a.txt").read_text(encoding="utf-8")
    assert len(Path("a.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert run("check", *SELECT, "--format", "text", "-o", "sarif:out/a.sarif").stdout


def test_a_report_that_can_not_be_written_gives_status_3_and_the_others_are() -> None:
    Path("a.html").write_text("<p>fine</p>", encoding="utf-8")
    Path("file").write_text("", encoding="utf-8")
    result = run("check", "a.html", *SELECT, "-o", "json:file/a.json", "-o", "json:b.json")
    assert result.exit_code == 3 and "file/a.json: can't be written" in result.stderr
    assert Path("b.json").read_text(encoding="utf-8") == "[]\n"


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (("serif:a",), "choose from text"),
        (("sarif",), "name a file"),
        (("json:a", "csv:./a"), "is named twice"),
        (("github-summary",), "GITHUB_STEP_SUMMARY"),
    ],
)
def test_a_wrong_output_is_told_before_anything_is_read(
    outputs: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    result = run("check", "gone.html", *(part for output in outputs for part in ("--output", output)))
    assert result.exit_code == 2 and message in result.stderr and result.stdout == ""


def test_the_job_summary_goes_where_github_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "step.md")
    Path("a.html").write_text(PAGE, encoding="utf-8")
    assert run("check", "a.html", *SELECT, "--format", "github", "-o", "github-summary").stdout.startswith("::warning ")
    assert Path("step.md").read_text(encoding="utf-8").startswith("## contentlint\n")


def test_d35_warnings_and_budgets_decide_the_status() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    only = ("check", "a.html", "--select", "heading-skips-level")
    assert run(*only, "--max-warnings", "1").exit_code == 0
    result = run(*only, "--max-warnings", "0")
    assert result.exit_code == 1 and "contentlint: too many warnings: 1 of 0" in result.stderr
    Path("contentlint.toml").write_text("[budgets]\nimage-alt-missing = 1\n", encoding="utf-8")
    find_config.cache_clear()
    load_config.cache_clear()
    assert run("check", "a.html", *SELECT).exit_code == 0
    Path("b.html").write_text(PAGE, encoding="utf-8")
    result = run("check", *SELECT)
    assert result.exit_code == 1 and "over budget: image-alt-missing has 2 of 1" in result.stderr


def test_statistics_and_times_are_told_on_standard_error() -> None:
    Path("a.html").write_text(PAGE, encoding="utf-8")
    result = run("check", *SELECT, "--statistics", "--profile", "--jobs", "4", "--format", "jsonl")
    assert len(rows(result)) == 2
    assert "rule image-alt-missing" in result.stderr and "fact markup" in result.stderr


def test_a_closed_pipe_does_not_keep_the_other_reports_from_being_whole() -> None:
    Path("a.html").write_text("<img src=a>\n" * 5_000, encoding="utf-8")
    with process("check", *SELECT, "--format", "concise", "-o", "jsonl:all.jsonl") as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(30) == 1
    assert len(Path("all.jsonl").read_text(encoding="utf-8").splitlines()) == 5_000
