"""The GitHub action and the GitLab component: read as their services read them, and their shell steps run as written."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SPEC, TEMPLATE = yaml.safe_load_all((ROOT / "templates" / "contentlint.yml").read_text(encoding="utf-8"))
JOB = TEMPLATE["contentlint"]
GOOD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Park at Reed House</title>
<meta name="description" content="Where to park."></head><body><h1>Parking</h1><p>Behind the house.</p></body></html>
"""
BAD = GOOD.replace("<p>", '<img src="map.png"><p>')
COLUMN = BAD.splitlines()[2].index("<img") + 1
SHIM = """#!{shell}
case "$1 $2" in
"-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
"-m pip") shift 2; printf '%s\\n' "$*" >> "{log}" ;;
*) exec "{python}" "$@" ;;
esac
"""
pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="the steps are written for bash"
)


class Done(NamedTuple):
    status: int
    out: str
    outputs: dict[str, str]
    summary: str


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository whose second commit adds a bad page beside an old one."""
    folder = tmp_path / "site"
    (folder / "public").mkdir(parents=True)
    for number, name in enumerate(("old.html", "new.html")):
        (folder / "public" / name).write_text(BAD, encoding="utf-8")
        git = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")
        for command in (("init", "-q") if not number else ("status",), ("add", "."), ("commit", "-qm", name)):
            subprocess.run([*git, *command], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a runner gives a step; ``python3`` notes what pip is asked for, and contentlint runs from the tree."""
    programs = tmp_path / "programs"
    programs.mkdir()
    shim = SHIM.format(shell=shutil.which("sh"), log=tmp_path / "pip.log", python=sys.executable)
    command = f'#!{shutil.which("sh")}\nexec "{sys.executable}" -m contentlint.cli "$@"\n'
    pip = f'#!{shutil.which("sh")}\nprintf "%s\\n" "$*" >> "{tmp_path / "pip.log"}"\n'
    for name, text in (("python3", shim), ("contentlint", command), ("pip", pip)):
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI_", "CONTENTLINT"))}
    return kept | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "RUNNER_TEMP": str(tmp_path / "runner temp"),
        "CONTENTLINT_NO_CACHE": "1",
    }


def base_of(site: Path) -> str:
    done = subprocess.run(["git", "rev-parse", "HEAD~1"], cwd=site, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with GitHub's expressions filled in: nothing for outputs of a step that failed before it set them."""

    def value(match: re.Match[str]) -> str:
        return values.get(match[1], "") if match[1].startswith("steps.") else values[match[1]]

    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", value, text)


def act(site: Path, environment: dict[str, str], **inputs: str) -> tuple[Done, Done]:
    """The steps of the action with these inputs, and the action's outputs."""
    values = {"github.action_path": str(ROOT)}
    for name, entry in ACTION["inputs"].items():
        values[f"inputs.{name}"] = inputs.pop(name.replace("-", "_"), entry["default"])
    assert not inputs
    done = []
    for step in ACTION["runs"]["steps"]:
        files = {name: site.parent / f"{step['id']}-{name}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        given = {name: filled(str(value), values) for name, value in step["env"].items()}
        told = {name: str(path) for name, path in files.items()}
        # As the runner calls it: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#exit-codes
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=site, env={**environment, **given, **told}, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        text = {name: path.read_text(encoding="utf-8") if path.exists() else "" for name, path in files.items()}
        outputs = dict(line.split("=", 1) for line in text["GITHUB_OUTPUT"].splitlines())
        values |= {f"steps.{step['id']}.outputs.{name}": value for name, value in outputs.items()}
        done.append(Done(run.returncode, run.stdout + run.stderr, outputs, text["GITHUB_STEP_SUMMARY"]))
    whole = {name: filled(entry["value"], values) for name, entry in ACTION["outputs"].items()}
    return done[0], done[1]._replace(outputs=whole)


def results(path: Path) -> list[tuple[str, str]]:
    (run,) = json.loads(path.read_text(encoding="utf-8"))["runs"]
    return [
        (each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], each["ruleId"]) for each in run["results"]
    ]


def test_the_action_is_one_that_github_can_read() -> None:
    assert ACTION["name"] and ACTION["description"] and ACTION["runs"]["using"] == "composite"
    assert all(entry["description"] and "default" in entry for entry in ACTION["inputs"].values())
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for step in ACTION["runs"]["steps"]:
        assert step["shell"] == "bash", "each step of a composite action names its shell"
        assert "${{" not in step["run"], "an expression in a script would run what an input holds"
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text))
    assert used == ACTION["inputs"].keys() >= {"paths", "args", "diff-base"}


def test_the_action_annotates_summarizes_and_writes_sarif(site: Path, environment: dict[str, str]) -> None:
    install, check = act(site, environment, paths="public/new.html\npublic/old.html\n")
    assert (install.status, check.status) == (0, 1), install.out + check.out
    (asked,) = (site.parent / "pip.log").read_text(encoding="utf-8").splitlines()
    assert asked.startswith("install ") and asked.endswith(f"{ROOT}[markdown]")
    assert f"::error file=public/new.html,line=3,endLine=3,col={COLUMN}," in check.out
    assert "## contentlint" in check.summary and "image-alt-missing" in check.summary
    assert check.outputs == {"sarif": "contentlint.sarif", "status": "1"}
    assert ("public/old.html", "image-alt-missing") in results(site / check.outputs["sarif"])


