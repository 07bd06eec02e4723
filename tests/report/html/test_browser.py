"""The report in a real browser: filters, deep links, the ledger, printing, and axe-core inside the page."""

import base64
import json
import re
from typing import Any

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("selenium", reason="selenium isn't installed (it is in the dev group)")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from .conftest import REASON

VIEWS = ("#overview", "#pages", "#claims", "#limits", "#page=clinic%2Fknee-pain.html")


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


def test_accepted_claims_stand_in_the_ledger_with_reason_and_approver(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["accepted"] + "#claims")
    assert not [row for row in shown(driver, "#ledger tbody tr") if REASON in row.text]
    Select(driver.find_element(By.ID, "ledger-status")).select_by_value("settled")
    rows = shown(driver, "#ledger tbody tr")
    assert rows and all(REASON in row.text and "Accepted" in row.text for row in rows)
    rows[0].find_element(By.CSS_SELECTOR, "a").click()
    WebDriverWait(driver, 10).until(lambda d: REASON in text_of(d, "#page .findings li.chosen"))


def test_severities_are_told_apart_by_shape_and_line_too(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#page=clinic%2Fknee-pain.html")
    levels = ("error", "warning", "info")
    shapes = {flag.get_attribute("href") for flag in driver.find_elements(By.CSS_SELECTOR, ".sheet .flag use")}
    assert {f"#shape-{level}" for level in levels} <= shapes
    style = "return getComputedStyle(document.querySelector(arguments[0])).textDecorationStyle"
    lines = [driver.execute_script(style, f".sheet mark.{level}") for level in levels]
    assert len(set(lines)) == len(levels)


def test_hard_sentences_are_shaded_until_switched_off(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#page=clinic%2Fknee-pain.html")
    (first, *_) = shown(driver, ".sheet .hard")
    assert first.text.startswith("Degenerative") and re.search("school grade [0-9]+", first.get_attribute("title"))
    driver.find_element(By.ID, "shade").click()
    assert shown(driver, ".sheet .hard") == []


def test_every_page_is_in_the_table_which_sorts_and_filters(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["large"] + "#pages")
    assert len(shown(driver, "#pages tbody tr")) == 200
    shown(driver, "#pages button.more")[0].click()
    assert len(shown(driver, "#pages tbody tr")) == 260
    driver.execute_script("window.scrollTo(0, 0)")  # from below the header that stays in place
    shown(driver, "#pages th button")[0].click()
    shown(driver, "#pages th button")[0].click()
    names = [link.text for link in shown(driver, "#pages tbody a")]
    assert names == sorted(names, reverse=True)
    driver.find_element(By.ID, "page-filter").send_keys("25")
    told = text_of(driver, "#page-count")
    assert {link.text for link in shown(driver, "#pages tbody a")} == {
        f"{number:03}.html" for number in range(260) if "25" in f"{number:03}"
    } and told.endswith("of 260 pages")
    show(driver, reports["large"] + "#page=257.html")
    assert shown(driver, ".sheet .h1")[0].text.endswith("Door 257")


def test_what_has_the_focus_is_outlined(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#page=clinic%2Fknee-pain.html")
    outline = "const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]"
    for _ in range(25):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        style, width = driver.execute_script(outline)
        assert style == "solid" and width >= 2, driver.execute_script("return document.activeElement.outerHTML")


@pytest.mark.parametrize("view", VIEWS)
def test_it_prints(driver: Any, reports: dict[str, str], view: str) -> None:
    show(driver, reports["clinic"] + view)
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    pages = len(re.findall(rb"/Type /Page\b(?!s)", pdf))
    assert pdf.startswith(b"%PDF") and 1 <= pages < 20 and len(pdf) > 5_000


def test_the_printed_ledger_has_a_claim_a_row_with_its_clause(driver: Any, reports: dict[str, str]) -> None:
    show(driver, reports["clinic"] + "#claims")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert shown(driver, ".tools, .tabs, .side.left") == []
        rows = [
            [cell.text for cell in row.find_elements(By.TAG_NAME, "td")] for row in shown(driver, "#ledger tbody tr")
        ]
        assert len(rows) > 10 and all(sentence and clause for _, sentence, _, _, _, clause, _ in rows)
        # On A4, 210 mm less two margins of 10 mm, nothing is cut off at the right.
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 718, "height": 1000, "deviceScaleFactor": 1, "mobile": False},
        )
        assert driver.execute_script("return document.getElementById('ledger').getBoundingClientRect().right <= 718")
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


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
