"""A headless Chromium and reports to open in it.

Tests that need them are skipped with the reason where Chromium or its driver is missing. Where ``CONTENTLINT_NEED_BROWSER`` is
set, as ``.ci/run`` does on machines that have them, they fail instead, so that nothing is left out unnoticed.
"""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from contentlint.config import Config
from contentlint.engine import lint
from contentlint.finding import Finding
from contentlint.report.html import Earlier, Reading, Setting, write_file
from contentlint.report.json import jsonl
from contentlint.site import find_sources
from contentlint.source import Source

CLINIC = Path(__file__).parents[3] / "examples" / "clinic"
BINARY = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")
SWITCHES = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --window-size=1400,1000"
)
HOSTILE = """<!doctype html><html lang="en"><head><title></title></head><body>
<h1>&lt;img src=x onerror="window.pwned=1"&gt; &lt;/script&gt;&lt;script&gt;window.pwned=1&lt;/script&gt;</h1>
<p>&lt;svg onload=window.pwned=1&gt; Our laser cures &lt;b id=evil&gt;arthritis&lt;/b&gt; 😀 for good.</p>
<img src="javascript:window.pwned=1" alt="&quot;&gt;&lt;script&gt;window.pwned=1&lt;/script&gt;"></body></html>"""

REASON = "agreed with counsel (accepted by Dr Ames)"


def missing(what: str) -> NoReturn:
    if os.environ.get("CONTENTLINT_NEED_BROWSER"):
        pytest.fail(what)
    pytest.skip(what)


def accepting(findings: Iterable[Finding]) -> list[Finding]:
    return [replace(f, ignored=REASON) if f.rule == "claim-cure" else f for f in findings]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("report")
    named = [
        Source.from_path(source.path, f"clinic/{source.path.name}") for source in find_sources([CLINIC]) if source.path
    ]
    with (folder / "before.jsonl").open("w", encoding="utf-8") as out:
        jsonl(lint(named[:3]), out)
    pages = {
        "clinic": (named, Setting("clinic", since=Earlier(folder / "before.jsonl"))),
        "accepted": (named, Setting("accepted", settle=accepting)),
        "hostile": ([Source.from_text(HOSTILE, "a/<b>&\"'.html")], Setting("hostile")),
        "large": ([Source.from_text(f"<h1>Door {n}</h1>", f"{n:03}.html") for n in range(260)], Setting("large")),
    }
    for name, (sources, setting) in pages.items():
        write_file(folder / f"{name}.html", Reading(sources, Config()), setting=setting)
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not (BINARY and DRIVER):
        missing("Chromium and chromedriver aren't installed (Debian: apt install chromium chromium-driver)")
    try:
        from selenium import webdriver
    except ImportError:
        missing("selenium isn't installed (it is in the dev group)")
    options = webdriver.ChromeOptions()
    options.binary_location = BINARY
    for switch in (*SWITCHES.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm") or ""
    if not npm:
        missing("npm isn't installed, so axe-core can't be had")
    done = subprocess.run([npm, "pack", "axe-core@4"], cwd=folder, capture_output=True, timeout=120, check=False)
    if done.returncode:
        missing(f"npm can't get axe-core: {done.stderr.decode()[-200:]}")
    (package,) = folder.glob("*.tgz")
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode()
