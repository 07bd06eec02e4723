"""Takes the pictures of the report in docs/images: `python scripts/screenshots.py` (needs Chromium, and the package's dev group)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
VIEWS = {
    "report-overview": ("#overview", 1280, 1180),
    "report-page": ("#page=examples%2Fclinic%2Fknee-pain.html", 1320, 900),
    "report-claims": ("#claims", 1280, 800),
}
SWITCHES = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1"
)


def browser(profile: str) -> webdriver.Chrome:
    """A Chromium without a screen, with an empty profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    for switch in (*SWITCHES.split(), f"--user-data-dir={profile}"):
        options.add_argument(switch)
    return webdriver.Chrome(options, webdriver.ChromeService(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")))


def main() -> None:
    """Makes the report of the example clinic and takes a picture of each view."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "report.html")
        command = [sys.executable, "-m", "contentlint.cli", "report", "examples/clinic", "-o", str(page)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run([*command, "--title", "Alder Lane Clinic"], check=True, cwd=ROOT, env=environment)
        driver = browser(str(Path(folder, "profile")))
        try:
            for name, (view, width, height) in VIEWS.items():
                driver.set_window_size(width, height)
                driver.get("about:blank")
                driver.get(page.as_uri() + view)
                WebDriverWait(driver, 10).until(lambda d: d.find_elements(By.CSS_SELECTOR, "html[data-view]"))
                driver.save_screenshot(str(IMAGES / f"{name}.png"))
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
