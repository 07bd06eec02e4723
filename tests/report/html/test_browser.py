"""The report in a real browser: filters, deep links, the ledger, printing, and axe-core inside the page."""

import base64
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contentlint.config import Config
from contentlint.report.html import Reading, Setting, write_file
from contentlint.site import find_sources
from contentlint.source import Source

pytest.importorskip("jinja2")
webdriver = pytest.importorskip("selenium.webdriver", reason="selenium isn't installed")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.select import Select  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

CLINIC = Path(__file__).parents[3] / "examples" / "clinic"
BINARY = os.environ.get("CHROMIUM") or shutil.which("chromium")
DRIVER = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")
SWITCHES = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --window-size=1400,1000"
)
VIEWS = ("#overview", "#pages", "#claims", "#limits", "#page=clinic%2Fknee-pain.html")
HOSTILE = """<!doctype html><html lang="en"><head><title></title></head><body>
<h1>&lt;img src=x onerror="window.pwned=1"&gt; &lt;/script&gt;&lt;script&gt;window.pwned=1&lt;/script&gt;</h1>
<p>&lt;svg onload=window.pwned=1&gt; Our laser cures &lt;b id=evil&gt;arthritis&lt;/b&gt; 😀 for good.</p>
<img src="javascript:window.pwned=1" alt="&quot;&gt;&lt;script&gt;window.pwned=1&lt;/script&gt;"></body></html>"""

pytestmark = pytest.mark.skipif(not (BINARY and DRIVER), reason="Chromium and its driver aren't installed")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("report")
    named = [
        Source.from_path(source.path, f"clinic/{source.path.name}") for source in find_sources([CLINIC]) if source.path
    ]
    pages = {"clinic": named, "hostile": [Source.from_text(HOSTILE, "a/<b>&\"'.html")]}
    for name, sources in pages.items():
        write_file(folder / f"{name}.html", Reading(sources, Config()), setting=Setting(name))
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
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
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm isn't installed, so axe-core can't be had")
    done = subprocess.run([npm, "pack", "axe-core@4"], cwd=folder, capture_output=True, timeout=120, check=False)
    if done.returncode:
        pytest.skip("npm can't get axe-core")
    (package,) = folder.glob("*.tgz")
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode()


def show(driver: Any, address: str) -> None:
    driver.get("about:blank")
    driver.get(address)
    WebDriverWait(driver, 20).until(lambda d: d.find_elements(By.CSS_SELECTOR, "html[data-view]"))