def test_the_action_tells_only_what_changed_where_it_is_asked_to(site: Path, environment: dict[str, str]) -> None:
    _, check = act(site, environment, diff_base=base_of(site), sarif_file="out/x.sarif", extras="")
    assert {path for path, _ in results(site / "out/x.sarif")} == {"public/new.html"}
    assert "public/old.html" not in check.out and check.status == 1
    assert (site.parent / "pip.log").read_text(encoding="utf-8").endswith(f"{ROOT}\n")


def test_a_base_that_the_checkout_lacks_is_fetched(site: Path, environment: dict[str, str]) -> None:
    clone = site.parent / "clone"
    base = base_of(site)
    subprocess.run(["git", "clone", "-q", "--depth=1", site.as_uri(), str(clone)], check=True, capture_output=True)
    subprocess.run(["git", "config", "uploadpack.allowAnySHA1InWant", "true"], cwd=site, check=True)
    _, check = act(clone, environment, diff_base=base)
    assert {path for path, _ in results(clone / "contentlint.sarif")} == {"public/new.html"}, check.out


def test_the_action_passes_options_on_and_ends_well_on_good_pages(site: Path, environment: dict[str, str]) -> None:
    _, check = act(site, environment, args="--select heading-skips-level --fail-on warning")
    assert (check.status, check.outputs["status"]) == (0, "0") and "::error" not in check.out
    _, wrong = act(site, environment, args="--fail-on never")
    assert (wrong.status, wrong.outputs["status"]) == (2, "2")


def test_inputs_are_never_run(site: Path, environment: dict[str, str]) -> None:
    evil = '"; touch ran; $(touch ran) `touch ran` #'
    act(site, environment, paths=evil, args=evil, diff_base=evil, sarif_file="x.sarif", extras=evil)
    act(site, environment, paths=evil, args=evil, sarif_file="x.sarif")
    gitlab(site, environment, paths=evil, args=evil, diff_base=evil, package=evil)
    gitlab(site, environment, paths=evil, args=evil)
    assert not list(site.rglob("ran")) and not Path("ran").exists()


def test_the_documentation_names_inputs_and_outputs_that_are_there() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    workflow, pipeline = map(yaml.safe_load, re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S))
    (step,) = [each for each in workflow["jobs"]["contentlint"]["steps"] if "contentlint@" in each["uses"]]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    assert {f"steps.{step['id']}.outputs.{name}" for name in ACTION["outputs"]} >= set(
        re.findall(r"steps\.contentlint\.outputs\.\w+", text)
    )
    (component,) = pipeline["include"]
    assert component["inputs"].keys() <= SPEC["spec"]["inputs"].keys()


def test_the_commands_of_the_documentation_take_only_what_a_branch_brought(
    site: Path, environment: dict[str, str]
) -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", base_of(site)], cwd=site, check=True)
    commands = re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)
    assert len(commands) == 2
    for command in commands:
        run = subprocess.run(
            ["sh", "-c", f"{command.strip()} --format jsonl"], cwd=site, env=environment, capture_output=True,
            encoding="utf-8", check=False,
        )  # fmt: skip
        assert {json.loads(line)["path"] for line in run.stdout.splitlines()} == {"public/new.html"}, run.stderr


def gitlab(site: Path, environment: dict[str, str], **inputs: str) -> Done:
    """The scripts of the component with these inputs."""
    values = {
        name: inputs.pop(name.replace("-", "_"), entry["default"]) for name, entry in SPEC["spec"]["inputs"].items()
    }
    assert not inputs
    given = {
        name: re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: values[match[1]], value)
        for name, value in JOB["variables"].items()
    }
    script = "\n".join([*JOB["before_script"], *JOB["script"]])
    run = subprocess.run(
        ["sh", "-e", "-c", script], cwd=site, env={**environment, **given}, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    return Done(run.returncode, run.stdout + run.stderr, {}, "")


def test_the_component_is_one_that_gitlab_can_read() -> None:
    text = (ROOT / "templates" / "contentlint.yml").read_text(encoding="utf-8")
    inputs = SPEC["spec"]["inputs"]
    assert set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", text)) == inputs.keys() >= {"paths", "args", "diff-base"}
    assert all(entry["description"] and "default" in entry for entry in inputs.values())
    assert "$[[" not in "".join([*JOB["script"], *JOB["before_script"]])


def test_the_component_writes_the_reports_that_it_promises(site: Path, environment: dict[str, str]) -> None:
    done = gitlab(site, environment)
    assert done.status == 1, done.out
    assert (site.parent / "pip.log").read_text(encoding="utf-8").split()[-1] == "contentlint[markdown]"
    issues: list[dict[str, Any]] = json.loads(
        (site / JOB["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8")
    )
    assert {"public/old.html", "public/new.html"} == {issue["location"]["path"] for issue in issues}
    assert all(issue["description"] and issue["fingerprint"] and issue["severity"] for issue in issues)
    assert (site / JOB["artifacts"]["reports"]["junit"]).read_text(encoding="utf-8").startswith("<?xml")
    assert JOB["artifacts"]["when"] == "always", "the reports are wanted most where the job fails"
    assert JOB["cache"]["paths"] == [f"{JOB['variables']['CONTENTLINT_CACHE_DIR']}/"]


def test_the_component_takes_paths_options_and_a_base(site: Path, environment: dict[str, str]) -> None:
    done = gitlab(site, environment, diff_base=base_of(site), args="--select image-alt-missing")
    assert done.status == 1 and "public/new.html:3" in done.out and "public/old.html:" not in done.out
    assert gitlab(site, environment, paths="public/old.html", args="--select heading-skips-level").status == 0