def shown(driver: Any, selector: str) -> list[Any]:
    return [element for element in driver.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def text_of(driver: Any, selector: str) -> str:
    """Read in one step: the view may be drawn anew between finding an element and asking for its text."""
    return str(driver.execute_script("return document.querySelector(arguments[0])?.textContent", selector))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(driver: Any, reports: dict[str, str], axe: str, view: str, scheme: str) -> None:
    feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
    show(driver, reports["clinic"] + view)
    driver.execute_script("window.process = undefined;" + axe)
    run = "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations))"
    found = [
        (v["id"], [node["html"][:200] for node in v["nodes"]][:4], v["nodes"][0]["failureSummary"])
        for v in driver.execute_async_script(run)
    ]
    assert found == []


def test_the_page_loads_nothing_and_breaks_no_policy(driver: Any, reports: dict[str, str]) -> None:
    driver.get_log("browser")
    for view in VIEWS:
        show(driver, reports["clinic"] + view)
        assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert [entry["message"] for entry in driver.get_log("browser")] == []


def test_filters_narrow_what_is_marked(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#page=clinic%2Fknee-pain.html")
    every = len(shown(driver, ".findings li"))
    driver.find_element(By.ID, "level-error").click()
    assert shown(driver, ".findings li.error") == [] == shown(driver, ".sheet .flag.error")
    assert 0 < len(shown(driver, ".findings li")) < every
    driver.find_element(By.ID, "level-error").click()
    Select(driver.find_element(By.ID, "rule-filter")).select_by_value("claim-cure")
    (card,) = shown(driver, ".findings li")
    assert "claim-cure" in card.text and "What would settle it" in card.text
    assert [mark.text for mark in shown(driver, ".sheet mark")] == ["cures"]
    Select(driver.find_element(By.ID, "rule-filter")).select_by_value("")
    Select(driver.find_element(By.ID, "place-filter")).select_by_value("us")
    assert 0 < len(shown(driver, ".findings li")) < every


def test_a_deep_link_opens_page_and_finding(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#claims")
    row = next(row for row in shown(driver, "#ledger tbody tr") if "throw away your" in row.text)
    address = row.find_element(By.CSS_SELECTOR, "a").get_attribute("href")
    show(driver, address)
    assert [mark.text for mark in shown(driver, "mark.chosen")] == ["throw away your"]
    focus = driver.switch_to.active_element
    assert focus.get_attribute("aria-label") == "Error: claim-discourage-care"
    assert driver.execute_script(
        "const b = arguments[0].getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight", focus
    )


def test_keys_walk_through_findings_and_pages(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#page=clinic%2Facupuncture.html")
    body = driver.find_element(By.TAG_NAME, "body")
    seen: list[str] = []
    for _ in range(2):
        body.send_keys("n")
        WebDriverWait(driver, 10).until(
            lambda d: d.current_url.rpartition("=")[2] not in (*seen, "clinic%2Facupuncture.html")
        )
        seen.append(driver.current_url.rpartition("=")[2])
    body.send_keys("]")
    WebDriverWait(driver, 10).until(lambda d: text_of(d, "#page .page-facts .file") == "clinic/contact.html")


def test_the_ledger_sorts_filters_and_exports(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#claims")
    button = next(button for button in shown(driver, "#ledger th button") if button.text.startswith("Claim"))
    button.click()
    column = [row.find_elements(By.TAG_NAME, "td")[2].text for row in shown(driver, "#ledger tbody tr")]
    assert len(column) > 10 and column == sorted(column)
    assert len(shown(driver, "#ledger th[aria-sort=ascending]")) == 1
    button.click()
    again = [row.find_elements(By.TAG_NAME, "td")[2].text for row in shown(driver, "#ledger tbody tr")]
    assert again == sorted(column, reverse=True)
    Select(driver.find_element(By.ID, "ledger-category")).select_by_value("cure")
    assert {row.find_elements(By.TAG_NAME, "td")[2].text for row in shown(driver, "#ledger tbody tr")} == {"cure"}
    saved = (
        "const done = arguments[0]; URL.createObjectURL = (blob) => { blob.text().then(done); return 'about:blank'; };"
        "HTMLAnchorElement.prototype.click = () => {}; document.getElementById('ledger-csv').click();"
    )
    lines = driver.execute_async_script(saved).strip().splitlines()
    assert len(lines) == 1 + len(shown(driver, "#ledger tbody tr")) and '"cure"' in lines[1]


@pytest.mark.parametrize("view", VIEWS)
def test_it_prints(driver: Any, reports: dict[str, str], view: str) -> None:
    show(driver, reports["clinic"] + view)
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF") and len(pdf) > 5_000


def test_page_text_never_becomes_markup(driver: Any, reports: dict[str, str]) -> None:
    driver.get_log("browser")
    for view in ("#overview", "#claims", "#page=" + "a%2F%3Cb%3E%26%22'.html"):
        show(driver, reports["hostile"] + view)
        assert driver.execute_script(
            "return window.pwned === undefined && !document.querySelector('main img, main b#evil, main svg[onload]')"
        )
    assert shown(driver, ".sheet .h1")[0].text.endswith("</script><script>window.pwned=1</script>")
    # What stands behind a character of two code units is marked to the letter.
    assert any(
        mark.text.startswith("cures") and mark.text.endswith("😀 for good") for mark in shown(driver, ".sheet mark")
    )
    assert [json.dumps(entry) for entry in driver.get_log("browser")] == []


def test_overview_and_tables_stand_without_scripts(driver: Any, reports: dict[str, str]) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get("about:blank")
        driver.get(reports["clinic"])
        assert len(shown(driver, "section.view")) == 4
        assert len(shown(driver, "#ledger tbody tr")) > 10 and len(shown(driver, "#pages tbody tr")) == 5
        assert shown(driver, ".js") == []
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
